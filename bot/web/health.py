"""Whether the bot answers: a canary question through everything, the store among it."""

from __future__ import annotations

import asyncio
import time

import structlog

from bot.assistant import Assistant
from bot.web.deadline import LateError, within

_MOST_SECONDS = 2.0
_FRESH_SECONDS = 3.0

log = structlog.get_logger()


class Readiness:
    """The canary's last result, at most three seconds old; one canary at a time, however many ask."""

    def __init__(self, assistant: Assistant, most_seconds: float = _MOST_SECONDS) -> None:
        self._assistant = assistant
        self._most_seconds = most_seconds
        self._lock = asyncio.Lock()
        self._until = 0.0
        self._ready = False

    async def check(self) -> bool:
        """Whether the canary question gets its answer in time, and that answer is stored."""
        async with self._lock:
            if time.monotonic() >= self._until:
                self._ready = await self._ask()
                self._until = time.monotonic() + _FRESH_SECONDS
            return self._ready

    async def _ask(self) -> bool:
        try:
            ready = await within(self._most_seconds, self._assistant.is_ready())
        except LateError:
            log.error("canary.late", seconds=self._most_seconds, remedy="see the store, the action server and the load")
            return False
        except Exception:
            log.exception("canary.failed", remedy="see that the store can be read and written")
            return False
        if not ready:
            log.error("canary.wrong", remedy="see the error before this one; else train anew: lots train")
        return ready
