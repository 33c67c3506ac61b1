"""What the running bot does beside answering: asks the feeds, reads and records what staff change by hand."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from pathlib import Path

import structlog
from sanic import Sanic

from bot.dialogue.live_answers import live_answers
from bot.facts.history import History
from bot.facts.incident import CHANNELS, STATUS, live_facts, records_folder
from bot.settings import settings
from bot.web.polling import Poller

_SECONDS_BETWEEN_LOOKS = 2

log = structlog.get_logger()


class Watch:
    """Reads what staff save, and records what they change by hand."""

    def __init__(self, incident: Path, topics: Path, history: History) -> None:
        self._files = incident / CHANNELS, incident / STATUS
        self._live = live_facts(incident), live_answers(topics)
        self._history = history
        self._seen: list[int] = []

    async def look(self) -> None:
        """Read and record what was saved since the last look.

        A version that nobody happens to ask by is the last good one too, should the next be broken.
        """
        for live in self._live:
            await asyncio.to_thread(live.newest)
        now = [path.stat().st_mtime_ns for path in self._files if path.exists()]
        if now != self._seen:
            await asyncio.to_thread(self._history.note)
            self._seen = now


def watch_facts(app: Sanic) -> None:
    """Begin when the server does."""
    incident, seconds = settings().incident, settings().poll_seconds
    history = app.ctx.history = History(incident, settings().variable)
    app.add_task(_again_and_again("history", Watch(incident, settings().topics, history).look, _SECONDS_BETWEEN_LOOKS))
    if seconds:
        poller = Poller(incident, records_folder())
        app.add_task(_again_and_again("feeds", lambda: poller.poll(seconds), seconds))


async def _again_and_again(what: str, step: Callable[[], Awaitable[None]], seconds: float) -> None:
    """One failure must not end the watch."""
    with contextlib.suppress(asyncio.CancelledError):
        while True:
            try:
                await step()
            except Exception:
                log.exception("watch.failed", what=what)
            await asyncio.sleep(seconds)
