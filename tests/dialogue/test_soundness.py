from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from bot.dialogue.soundness import MARK, drop_set_aside, set_aside_when_corrupt


def made(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE said (text)")
    return path


def test_sound_file_stays(tmp_path: Path) -> None:
    assert set_aside_when_corrupt(made(tmp_path / "a.db")) is None
    assert (tmp_path / "a.db").exists()


def test_missing_file_is_no_fault(tmp_path: Path) -> None:
    assert set_aside_when_corrupt(tmp_path / "a.db") is None


def test_damaged_file_is_kept_under_another_name(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"rubbish" * 1000)

    aside = set_aside_when_corrupt(path)

    assert aside is not None
    assert aside.read_bytes().startswith(b"rubbish")
    assert not path.exists()


def test_locked_file_is_not_damaged(tmp_path: Path) -> None:
    path = made(tmp_path / "a.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")

        assert set_aside_when_corrupt(path) is None


def test_what_was_set_aside_goes_after_the_retention_time(tmp_path: Path) -> None:
    old = tmp_path / f"a.db{MARK}1"
    old.write_bytes(b"")
    os.utime(old, (0, time.time() - 22 * 86_400))
    new = tmp_path / f"a.db-wal{MARK}2"
    new.write_bytes(b"")

    drop_set_aside(tmp_path / "a.db", 21)

    assert list(tmp_path.iterdir()) == [new]
