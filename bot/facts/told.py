"""What others tell, laid over what we publish: the worse word counts, and silence is never good news."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from bot.facts.channels import Source
from bot.facts.feeds import Feed
from bot.facts.records import VMA, Announcement, Heard, Record, read_record
from bot.facts.systems import State, Status, System

if TYPE_CHECKING:
    from bot.facts.incident import Facts

NO_MORE = "Mer än så är inte publicerat."
_FROM_GOOD_TO_BAD = (
    State.OPERATIONAL, State.UNKNOWN, State.MAINTENANCE, State.DEGRADED, State.PARTIAL, State.MAJOR,
)  # fmt: skip


def with_told(facts: Facts, folder: Path) -> Facts:
    """The facts with what was last heard from the feeds, whose records lie in `folder`."""
    status, sources = facts.status, dict(facts.channels.sources)
    systems = dict(status.systems)
    for name, feed in status.feeds.items():
        record = read_record(folder, name, feed.url)
        source = f"feeds.{name}"
        sources[source] = Source(title=feed.title, published=None, file=None, confirmed=True)
        for system in feed.systems:
            systems[system] = _told(systems[system], feed, record, system, source)
    return replace(
        facts,
        channels=facts.channels.copy(update={"sources": sources}),
        status=status.copy(update={"systems": systems}),
        announcements=_announcements(status, folder),
    )


def _told(system: System, feed: Feed, record: Record | None, name: str, source: str) -> System:
    """Our own word stands where it is worse. Where we have none, theirs counts alone."""
    if record is None:  # not asked yet
        return system
    heard = _heard(feed, record, name)
    ours = system.state is not State.UNKNOWN
    if ours and _FROM_GOOD_TO_BAD.index(system.state) >= _FROM_GOOD_TO_BAD.index(heard.state):
        return system
    told = {"state": heard.state, "text": heard.text, "published": record.fetched or record.tried, "source": source}
    return system.copy(update={**told, "estimate": None})


def _heard(feed: Feed, record: Record, name: str) -> Heard:
    if not record.is_heard(feed.unknown_after_minutes):
        return Heard(state=State.UNKNOWN, text=f"Det går inte att hämta läget från {feed.title} just nu.")
    heard = record.systems.get(name)
    if heard is None or heard.state is State.UNKNOWN:
        return Heard(state=State.UNKNOWN, text=f"{feed.title} säger inget om det.")
    return Heard(state=heard.state, text=heard.text or NO_MORE)


def _announcements(status: Status, folder: Path) -> tuple[Announcement, ...]:
    """Announcements with an end stay until it, also when the feed cannot be reached; others need the feed's word."""
    record = read_record(folder, VMA, status.vma.url) if status.vma else None
    if record is None or status.vma is None:
        return ()
    heard = record.is_heard(status.vma.unknown_after_minutes)
    return tuple(entry for entry in record.announcements if heard or entry.expires)
