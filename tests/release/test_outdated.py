from pathlib import Path

import pytest

from bot.facts.document import read_document
from bot.facts.incident import read_facts
from bot.facts.systems import State, Status
from bot.release.examples import WarnedError
from bot.release.outdated import outdated, telling_of
from tests.conftest import ROOT

_TOPIC = """version: "3.1"
nlu:
- intent: nodra_ej_akut
  metadata:
    title: Kan vänta
    while_down: {named}
  examples: |
    - en fråga
"""


@pytest.fixture
def status() -> Status:
    return read_facts(ROOT / "incident").status


def topic(folder: Path, named: str) -> Path:
    path = folder / "nodra_ej_akut.yml"
    path.write_text(_TOPIC.format(named=named), encoding="utf-8")
    return path


def test_answer_about_what_is_down_is_right(status: Status, tmp_path: Path) -> None:
    assert list(outdated(read_document(topic(tmp_path, "[nodra_epost]")), status)) == []


def test_answer_about_what_works_again_is_a_warning(status: Status, tmp_path: Path) -> None:
    status.systems["nodra_epost"] = status.systems["nodra_epost"].copy(update={"state": State.OPERATIONAL})

    [fault] = outdated(read_document(topic(tmp_path, "[nodra_telefon, nodra_epost]")), status)

    assert isinstance(fault, WarnedError)
    assert fault.line == 6
    assert "nodra_epost har störningar, men det fungerar igen" in str(fault)


@pytest.mark.parametrize(
    ("named", "what"), [("[nodra_fax]", "”nodra_fax” finns inte i status.yml"), ("nodra_epost", "ska vara en lista")]
)
def test_what_is_no_list_of_systems_is_told(status: Status, named: str, what: str, tmp_path: Path) -> None:
    [fault] = outdated(read_document(topic(tmp_path, named)), status)

    assert what in str(fault)
    assert not isinstance(fault, WarnedError)


def test_files_that_tell_of_a_system_are_found(tmp_path: Path) -> None:
    path = topic(tmp_path, "[nodra_epost]")

    assert telling_of("nodra_epost", tmp_path) == [path]
    assert telling_of("vitec", tmp_path) == []


@pytest.mark.parametrize("text", ["while_down: 1\n", "- while_down\n", "nlu: while_down\n", "nlu: [while_down]\n"])
def test_file_of_another_form_tells_of_nothing(text: str, tmp_path: Path) -> None:
    (tmp_path / "nodra.yml").write_text(text, encoding="utf-8")

    assert telling_of("nodra_epost", tmp_path) == []


def test_unreadable_file_is_left_to_the_check(tmp_path: Path) -> None:
    topic(tmp_path, "[nodra_epost")

    assert telling_of("nodra_epost", tmp_path) == []
