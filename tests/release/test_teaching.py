from pathlib import Path

import pytest

from bot.facts.document import DocumentError
from bot.release.teaching import ExampleError, add_example, fingerprint, remove_example

TOPIC = """version: "3.1"
# skrivarens anmärkning
nlu:
- intent: kontakt
  metadata:
    title: Kontakt
  examples: |
    - Hur når jag er?
    - Kontakta kommunen

- intent: kontakt
  metadata: {system: vitec}
  examples: |
    - Vem når jag om Vitec?
rules:
- rule: kontakt
  steps: []
"""
OTHER = 'version: "3.1"\nnlu:\n- intent: bluff\n  examples: |\n    - Är sms:et äkta?'


@pytest.fixture
def topics(tmp_path: Path) -> Path:
    (tmp_path / "kontakt.yml").write_text(TOPIC, encoding="utf-8")
    (tmp_path / "bluff.yml").write_text(OTHER, encoding="utf-8")
    return tmp_path


def content(topics: Path, topic: str = "kontakt") -> str:
    return (topics / f"{topic}.yml").read_bytes().decode("utf-8")


def test_question_becomes_the_last_example_and_nothing_else_changes(topics: Path) -> None:
    assert add_example(topics, "kontakt", "Var finns ni: uppe eller nere?")

    added = "    - Kontakta kommunen\n    - Var finns ni: uppe eller nere?\n"
    assert content(topics) == TOPIC.replace("    - Kontakta kommunen\n", added)


def test_system_names_the_block(topics: Path) -> None:
    add_example(topics, "kontakt", "Vitec då?", system="vitec")

    assert "Vem når jag om Vitec?\n    - Vitec då?\nrules:" in content(topics)


def test_windows_line_ends_stay(topics: Path) -> None:
    (topics / "kontakt.yml").write_bytes(TOPIC.replace("\n", "\r\n").encode())

    add_example(topics, "kontakt", "En till")

    assert content(topics).count("\n") == content(topics).count("\r\n") == TOPIC.count("\n") + 1


def test_file_without_a_last_line_end_is_whole(topics: Path) -> None:
    add_example(topics, "bluff", "Är mejlet äkta?")

    assert content(topics, "bluff") == OTHER + "\n    - Är mejlet äkta?\n"


def test_question_that_is_there_is_not_written_twice(topics: Path) -> None:
    assert not add_example(topics, "kontakt", "HUR NÅR JAG ER?")

    assert content(topics) == TOPIC


@pytest.mark.parametrize(
    ("topic", "text", "system", "reason"),
    [
        ("kontakt", "Är sms:et äkta?", None, "finns redan i bluff.yml"),
        ("saknas", "hej", None, "Välj ett av: bluff, kontakt"),
        ("Köntakt", "hej", None, "Menade du kontakt?"),
        ("../kontakt", "hej", None, "finns inte"),
        ("kontakt", "hej", "okand", "--system"),
        ("kontakt", "jag heter [personnummer]", None, "--text"),
        ("kontakt", " []", None, "tom"),
    ],
)
def test_refusal_says_what_to_do_and_changes_nothing(
    topics: Path, topic: str, text: str, system: str | None, reason: str
) -> None:
    with pytest.raises(ExampleError) as refused:
        add_example(topics, topic, text, system)

    assert reason in str(refused.value)
    assert (content(topics), content(topics, "bluff")) == (TOPIC, OTHER)


def test_brackets_do_not_become_an_annotation(topics: Path) -> None:
    add_example(topics, "kontakt", "ring [mig](nummer)")

    assert "- ring mig(nummer)\n" in content(topics)


def test_question_taken_back_leaves_the_file_as_it_was(topics: Path) -> None:
    add_example(topics, "kontakt", "Vitec då?", system="vitec")

    removed = remove_example(topics, "kontakt", fingerprint("vitec  då?"))

    assert removed == "Vitec då?"
    assert content(topics) == TOPIC


def test_question_that_is_gone_is_not_missed(topics: Path) -> None:
    assert remove_example(topics, "kontakt", fingerprint("Finns inte")) is None
    assert remove_example(topics, "saknas", fingerprint("Kontakta kommunen")) is None


def test_last_question_of_a_topic_stays(topics: Path) -> None:
    with pytest.raises(DocumentError, match="Det är den enda frågan"):
        remove_example(topics, "bluff", fingerprint("Är sms:et äkta?"))

    assert content(topics, "bluff") == OTHER
