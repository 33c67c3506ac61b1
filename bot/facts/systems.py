"""The systems and what is published of their state."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import Enum
from pathlib import Path

from pydantic import Field

from bot.facts.document import read_document
from bot.facts.hours import STOCKHOLM
from bot.facts.validation import Strict, validate


class State(str, Enum):
    """The states of Statuspage, and unknown."""

    OPERATIONAL = "operational"
    DEGRADED = "degraded_performance"
    PARTIAL = "partial_outage"
    MAJOR = "major_outage"
    MAINTENANCE = "under_maintenance"
    UNKNOWN = "unknown"


STATE_WORDS = {
    State.OPERATIONAL: "fungerar",
    State.DEGRADED: "fungerar begränsat",
    State.PARTIAL: "fungerar delvis",
    State.MAJOR: "fungerar inte",
    State.MAINTENANCE: "underhåll pågår",
    State.UNKNOWN: "okänt läge",
}


class System(Strict):
    """One system: the names people use for it, and what is published."""

    title: str
    state: State
    text: str
    note: str | None
    names: list[str] = Field(min_items=1)
    published: datetime | date
    source: str
    channels: list[str] = Field(min_items=1)


class Status(Strict):
    """The published status of every system."""

    updated: datetime | date
    source: str
    fresh_for_hours: int = Field(gt=0)
    systems: dict[str, System]

    def is_stale(self, published: datetime | date, now: datetime) -> bool:
        """Whether information published then is too old at `now` to be told as the present."""
        return now - moment(published) > timedelta(hours=self.fresh_for_hours)


def moment(published: datetime | date) -> datetime:
    """A published time with its zone; a bare date counts from its first minute."""
    if not isinstance(published, datetime):
        published = datetime.combine(published, time())
    return published if published.tzinfo else published.replace(tzinfo=STOCKHOLM)


def read_status(path: Path) -> Status:
    """Read `status.yml`; raises DocumentError."""
    return validate(read_document(path), Status)
