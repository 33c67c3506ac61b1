"""One message of a conversation at a time, across workers.

Rasa's RedisLockStore reads its ticket queue and writes it back in two steps: two workers that do so at once hold the
same ticket, and one turn is lost. redis-py's lock takes and gives back in one step each.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

import structlog
from rasa.core.lock import TicketLock
from rasa.core.lock_store import LOCK_LIFETIME, LockError, LockStore
from rasa.utils.endpoints import EndpointConfig
from redis.asyncio import Redis
from redis.asyncio.lock import Lock
from redis.exceptions import LockError as NotHeldError
from redis.exceptions import RedisError

_PATIENCE = 2.0  # seconds that a message waits for the one before it
_LIFETIME = 6.0  # seconds until a killed worker's lock is given up; an answer takes half of that at most
_PAUSE = 0.02
_SOCKET_SECONDS = 0.3
_SECONDS_WITHOUT = 2.0

log = structlog.get_logger()


class ConversationLocks(LockStore):
    """First come, first served inside this worker; a Redis lock against the others, where there are others.

    Rasa's own lock in memory looks once a second whether a message's turn has come: two messages sent at once would
    take longer than a resident waits.

    `lock_store: {type: bot.dialogue.locks.ConversationLocks, url: redis://…}` in `endpoints.yml`. Without its Redis the
    worker goes on with its own lock: nginx sends a conversation to one worker as long as that is up.
    """

    def __init__(self, endpoint_config: EndpointConfig | None = None) -> None:
        """Without an endpoint, the locks of one worker alone."""
        self._redis = (
            Redis.from_url(endpoint_config.url, socket_timeout=_SOCKET_SECONDS, socket_connect_timeout=_SOCKET_SECONDS)
            if endpoint_config
            else None
        )
        self._own: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._without_until = 0.0
        super().__init__()

    @asynccontextmanager
    async def lock(
        self, conversation_id: str, lock_lifetime: float = LOCK_LIFETIME, wait_time_in_seconds: float = 1
    ) -> AsyncGenerator[TicketLock, None]:
        """Hold the conversation; raises LockError when another worker holds it for too long."""
        own = self._own.get(conversation_id)
        if own is None:
            own = self._own[conversation_id] = asyncio.Lock()
        async with own:
            shared = await self._acquired(conversation_id)
            try:
                yield TicketLock(conversation_id)
            finally:
                await self._give_back(shared)

    async def _acquired(self, conversation: str) -> Lock | None:
        if self._redis is None or time.monotonic() < self._without_until:
            return None
        lock = self._redis.lock(
            f"lots:lock:{conversation}", timeout=_LIFETIME, sleep=_PAUSE, blocking_timeout=_PATIENCE
        )
        try:
            acquired = await lock.acquire()
        except (RedisError, OSError) as error:
            self._go_on_without(error)
            return None
        if not acquired:
            raise LockError("another worker holds the conversation")
        return lock

    async def _give_back(self, lock: Lock | None) -> None:
        if lock is None:
            return
        try:
            await lock.release()
        except NotHeldError:
            log.error("lock.expired", remedy="an answer took longer than the lock lives: see lots_seconds")
        except (RedisError, OSError) as error:
            self._go_on_without(error)

    def _go_on_without(self, error: Exception) -> None:
        self._without_until = time.monotonic() + _SECONDS_WITHOUT
        log.error("locks.unavailable", reason=repr(error), remedy="see that Redis is up; until then nginx alone orders")
