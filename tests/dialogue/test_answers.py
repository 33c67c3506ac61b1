import re
from pathlib import Path

import pytest

from bot.dialogue.answers import read_answers
from bot.facts.document import DocumentError
from tests.conftest import ROOT


def test_topic_is_its_files_name() -> None:
    assert read_answers(ROOT / "data/nlu").responses["utter_nodra_akut"].topic == "nodra_akut"


def test_every_topic_has_a_title() -> None:
    answers = read_answers(ROOT / "data/nlu")

    assert answers.titles["oppettider"] == "Öppettider"


def test_name_of_a_system_begins_the_sentence_of_its_state() -> None:
    variations = read_answers(ROOT / "data/nlu").responses["utter_systemstatus"].variations

    assert [variation.text for variation in variations if re.search(r"[^.\s] \{system_titel\}", variation.text)] == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("responses:\n  utter_a: []\n", "saknar svar"),
        ("responses:\n  utter_a:\n  - txt: hej\n", "saknar text"),
        ("responses:\n  utter_a:\n  - text: hej\n    buttons:\n    - titel: Ja\n", "title och payload"),
        ("responses: hej\n", "indrag"),
        ("", "tom"),
    ],
)
def test_fault_says_what_to_do(tmp_path: Path, text: str, what: str) -> None:
    (tmp_path / "a.yml").write_text(text, encoding="utf-8")

    with pytest.raises(DocumentError, match=what):
        read_answers(tmp_path)


def test_words_do_not_hang_on_the_questions(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("nlu: 5\nresponses:\n  utter_a:\n  - text: hej\n", encoding="utf-8")

    assert list(read_answers(tmp_path).responses) == ["utter_a"]


def test_same_response_twice_is_refused(tmp_path: Path) -> None:
    for name in ("a.yml", "b.yml"):
        (tmp_path / name).write_text("responses:\n  utter_a:\n  - text: hej\n", encoding="utf-8")

    with pytest.raises(DocumentError, match=r"finns redan i a\.yml"):
        read_answers(tmp_path)
