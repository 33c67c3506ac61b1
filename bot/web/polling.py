"""Asks others for their status in the background, so that no answer ever waits for them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import httpx
import structlog

from bot.facts.feeds import Feed, VmaFeed
from bot.facts.incident import live_facts
from bot.facts.records import VMA, Record, read_record, write_record
from bot.facts.statuspage import read_summary
from bot.facts.vma import read_announcements

MOST_BYTES = 1_000_000
_SECONDS_WITHOUT_A_BYTE = 5.0
_SECONDS_IN_ALL = 10.0
_MOST_REDIRECTS = 3
_HEADERS = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "Kontaktlots"}

log = structlog.get_logger()


class Poller:
    """Fetches each feed that `status.yml` names and keeps what it said in `records`."""

    def __init__(
        self, incident: Path, records: Path, clock: Callable[[], datetime] = lambda: datetime.now(timezone.utc)
    ) -> None:
        self._facts = live_facts(incident)
        self._records = records
        self._clock = clock

    async def poll(self, every: float = 0) -> None:
        """Ask all feeds at once, except those that another worker asked within half of `every` seconds."""
        status = self._facts.get().status
        feeds: dict[str, Feed | VmaFeed] = {**status.feeds, **({VMA: status.vma} if status.vma else {})}
        before = {name: read_record(self._records, name, feed.url) for name, feed in feeds.items()}
        due = [name for name, record in before.items() if record is None or self._age(record) >= every / 2]
        if not due:
            return
        limits = httpx.Timeout(_SECONDS_WITHOUT_A_BYTE)
        async with httpx.AsyncClient(
            timeout=limits, follow_redirects=True, max_redirects=_MOST_REDIRECTS, headers=_HEADERS
        ) as client:
            await asyncio.gather(*(self._ask(client, name, feeds[name], before[name]) for name in due))

    async def _ask(self, client: httpx.AsyncClient, name: str, feed: Feed | VmaFeed, before: Record | None) -> None:
        said: dict[str, Any] = {}
        error: str | None = None
        try:
            body = await asyncio.wait_for(_fetch(client, feed.url), _SECONDS_IN_ALL)
            if isinstance(feed, VmaFeed):
                said = {"announcements": read_announcements(body, feed)}
            else:
                said = {"systems": read_summary(body, feed)}
        except (httpx.TimeoutException, asyncio.TimeoutError):
            error = "svarade inte i tid"
        except httpx.TransportError as reason:
            error = f"servern går inte att nå ({str(reason) or type(reason).__name__})"
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as reason:
            error = str(reason) or type(reason).__name__
        now = self._clock()
        if error is None:
            record = Record(url=feed.url, tried=now, fetched=now, **said)
        else:
            record = (before or Record(url=feed.url, tried=now)).copy(update={"tried": now, "error": error})
        _tell(name, before.error if before else None, error)
        try:
            await asyncio.to_thread(write_record, self._records, name, record)
        except OSError as reason:
            log.error("feed.unwritten", feed=name, reason=str(reason), remedy=f"see that {self._records} is writable")

    def _age(self, record: Record) -> float:
        """How far from now it was asked, in seconds; after now too, where the clock was set back since."""
        return abs((self._clock() - record.tried).total_seconds())


async def _fetch(client: httpx.AsyncClient, url: str) -> bytes:
    """The body at `url`; raises HTTPError, and ValueError for what must not be used."""
    async with client.stream("GET", url) as response:
        if response.status_code != httpx.codes.OK:
            raise ValueError(f"svarade {response.status_code}")
        if url.startswith("https:") and response.url.scheme != "https":
            raise ValueError("ledde bort från https")
        body = bytearray()
        async for part in response.aiter_raw():
            body += part
            if len(body) > MOST_BYTES:
                raise ValueError(f"svarade med mer än {MOST_BYTES} byte")
        return bytes(body)


def _tell(name: str, before: str | None, error: str | None) -> None:
    """Log that a feed began to fail or is back, not each attempt."""
    if error and not before:
        log.warning("feed.failed", feed=name, reason=error, remedy="see that its url in status.yml is right and up")
    elif before and not error:
        log.info("feed.back", feed=name)
