from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.dialogue.live_answers import live_answers
from bot.facts.history import History
from bot.facts.incident import STATUS, live_facts
from bot.settings import settings
from bot.web.watching import Watch
from tests.conftest import ROOT, edit


@pytest.fixture
def incident(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "incident", tmp_path / "incident"))


@pytest.fixture
def topics(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one topic, whose answer a test may change."""
    monkeypatch.setattr(settings(), "variable", tmp_path / "var")  # where answers are kept
    folder = tmp_path / "nlu"
    folder.mkdir()
    (folder / "tack.yml").write_text("responses:\n  utter_tack:\n  - text: Varsågod.\n", encoding="utf-8")
    return folder


@pytest.fixture
def watch(incident: Path, topics: Path, tmp_path: Path) -> Watch:
    return Watch(incident, topics, History(incident, tmp_path / "var"))


async def test_facts_that_nobody_asked_by_are_the_last_good_ones(watch: Watch, incident: Path) -> None:
    edit(incident / STATUS, "title: Vitec\n", "title: Vitec vila\n")
    await watch.look()
    (incident / STATUS).write_text("systems: [", encoding="utf-8")

    assert live_facts(incident).newest().status.systems["vitec"].title == "Vitec vila"


async def test_words_that_nobody_asked_by_are_the_last_good_ones(watch: Watch, topics: Path) -> None:
    edit(topics / "tack.yml", "Varsågod.", "Så lite så.")
    await watch.look()
    (topics / "tack.yml").write_text("responses: [", encoding="utf-8")

    assert live_answers(topics).newest().responses["utter_tack"].variations[0].text == "Så lite så."


async def test_edit_by_hand_is_recorded(watch: Watch, incident: Path, tmp_path: Path) -> None:
    await watch.look()
    edit(incident / STATUS, "title: Vitec\n", "title: Vitec vila\n")
    await watch.look()

    assert [change.title for change in History(incident, tmp_path / "var").versions()[-1].changes] == [
        "Vitec vila: fungerar delvis"
    ]
