import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from bot.facts.document import DocumentError
from bot.facts.draft import Draft, listed, written
from bot.facts.incident import STATUS
from tests.conftest import ROOT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "incident", tmp_path / "incident"))


def drafted(folder: Path, change: Callable[[bytes], bytes] = lambda content: content) -> Draft:
    path = folder / STATUS
    path.write_bytes(change(path.read_bytes()))
    return Draft(folder, STATUS)


def test_untouched_draft_is_the_file_letter_by_letter(folder: Path) -> None:
    assert drafted(folder).content() == (folder / STATUS).read_bytes()


def test_only_the_changed_line_changes(folder: Path) -> None:
    draft = drafted(folder)
    draft.data["systems"]["prorenata"]["state"] = "operational"

    before, after = (folder / STATUS).read_text("utf-8").splitlines(), draft.content().decode().splitlines()

    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        ("    state: partial_outage", "    state: operational")
    ]


def test_new_system_stands_last_and_leaves_the_rest(folder: Path) -> None:
    draft = drafted(folder)
    draft.data["systems"]["lifecare"] = {"title": "Lifecare", "names": listed(["Lifecare", "on"])}

    content = draft.content()

    assert content.startswith((folder / STATUS).read_bytes())
    assert yaml.safe_load(content)["systems"]["lifecare"]["names"] == ["Lifecare", "on"]


def test_line_ends_of_windows_and_byte_order_mark_stay(folder: Path) -> None:
    draft = drafted(folder, lambda content: b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"))
    draft.data["systems"]["ist"]["text"] = "Nytt."

    content = draft.content()

    assert content.startswith(b"\xef\xbb\xbf#")
    assert content.count(b"\n") == content.count(b"\r\n") > 90
    assert b"    text: Nytt.\r\n" in content


def test_file_of_five_thousand_lines_keeps_its_comments(folder: Path) -> None:
    system = "  s{0}:\n    title: S {0}\n    state: unknown  # nummer {0}\n    text: >-\n      Inget\n      känt.\n"
    system += "    names: [s{0}]\n    published: 2022-12-05\n    source: bulletin\n    channels: [helpdesk]\n"
    draft = drafted(folder, lambda content: content + "".join(map(system.format, range(500))).encode())
    draft.data["systems"]["s250"]["state"] = "operational"

    changed = (folder / STATUS).read_bytes().replace(b"unknown  # nummer 250\n", b"operational # nummer 250\n")
    assert draft.content() == changed


@pytest.mark.parametrize(
    ("content", "line"), [("systems:\n\tist: x\n", 2), ("updated: [\n", 1), ("", 1), ("- a\n", 1), ("a: 1\na: 2\n", 2)]
)
def test_broken_file_is_told_with_its_line(folder: Path, content: str, line: int) -> None:
    with pytest.raises(DocumentError) as told:
        drafted(folder, lambda _: content.encode())

    assert told.value.line == line


@pytest.mark.parametrize("text", ["on", "2022-12-05", "Obs: ring", "# nej", "1", "a\nb", "”Hej”", "{x}", "null", "- a"])
def test_text_is_read_as_it_was_written(folder: Path, text: str) -> None:
    draft = drafted(folder)
    draft.data["systems"]["ist"]["text"] = written(text)

    assert yaml.safe_load(draft.content())["systems"]["ist"]["text"] == text
