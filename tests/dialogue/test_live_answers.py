from pathlib import Path
from shutil import copytree

import pytest

from bot.dialogue.answers import Answers
from bot.dialogue.live_answers import live_answers
from bot.facts.document import DocumentError
from bot.facts.incident import live_facts
from bot.facts.store import LiveFiles
from bot.settings import settings

GOOD = (
    "responses:\n  utter_a:\n  - text: Ring {kontaktcenter_telefon}.\n    buttons:\n    - {title: Ja, payload: /ja}\n"
)


@pytest.fixture
def topics(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings(), "variable", tmp_path / "var")
    folder = tmp_path / "nlu"
    folder.mkdir()
    return folder


def started_with(topics: Path, text: str) -> LiveFiles[Answers]:
    """The answers of a process that starts now; what this process remembers is left to the bots in it."""
    (topics / "a.yml").write_text(text, encoding="utf-8")
    return live_answers.__wrapped__(topics)


def said(answers: LiveFiles[Answers]) -> dict[str, str]:
    """The words of each response."""
    return {name: response.variations[0].text for name, response in answers.get().responses.items()}


@pytest.mark.parametrize("broken", ["responses: [\n", "responses:\n  utter_a:\n  - text: Ring {finns_inte}.\n"])
def test_broken_file_leaves_the_answers_over_a_restart(topics: Path, broken: str) -> None:
    before = said(started_with(topics, GOOD))
    after = started_with(topics, broken)

    assert said(after) == before == {"utter_a": "Ring {kontaktcenter_telefon}."}
    assert after.get().responses["utter_a"].variations[0].buttons[0].payload == "/ja"


def test_broken_file_at_the_very_first_start_is_told(topics: Path) -> None:
    with pytest.raises(DocumentError, match="går inte att läsa"):
        started_with(topics, "responses: [\n")


def test_what_was_kept_and_cannot_be_read_is_passed_over(topics: Path) -> None:
    settings().variable.mkdir()
    (settings().variable / "answers.json").write_text("{", encoding="utf-8")

    assert said(started_with(topics, GOOD)) == {"utter_a": "Ring {kontaktcenter_telefon}."}


def test_disk_that_cannot_be_written_costs_no_answer(topics: Path) -> None:
    settings().variable.write_text("a file where the folder would be")

    assert said(started_with(topics, GOOD)) == {"utter_a": "Ring {kontaktcenter_telefon}."}


def test_words_are_judged_by_the_facts_of_that_moment(
    topics: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    incident = copytree(settings().incident, tmp_path / "incident")
    monkeypatch.setattr(settings(), "incident", incident)
    live_facts(incident).get()
    channels = incident / "channels.yml"
    added = "  ny_telefon:\n    name: Ny\n    kind: phone\n    value: 011-15 77 77\n    source: bulletin\n"
    channels.write_text(channels.read_text("utf-8").replace("\nchannels:\n", f"\nchannels:\n{added}"), "utf-8")

    assert started_with(topics, "responses:\n  utter_a:\n  - text: Ring {ny_telefon}.\n").error is None
