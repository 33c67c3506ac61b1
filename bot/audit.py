"""What staff did, for those who must be able to ask later: who, what and when, never what residents wrote."""

from __future__ import annotations

import getpass
import json
import os
from datetime import datetime
from pathlib import Path

from bot.facts.hours import STOCKHOLM

FILE = "audit.jsonl"


def record(folder: Path, what: str, **details: str) -> None:
    """Append one line to the audit log in `folder`, on disk when this returns."""
    folder.mkdir(parents=True, exist_ok=True)
    entry = {"at": datetime.now(STOCKHOLM).isoformat(timespec="seconds"), "who": who(), "what": what, **details}
    append_line(folder / FILE, json.dumps(entry, ensure_ascii=False))


def append_line(path: Path, line: str) -> None:
    """Append `line` in one write, so that lines of several processes never mix."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(handle, (line + "\n").encode("utf-8"))
        os.fsync(handle)
    finally:
        os.close(handle)


def who() -> str:
    """The person behind sudo where there is one."""
    return os.environ.get("SUDO_USER") or getpass.getuser()
