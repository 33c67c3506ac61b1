from pathlib import Path
from typing import Any

import pytest

from bot.facts.document import DocumentError
from bot.facts.draft import listed
from bot.facts.editing import edit_yaml, replace
from bot.facts.files import locked

FILE = """# högst upp
updated: 2022-12-05   # när
systems:
  # före ist
  ist:
    title: "IST"
    state: major_outage
    text: >-
      En rad
      och en till.
    names: [ett, två,
      tre]

  # före vitec
  vitec:
    title: Vitec
    state: partial_outage
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    written = tmp_path / "status.yml"
    written.write_text(FILE, encoding="utf-8")
    return written


def fine(folder: Path) -> None:
    """Any draft will do."""


def test_only_the_changed_line_differs(path: Path) -> None:
    def change(data: dict[str, Any]) -> None:
        data["systems"]["vitec"]["state"] = "operational"

    edit_yaml(path, change, fine)

    assert path.read_text(encoding="utf-8") == FILE.replace("partial_outage", "operational")


def test_folded_text_is_replaced_whole_and_comments_stay(path: Path) -> None:
    def change(data: dict[str, Any]) -> None:
        data["systems"]["ist"]["text"] = "Ny text."

    edit_yaml(path, change, fine)

    expected = FILE.replace("      En rad\n      och en till.\n", "      Ny text.\n")
    assert path.read_text(encoding="utf-8") == expected


def test_new_entry_stands_last(path: Path) -> None:
    def change(data: dict[str, Any]) -> None:
        data["systems"]["lifecare"] = {
            "title": "Lifecare",
            "names": listed(["lifecare", "vårdsystemet"]),
            "number": "112",
        }

    edit_yaml(path, change, fine)

    added = "  lifecare:\n    title: Lifecare\n    names: [lifecare, vårdsystemet]\n    number: '112'\n"
    assert path.read_text(encoding="utf-8") == FILE + added


def test_removed_key_is_gone(path: Path) -> None:
    def change(data: dict[str, Any]) -> None:
        del data["systems"]["ist"]["text"]

    edit_yaml(path, change, fine)

    assert path.read_text(encoding="utf-8") == FILE.replace("    text: >-\n      En rad\n      och en till.\n", "")


def test_windows_line_ends_and_byte_order_mark_stay(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + FILE.replace("\n", "\r\n").encode())

    edit_yaml(path, lambda data: data.update(updated="2022-12-06"), fine)

    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf# h")
    assert content.count(b"\n") == content.count(b"\r\n") == FILE.count("\n")


def test_draft_that_fails_the_check_changes_nothing(path: Path) -> None:
    def refuse(folder: Path) -> None:
        raise DocumentError(folder / "status.yml", 1, "nej")

    with pytest.raises(DocumentError):
        edit_yaml(path, lambda data: data.update(updated="2022-12-06"), refuse)

    assert path.read_text(encoding="utf-8") == FILE
    assert [file.name for file in path.parent.iterdir()] == ["status.yml"]


def test_change_by_somebody_else_meanwhile_is_not_overwritten(path: Path) -> None:
    def other(folder: Path) -> None:
        path.write_text("annat: 1\n", encoding="utf-8")

    with pytest.raises(DocumentError, match="Någon annan"):
        edit_yaml(path, lambda data: data.update(updated="2022-12-06"), other)

    assert path.read_text(encoding="utf-8") == "annat: 1\n"


def test_replacing_keeps_the_mode(path: Path) -> None:
    path.chmod(0o640)

    with locked(path.parent):
        replace(path, "a: 1\n", path.read_bytes())

    assert (path.stat().st_mode & 0o777, path.read_text(encoding="utf-8")) == (0o640, "a: 1\n")
