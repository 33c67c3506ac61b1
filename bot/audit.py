"""What staff did, for those who must be able to ask later: who, what and when, never what residents wrote."""

from __future__ import annotations

import getpass
import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import structlog

from bot.facts.files import reason_of
from bot.facts.hours import STOCKHOLM

FILE = "audit.jsonl"

log = structlog.get_logger()


def record(folder: Path, what: str, *, who: str | None = None, at: datetime | None = None, **details: Any) -> None:
    """Append one line to the audit log in `folder`, on disk when this returns; by default who runs this, now.

    `details` are values that JSON knows. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    moment = (at or datetime.now(STOCKHOLM)).isoformat(timespec="seconds")
    entry = {"at": moment, "who": who or user(), "what": what, **details}
    append_line(folder / FILE, json.dumps(entry, ensure_ascii=False))


def note(folder: Path, what: str, *, who: str | None = None, at: datetime | None = None, **details: Any) -> None:
    """`record` of what is done already: a log that cannot be written must not tell staff that it is not done."""
    try:
        record(folder, what, who=who, at=at, **details)
    except OSError as error:
        reason = f"{folder}: {reason_of(error)}"
        log.error("audit.unwritten", what=what, reason=reason, remedy=f"see that {folder} can be written")


def recorded(folder: Path, what: str) -> Iterator[dict[str, Any]]:
    """The entries of one kind, oldest first; a line that a power cut tore is passed over."""
    try:
        # Not every sign at which text may break ends a line: a pasted one stands in what was told.
        lines = (folder / FILE).read_text(encoding="utf-8", errors="replace").split("\n")
    except FileNotFoundError:
        return
    for line in lines:
        try:
            entry = json.loads(line)
        except ValueError:
            continue
        if isinstance(entry, dict) and entry.get("what") == what:
            yield entry


def append_line(path: Path, line: str) -> None:
    """Append `line` in one write, so that lines of several processes never mix; never to one that a power cut tore."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        size = os.fstat(handle).st_size
        torn = size > 0 and os.pread(handle, 1, size - 1) != b"\n"
        os.write(handle, (("\n" if torn else "") + line + "\n").encode("utf-8"))
        os.fsync(handle)
    finally:
        os.close(handle)


def user() -> str:
    """The person behind sudo where there is one."""
    return os.environ.get("SUDO_USER") or getpass.getuser()
