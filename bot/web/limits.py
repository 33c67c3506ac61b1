"""How much one session and one address may ask, or one network of IPv6: token buckets, in memory or in Redis."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import math
import time
from ipaddress import IPv6Address, ip_address

import structlog
from throttled.asyncio import MemoryStore, RateLimiterType, RedisStore, Throttled, rate_limiter

from bot.settings import Settings

# More than can be answered in the minute after which a bucket is full, and so forgotten, again.
_MOST_KEYS = 10_000
_SECONDS = 0.3  # longer than Redis ever takes; a resident must not wait for a limit
_SECONDS_WITHOUT = 2.0
_OTHER_HALF = 64  # bits of IPv6 that who has one address may choose

log = structlog.get_logger()


class Limits:
    """Three buckets: requests in a session, those of an address, new sessions of an address."""

    def __init__(self, settings: Settings, secret: str) -> None:
        """Addresses are kept only as keyed hashes, and only until their bucket is full again."""
        self._secret = secret.encode()
        self._store = (
            RedisStore(server=settings.redis) if settings.redis else MemoryStore(options={"MAX_SIZE": _MOST_KEYS})
        )
        self._shared = bool(settings.redis)
        self._without_until = 0.0
        self._session = self._bucket("session", settings.session_messages_per_minute)
        self._address = self._bucket("address", settings.address_messages_per_minute)
        self._sessions = self._bucket("sessions", settings.address_sessions_per_minute)

    async def begin(self, address: str) -> int:
        """Count a new session; 0 when it may begin, else the seconds to wait."""
        return await self._wait(self._sessions, self._hashed(_network(address)))

    async def message(self, conversation: str, address: str) -> int:
        """Count a request in a conversation; 0 when it may be answered, else the seconds to wait."""
        return await self._wait(self._session, self._hashed(conversation)) or await self._wait(
            self._address, self._hashed(_network(address))
        )

    def _bucket(self, name: str, per_minute: int) -> Throttled:
        return Throttled(
            using=RateLimiterType.TOKEN_BUCKET.value,
            quota=rate_limiter.per_min(per_minute, burst=per_minute),
            store=self._store,
            key_prefix=f"lots:{name}",
        )

    async def _wait(self, bucket: Throttled, key: str) -> int:
        if time.monotonic() < self._without_until:
            return 0
        try:
            result = await (asyncio.wait_for(bucket.limit(key), _SECONDS) if self._shared else bucket.limit(key))
        except Exception as error:  # whatever the store raises: better unlimited than silent
            self._without_until = time.monotonic() + _SECONDS_WITHOUT
            log.error(
                "limits.unavailable", reason=repr(error), remedy="see that Redis is up; until then nothing is limited"
            )
            return 0
        return max(1, math.ceil(result.state.retry_after)) if result.limited else 0

    def _hashed(self, value: str) -> str:
        return hmac.new(self._secret, value.encode(), hashlib.sha256).hexdigest()[:32]


def _network(address: str) -> str:
    """What one subscriber has: an address of IPv4, a /64 of IPv6."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if not isinstance(known, IPv6Address):
        return address
    return str(known.ipv4_mapped or int(known) >> _OTHER_HALF)
