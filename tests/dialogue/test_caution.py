"""112 after what may become danger, whatever was replied."""

from __future__ import annotations

from typing import Any

import pytest

from bot.assistant import Assistant
from bot.dialogue.answers import ASKED_BACK
from bot.dialogue.caution import is_due
from tests.dialogue.conftest import last

NAMED = "Är någon skadad eller i fara? Ring 112."


@pytest.mark.parametrize(
    "text",
    [
        "hej, mitt ex står utanför",
        "jag är arg på er, grannen hotar mig",
        "jag vill prata med en människa, mitt ex är på väg hit",
        "fungerar IST? mitt ex är på väg hit",
        "mormors trygghetslarm svarar inte",
        "trygghetslarmet fungerar inte",
        "det gäller mammas hemtjänst, ingen har varit hos henne idag",
        "hemtjänsten har inte kommit till farmor på hela dagen",
        "elementen är kalla, min son är 3 veckor gammal och det är 14 grader inne",
        "en man som sa att han var från hemtjänsten är kvar i min lägenhet och vill ha mitt kort",
    ],
)
async def test_what_may_be_danger_gets_112_in_its_answer(assistant: Assistant, text: str) -> None:
    answer = await last(assistant, text)

    assert any("112" in reply.text for reply in answer.replies), answer


async def test_who_is_frail_may_have_been_told_before(assistant: Assistant) -> None:
    answer = await last(assistant, "mormors trygghetslarm är tyst", "där svarar ingen")

    assert any("112" in reply.text for reply in answer.replies), answer


@pytest.mark.parametrize("said", [["vem lagar gungan i parken"], ["blabla hm", "/manniska"]])
async def test_what_follows_112_names_it_once_more(assistant: Assistant, said: list[str]) -> None:
    answer = await last(assistant, "hon andas inte", *said)

    assert NAMED in [reply.text for reply in answer.replies], answer


def test_question_that_was_asked_back_has_named_it_already() -> None:
    said = [_user("vem lagar gungan"), _bot("nodlage"), _bot(ASKED_BACK), _user("blabla"), _bot("nodlage"), _user("aj")]

    assert not is_due(said)
    assert is_due([_user("vem lagar gungan"), *said[4:]])


async def test_danger_that_was_overruled_gets_112_in_its_answer(assistant: Assistant) -> None:
    answer = await last(assistant, "jag fick ett sms om bankid från kommunen", "jag gjorde det och nu är pengar borta")

    assert answer.topic == "bluff"
    assert "sos_112" in answer.replies[-1].channels


async def test_what_follows_later_does_not(assistant: Assistant) -> None:
    answer = await last(assistant, "hon andas inte", "fungerar IST?", "fungerar Vitec?")

    assert not any("112" in reply.text for reply in answer.replies), answer


@pytest.mark.parametrize(
    "text",
    [
        "ingen svarar hos er",
        "det är 14 grader i simhallen",
        "när kommer hemtjänsten till mamma",
        "hemtjänstens faktura stämmer inte",
        "fungerar IST?",
        "jag vill ha ett trygghetslarm till mamma",
    ],
)
async def test_other_things_do_not(assistant: Assistant, text: str) -> None:
    answer = await last(assistant, text)

    assert not any("112" in reply.text for reply in answer.replies), answer


async def test_it_is_named_once_and_last(assistant: Assistant) -> None:
    answer = await last(assistant, "hur ansöker jag om bygglov, och om jag ramlar i natt då")

    assert [reply.text for reply in answer.replies].count(NAMED) == 1
    assert answer.replies[-1].text == NAMED


def _user(text: str) -> dict[str, Any]:
    return {"event": "user", "text": text}


def _bot(topic: str) -> dict[str, Any]:
    return {"event": "bot", "metadata": {"topic": topic}}


async def test_who_wants_somebody_to_talk_to_after_danger_is_told_of_112_again(assistant: Assistant) -> None:
    answer = await last(assistant, "jag vill inte leva längre", "fungerar IST?", "kan jag prata med en människa")

    assert NAMED in [reply.text for reply in answer.replies], answer
