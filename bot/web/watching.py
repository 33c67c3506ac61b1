"""What the running bot does beside answering: asks the feeds, records what staff change by hand."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

import structlog
from sanic import Sanic

from bot.facts.history import History
from bot.facts.incident import CHANNELS, STATUS, records_folder
from bot.settings import settings
from bot.web.polling import Poller

_SECONDS_BETWEEN_LOOKS = 2

log = structlog.get_logger()


def watch_facts(app: Sanic) -> None:
    """Begin when the server does."""
    incident, seconds = settings().incident, settings().poll_seconds
    history = app.ctx.history = History(incident, settings().variable)
    seen: list[int] = []

    async def look() -> None:
        now = [path.stat().st_mtime_ns for path in (incident / CHANNELS, incident / STATUS) if path.exists()]
        if now != seen:
            await asyncio.to_thread(history.note)
            seen[:] = now

    app.add_task(_again_and_again("history", look, _SECONDS_BETWEEN_LOOKS))
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
