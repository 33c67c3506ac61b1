"""The systems and what is published of their state."""

from __future__ import annotations

import contextlib
import re
from datetime import date, datetime, time, timedelta, timezone
from enum import Enum

from pydantic import Field, validator

from bot.facts.document import Document
from bot.facts.feeds import Feed, VmaFeed
from bot.facts.hours import STOCKHOLM, clock, long_date, today
from bot.facts.validation import Strict, validate

_NODRA_BY_MAIL = re.compile(r"@\S*nodra|nodra\S*@", re.I)
UNKNOWN = "okant"
"""Stands for a system of which nothing is published."""


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


class Estimate(Strict):
    """When somebody says that it will work again; a fact of its own, with its own source."""

    value: datetime | date | str
    source: str

    @validator("value", pre=True)
    def _time_where_it_is_one(cls, value: object) -> object:  # noqa: N805
        if isinstance(value, str):
            for read in (date.fromisoformat, datetime.fromisoformat):
                with contextlib.suppress(ValueError):
                    return read(value)
        return value

    @property
    def words(self) -> str:
        """The estimate as it is told: `7 december 2022 klockan 12.00`, or as it was written."""
        return self.value if isinstance(self.value, str) else long_moment(self.value)


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
    estimate: Estimate | None

    @validator("title", "text", "note")
    def _plain(cls, words: str | None) -> str | None:  # noqa: N805
        if words and ("{" in words or "}" in words):
            raise ValueError("klamrar går inte att skriva här; ta bort { och }")
        if words and _NODRA_BY_MAIL.search(words):
            raise ValueError("skriv ingen e-postadress till NODRA; dem mejlar ingen")
        return words

    @validator("published", pre=True)
    def _dated(cls, value: object) -> object:  # noqa: N805
        if isinstance(value, int):  # pydantic would take it for seconds since 1970
            raise ValueError("skriv ett datum som 2022-12-05 eller en tid som 2022-12-05T10:15")  # noqa: TRY004 - pydantic tells it
        return value


class Status(Strict):
    """The published status of every system, and where others tell theirs."""

    updated: datetime | date
    source: str
    fresh_for_hours: int = Field(gt=0)
    systems: dict[str, System]
    feeds: dict[str, Feed] = Field(default_factory=dict)
    vma: VmaFeed | None

    @property
    def names(self) -> dict[str, list[str]]:
        """The names that people use, by system."""
        return {name: system.names for name, system in self.systems.items()}

    def is_stale(self, published: datetime | date, now: datetime) -> bool:
        """Whether information published then is too old at `now` to be told as the present."""
        # Two times of one zone are subtracted as clocks show them: an hour wrong over a change of summer time.
        return now.astimezone(timezone.utc) - moment(published) > timedelta(hours=self.fresh_for_hours)


def moment(published: datetime | date) -> datetime:
    """A published time with its zone; a bare date counts from its first minute."""
    if not isinstance(published, datetime):
        published = datetime.combine(published, time())
    return published if published.tzinfo else published.replace(tzinfo=STOCKHOLM)


def day_of(published: datetime | date) -> date:
    """The day of a published time in Stockholm, whichever zone it is written in."""
    return today(moment(published))


def long_moment(published: datetime | date) -> str:
    """A published time in Swedish: `5 december 2022`, with the clock where one is published."""
    day = long_date(day_of(published))
    return f"{day} klockan {clock(moment(published))}" if isinstance(published, datetime) else day


def status_of(document: Document) -> Status:
    """The content of `status.yml`; raises DocumentError."""
    return validate(document, Status)
