from pathlib import Path

import pytest

from bot.release.cases import Message, Turn
from bot.release.gate import Cases, objections, read_cases
from bot.release.readings import Readings, Said, key
from tests.conftest import ROOT

TITLES = {"oppettider": "Öppettider", "kontakt": "Hur jag når kommunen"}
MESSAGES = [Message(f"fråga {number}", ("oppettider",), None) for number in range(30)]
TALK = [Turn(Message(f"tur {number}", ("oppettider",), None), (), ()) for number in range(10)]


def cases(messages: list[Message] | None = None, conversations: list[list[Turn]] | None = None) -> Cases:
    return Cases([], [], messages or [], conversations or [], [])


def readings(right: int) -> Readings:
    """A model that has the first `right` of the messages and turns right."""
    given = ["oppettider" if number < right else "kontakt" for number in range(30)]
    said = [Said(topic, None, []) for topic in given[: len(TALK)]]
    texts = [message.text for message in MESSAGES]
    return Readings(dict(zip(texts, given, strict=True)), {key([turn.message.text for turn in TALK]): said})


@pytest.mark.parametrize(("right", "refused"), [(30, False), (27, False), (26, True)])
def test_topic_may_lose_the_margin_and_no_more(right: int, refused: bool) -> None:
    found = objections(cases(MESSAGES), readings(right), readings(30), [], TITLES, 0.1)

    assert bool(found) is refused


def test_few_messages_may_lose_one() -> None:
    few = [*MESSAGES[:2], *MESSAGES[28:]]

    assert objections(cases(few), readings(29), readings(30), [], TITLES, 0.1) == []
    assert len(objections(cases(few), readings(20), readings(30), [], TITLES, 0.1)) == 1


def test_objection_names_topic_messages_and_who_took_them() -> None:
    (found,) = objections(cases(MESSAGES), readings(20), readings(30), [], TITLES, 0.1)

    lines = found.lines()
    assert lines[0] == "Ämnet ”Öppettider” (oppettider) blir sämre: 20 rätt av 30 provfrågor, mot 30 nu."
    assert lines[1] == "  ”fråga 20” hamnar i ”Hur jag når kommunen” (kontakt)"
    assert lines[6] == "  … och 5 till"
    assert "oppettider.yml" in lines[7]
    assert "kontakt.yml" in lines[7]


def test_conversations_may_lose_one_turn() -> None:
    assert objections(cases(None, [TALK]), readings(9), readings(10), [], TITLES, 0.1) == []
    (found,) = objections(cases(None, [TALK]), readings(8), readings(10), [], TITLES, 0.1)
    assert "2 svar i provsamtalen" in found.what


def test_without_a_live_model_nothing_can_be_lost() -> None:
    assert objections(cases(MESSAGES), readings(0), None, [], TITLES, 0.1) == []


@pytest.mark.parametrize("channels", [[], [["kontaktcenter_telefon"]], [["sos_112"], ["helpdesk"]]])
def test_emergency_gets_112_first_and_alone(channels: list[list[str]]) -> None:
    fire = Message("det brinner", ("nodlage",), None)
    draft = Readings({}, {key([fire.text]): [Said("nodlage", None, channels)]})

    (found,) = objections(Cases([fire], [], [], [], []), draft, None, [], TITLES, 0.1)

    assert found.examples[0].startswith("”det brinner”")


def test_false_emergency_is_refused() -> None:
    near = Message("brandvarnare", ("kommunal_tjanst",), None)

    assert objections(Cases([], [near], [], [], []), Readings({near.text: "nodlage"}), None, [], TITLES, 0.1)


def test_the_projects_own_cases_are_read() -> None:
    found = read_cases(ROOT / "tests")

    assert all((found.emergencies, found.near, found.messages, found.conversations, found.stories))


def test_a_project_without_cases_has_none(tmp_path: Path) -> None:
    assert read_cases(tmp_path).texts == []
