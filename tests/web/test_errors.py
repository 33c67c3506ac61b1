"""What is left of a request that was refused."""

from __future__ import annotations

import gc
import weakref
from typing import Any

import pytest
from sanic import Sanic

from bot.web.channel import ChatChannel
from bot.web.errors import ChatError
from bot.web.origins import guard_origins


class Request:
    """As much of Sanic's as a refusal looks at."""

    path, host, remote_addr, ip = "/chat/message", "here", "10.0.0.1", ""

    def __init__(self) -> None:
        self.headers = {"origin": "https://evil.example"}


class BrokenStore:
    """An assistant that cannot begin a conversation."""

    async def begin(self, conversation: str) -> None:
        raise OSError


async def without_a_token(request: Any) -> None:
    await ChatChannel(BrokenStore()).history(request)  # type: ignore[arg-type]


async def without_a_store(request: Any) -> None:
    await ChatChannel(BrokenStore()).begin(request)  # type: ignore[arg-type]


async def from_another_site(request: Any) -> None:
    app = Sanic("origins", configure_logging=False)
    guard_origins(app, ())
    check: Any = app.request_middleware[0]
    await check(request)


@pytest.mark.parametrize("refused", [without_a_token, without_a_store, from_another_site])
async def test_refused_request_is_forgotten(refused: Any) -> None:
    request = Request()
    kept = weakref.ref(request)

    with pytest.raises(ChatError):
        await refused(request)
    del request
    gc.collect()

    assert kept() is None
