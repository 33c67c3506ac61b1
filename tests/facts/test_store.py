from pathlib import Path

import pytest

from bot.facts.document import DocumentError, read_document
from bot.facts.store import LiveFiles


def live(path: Path) -> LiveFiles[object]:
    return LiveFiles(lambda: [path], lambda: read_document(path).data, delay=0)


def test_change_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("a: 1")
    files = live(path)

    path.write_text("a: 22")

    assert files.get() == {"a": 22}


def test_what_was_just_looked_at_can_be_looked_at_again(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("a: 1")
    files = LiveFiles(lambda: [path], lambda: read_document(path).data, delay=60)

    path.write_text("a: 22")

    assert (files.get(), files.newest()) == ({"a": 1}, {"a": 22})


def test_broken_file_leaves_the_last_good_content(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("a: 1")
    files = live(path)

    path.write_text("a: [")

    assert files.get() == {"a": 1}
    assert files.error is not None


def test_mended_file_clears_the_error(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("a: 1")
    files = live(path)
    path.write_text("a: [")
    files.get()

    path.write_text("a: 333")

    assert files.get() == {"a": 333}
    assert files.error is None


def test_removed_file_leaves_the_last_good_content(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("a: 1")
    files = live(path)

    path.unlink()

    assert files.get() == {"a": 1}


def test_first_reading_has_nothing_to_fall_back_on(tmp_path: Path) -> None:
    with pytest.raises(DocumentError):
        live(tmp_path / "none.yml")


def test_first_reading_takes_the_last_good_where_there_is_one(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("a: [")

    files = LiveFiles(lambda: [path], lambda: read_document(path).data, delay=0, last_good=lambda: {"a": 0})
    kept, error = files.get(), files.error
    path.write_text("a: 333")

    assert (kept, error is not None) == ({"a": 0}, True)
    assert (files.get(), files.error) == ({"a": 333}, None)
