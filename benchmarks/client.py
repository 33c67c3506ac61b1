"""The client that drives both sides: one connection a conversation, kept open, with as little of its own as can be.

Of a machine with two cores the client must leave one to the server; aiohttp and httpx take more than the server does.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import time
import uuid
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, cast

_HEAD_END = b"\r\n\r\n"
_LENGTH = b"content-length:"


class Connection(asyncio.Protocol):
    """HTTP/1.1 over one connection, one request at a time."""

    def __init__(self) -> None:
        self._received = b""
        self._transport: asyncio.Transport | None = None
        self._waiting: asyncio.Future[tuple[int, bytes]] | None = None

    @classmethod
    async def to(cls, port: int) -> Connection:
        """Connect to this machine."""
        _, connection = await asyncio.get_running_loop().create_connection(cls, "127.0.0.1", port)
        return connection

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way to write."""
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is none by its class

    def connection_lost(self, exc: Exception | None) -> None:
        """Whoever waits gets the reason."""
        if self._waiting and not self._waiting.done():
            self._waiting.set_exception(exc or ConnectionResetError("closed by the server"))

    def data_received(self, data: bytes) -> None:
        """Hand over the response once it is whole."""
        self._received += data
        head, found, rest = self._received.partition(_HEAD_END)
        if not found:
            return
        lowered = head.lower()
        place = lowered.find(_LENGTH)
        length = int(lowered[place + len(_LENGTH) :].split(b"\r", 1)[0]) if place >= 0 else 0
        if len(rest) >= length and self._waiting and not self._waiting.done():
            self._received = rest[length:]
            self._waiting.set_result((int(head[9:12]), rest[:length]))

    async def post(self, path: str, body: Any, header: str = "") -> tuple[int, bytes]:
        """Status and body of the answer."""
        assert self._transport is not None
        sent = json.dumps(body).encode()
        self._waiting = asyncio.get_running_loop().create_future()
        self._transport.write(
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n{header}"
            f"Content-Length: {len(sent)}\r\n\r\n".encode()
            + sent
        )
        return await self._waiting

    def close(self) -> None:
        """Done."""
        if self._transport:
            self._transport.close()


class Side(ABC):
    """A bot behind its public channel."""

    def __init__(self, port: int) -> None:
        self.port = port

    @abstractmethod
    async def begin(self, connection: Connection) -> str:
        """A new conversation."""

    @abstractmethod
    async def say(self, connection: Connection, conversation: str, text: str) -> list[str]:
        """What the bot replies; raises RuntimeError when it does not answer as it should."""


class Ours(Side):
    """`POST /chat/session`, then `POST /chat/message` with its token."""

    async def begin(self, connection: Connection) -> str:
        """The header of a session."""
        status, body = await connection.post("/chat/session", {})
        _expect(status, 201, body)
        return f"Authorization: Bearer {json.loads(body)['token']}\r\n"

    async def say(self, connection: Connection, conversation: str, text: str) -> list[str]:
        """The texts of the replies."""
        status, body = await connection.post("/chat/message", {"text": text}, conversation)
        _expect(status, 200, body)
        return [reply["text"] for reply in json.loads(body)["replies"]]


class Stock(Side):
    """`POST /webhooks/rest/webhook` with a sender of one's own choice."""

    async def begin(self, connection: Connection) -> str:
        """A sender."""
        return uuid.uuid4().hex

    async def say(self, connection: Connection, conversation: str, text: str) -> list[str]:
        """The texts of the replies."""
        status, body = await connection.post("/webhooks/rest/webhook", {"sender": conversation, "message": text})
        _expect(status, 200, body)
        return [reply.get("text", "") for reply in json.loads(body)]


class Echo(Stock):
    """A Sanic application that sends back what it gets: what HTTP alone costs."""


@dataclass
class Load:
    """What a load measured. `seconds` is its length; `milliseconds` holds every message's time; `empty` replies."""

    seconds: float = 0.0
    milliseconds: list[float] = field(default_factory=list)
    empty: int = 0

    @property
    def rate(self) -> float:
        """Messages a second."""
        return len(self.milliseconds) / self.seconds

    def percentile(self, share: float) -> float:
        """The time in milliseconds that `share` of the messages keep."""
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


async def load(side: Side, texts: Sequence[str], *, at_once: int, seconds: float, turns: int = 5) -> Load:
    """`at_once` residents for `seconds`, each asking `turns` questions in a conversation before a new one begins."""
    result = Load()
    started = time.perf_counter()
    asked = itertools.cycle(texts)

    async def resident() -> None:
        connection = await Connection.to(side.port)
        while time.perf_counter() - started < seconds:
            conversation = await side.begin(connection)
            for _ in range(turns):
                before = time.perf_counter()
                replies = await side.say(connection, conversation, next(asked))
                result.milliseconds.append((time.perf_counter() - before) * 1000)
                result.empty += not any(replies)
        connection.close()

    await asyncio.gather(*(resident() for _ in range(at_once)))
    result.seconds = time.perf_counter() - started
    return result


def _expect(status: int, wanted: int, body: bytes) -> None:
    if status != wanted:
        raise RuntimeError(f"HTTP {status}: {body[:300]!r}")
