from pathlib import Path

import pytest

from bot.facts.document import DocumentError
from bot.facts.editing import replace
from bot.facts.files import locked


@pytest.fixture
def path(tmp_path: Path) -> Path:
    written = tmp_path / "oppettider.yml"
    written.write_text("a: 0\n", encoding="utf-8")
    return written


def test_change_by_somebody_else_meanwhile_is_not_overwritten(path: Path) -> None:
    with locked(path.parent), pytest.raises(DocumentError, match="Någon annan"):
        replace(path, "a: 1\n", b"a: 2\n")

    assert path.read_text(encoding="utf-8") == "a: 0\n"


def test_byte_order_mark_stays(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbfa: 0\n")

    with locked(path.parent):
        replace(path, "a: 1\n", path.read_bytes())

    assert path.read_bytes() == b"\xef\xbb\xbfa: 1\n"


def test_replacing_keeps_the_mode(path: Path) -> None:
    path.chmod(0o640)

    with locked(path.parent):
        replace(path, "a: 1\n", path.read_bytes())

    assert (path.stat().st_mode & 0o777, path.read_text(encoding="utf-8")) == (0o640, "a: 1\n")
