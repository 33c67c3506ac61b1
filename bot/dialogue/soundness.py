"""A conversation file that is damaged is set aside, so that the bot starts and answers without it."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import structlog

MARK = ".skadad-"
_SECONDS_A_DAY = 86_400
# Reading a whole file takes a second for each few hundred megabytes; of a larger one only the outline is read.
_MOST_BYTES_READ = 256 * 1024 * 1024

log = structlog.get_logger()


def set_aside_when_corrupt(path: Path) -> Path | None:
    """Rename the SQLite file at `path`, with its journal, when it is damaged; returns its new name."""
    if not path.exists() or _is_sound(path):
        return None
    mark = f"{MARK}{int(time.time())}"
    for suffix in ("", "-wal", "-shm"):
        part = Path(f"{path}{suffix}")
        if part.exists():
            part.replace(f"{part}{mark}")
    aside = Path(f"{path}{mark}")
    log.error("store.corrupt", set_aside=str(aside), remedy="lots restore, or sqlite3 .recover on the file set aside")
    return aside


def drop_set_aside(path: Path, days: int) -> None:
    """Remove what was set aside of `path` and last written more than `days` ago."""
    for old in path.parent.glob(f"{path.name}*{MARK}*"):
        with contextlib.suppress(FileNotFoundError):  # another process does the same
            if time.time() - old.stat().st_mtime > days * _SECONDS_A_DAY:
                old.unlink()


def _is_sound(path: Path) -> bool:
    check = "quick_check(1)" if path.stat().st_size <= _MOST_BYTES_READ else "schema_version"
    try:
        with closing(sqlite3.connect(path, timeout=2)) as connection:
            found = connection.execute(f"PRAGMA {check}").fetchone()
    except sqlite3.OperationalError as error:
        log.error("store.unchecked", reason=str(error), remedy="see that nothing else holds the file")
        return True  # locked, not damaged
    except sqlite3.DatabaseError:
        return False
    return check == "schema_version" or found == ("ok",)
