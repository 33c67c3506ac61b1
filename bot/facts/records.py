"""What was last heard from each feed, on disk, where every process that answers finds it."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError

from bot.facts.files import replace_file
from bot.facts.systems import State

VMA = "vma"
_SPACES = dict.fromkeys(map(ord, "\r\n\t"), " ")


class Heard(BaseModel):
    """What a feed said of one of our systems."""

    state: State
    text: str


class Announcement(BaseModel):
    """One important public announcement (VMA) that concerns us; without `expires` it lasts until it is withdrawn."""

    identifier: str
    text: str
    sent: datetime
    expires: datetime | None
    url: str | None


class Record(BaseModel):
    """The last word of one feed: `tried` is the last attempt, `fetched` the last success."""

    url: str
    tried: datetime
    fetched: datetime | None = None
    error: str | None = None
    systems: dict[str, Heard] = {}
    announcements: list[Announcement] = []

    def is_heard(self, minutes: int) -> bool:
        """Whether the attempts have failed for at most `minutes`; not where the clock was set back by more since."""
        return self.fetched is not None and abs(self.tried - self.fetched) <= timedelta(minutes=minutes)


def record_path(folder: Path, name: str) -> Path:
    """Where the record of the feed `name` lies."""
    return folder / f"{name}.json"


def read_record(folder: Path, name: str, url: str) -> Record | None:
    """The record of the feed `name`; None where there is none, a broken one, or one of another address."""
    try:
        record = Record.parse_raw(record_path(folder, name).read_bytes())
    except (OSError, ValidationError):
        return None
    return record if record.url == url else None


def write_record(folder: Path, name: str, record: Record) -> None:
    """Keep the record, whole."""
    folder.mkdir(parents=True, exist_ok=True)
    replace_file(record_path(folder, name), record.json(ensure_ascii=False).encode("utf-8"))


def as_object(body: bytes) -> dict[str, Any]:
    """The JSON object that a feed sent; raises ValueError for anything else."""
    try:
        found = json.loads(body)
    except RecursionError as error:
        raise ValueError("svaret är för djupt nästlat") from error
    except ValueError as error:
        raise ValueError("svaret är inte JSON") from error
    if not isinstance(found, dict):
        raise ValueError("svaret har fel form")  # noqa: TRY004
    return found


def objects(listed: object) -> list[dict[str, Any]]:
    """The JSON objects in what should be a list of them."""
    return [entry for entry in listed if isinstance(entry, dict)] if isinstance(listed, list) else []


def clean(text: object, most: int) -> str:
    """Text from elsewhere as plain words in an answer: no placeholders, no control signs, at most `most` signs."""
    plain = "".join(sign for sign in str(text).translate(_SPACES) if sign.isprintable() and sign not in "{}")
    words = " ".join(plain.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
