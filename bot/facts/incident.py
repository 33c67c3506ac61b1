"""The folder `incident/` as a whole: all published facts, live."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from bot.facts.channels import Channels, channels_of
from bot.facts.document import Document, DocumentError, KeyPath, read_document
from bot.facts.records import Announcement
from bot.facts.store import LiveFiles
from bot.facts.systems import Status, status_of
from bot.facts.told import with_told
from bot.settings import settings

CHANNELS = "channels.yml"
STATUS = "status.yml"
_RECORDS = "feeds"


@dataclass(frozen=True)
class Facts:
    """Everything that is published, from one reading of the folder."""

    channels: Channels
    status: Status
    announcements: tuple[Announcement, ...] = ()

    def in_force(self, now: datetime) -> list[Announcement]:
        """The important public announcements (VMA) that have not ended at `now`."""
        return [entry for entry in self.announcements if entry.expires is None or entry.expires > now]


def read_facts(folder: Path) -> Facts:
    """Read the folder once; raises DocumentError, also when one file names what the other lacks."""
    return facts_of(read_document(folder / CHANNELS), read_document(folder / STATUS))


def facts_of(channels_file: Document, status_file: Document) -> Facts:
    """The facts of the two files; raises DocumentError."""
    channels, status = channels_of(channels_file), status_of(status_file)
    for fault in _faults(channels, status, status_file):
        raise fault
    return Facts(channels, status)


@lru_cache(maxsize=8)
def live_facts(folder: Path) -> LiveFiles[Facts]:
    """The folder's facts and what others tell, read again when either changes; one reader a folder and process.

    Where the files are broken at the first reading, the history's last good ones count.
    """
    from bot.facts.history import History  # which itself checks facts

    records = records_folder()

    def last_good() -> Facts | None:
        facts = History(folder, settings().variable).last_good()
        return with_told(facts, records) if facts else None

    return LiveFiles(
        lambda: (folder / CHANNELS, folder / STATUS, *sorted(records.glob("*.json"))),
        lambda: with_told(read_facts(folder), records),
        last_good=last_good,
    )


def records_folder() -> Path:
    """Where the records of the feeds lie."""
    return settings().variable / _RECORDS


def _faults(channels: Channels, status: Status, document: Document) -> Iterator[DocumentError]:
    """Names in `status.yml` that stand for nothing."""
    sources: list[tuple[KeyPath, str]] = [(("source",), status.source)]
    for name, system in status.systems.items():
        sources.append((("systems", name, "source"), system.source))
        if system.estimate:
            sources.append((("systems", name, "estimate", "source"), system.estimate.source))
        for index, channel in enumerate(system.channels):
            if channel not in channels.channels:
                keys = ("systems", name, "channels", index)
                yield document.error(keys, f"Kanalen ”{channel}” finns inte i channels.yml. Rätta namnet.")
    for keys_of_source, source in sources:
        if source not in channels.sources:
            yield document.error(keys_of_source, f"Källan ”{source}” finns inte i channels.yml. Rätta namnet.")
    for name, feed in status.feeds.items():
        for system_name in feed.systems:
            if system_name not in status.systems:
                what = f"Systemet ”{system_name}” finns inte under systems. Rätta namnet."
                yield document.error(("feeds", name, "systems", system_name), what)
