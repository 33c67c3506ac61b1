"""What one conversation may ask of the channel while its store fails."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from bot.settings import settings
from bot.web import channel
from bot.web.channel import ChatChannel
from bot.web.errors import ChatError
from bot.web.sessions import Sessions, stored_secret


class BrokenStore:
    """An assistant whose store cannot be read; it counts how often that is tried."""

    tried = 0

    async def exists(self, conversation: str) -> bool:
        self.tried += 1
        raise OSError


@pytest.fixture
def limited(monkeypatch: pytest.MonkeyPatch) -> None:
    few = settings().copy(update={"session_messages_per_minute": 2})
    monkeypatch.setattr(channel, "settings", lambda: few)


@pytest.fixture
def request_in_a_conversation() -> Any:
    token, _ = Sessions(stored_secret(settings().variable, settings().secret), 1).issue()
    return SimpleNamespace(headers={"authorization": f"Bearer {token}"}, remote_addr="10.0.0.1", ip="10.0.0.1")


@pytest.mark.parametrize("call", ["message", "history", "feedback", "delete"])
async def test_limit_comes_before_the_store(limited: None, request_in_a_conversation: Any, call: str) -> None:
    assistant = BrokenStore()
    opened = ChatChannel(assistant)  # type: ignore[arg-type]
    for _ in range(2):
        with pytest.raises(OSError):
            await opened.history(request_in_a_conversation)

    with pytest.raises(ChatError) as refused:
        await getattr(opened, call)(request_in_a_conversation)

    assert (refused.value.status, assistant.tried) == (429, 2)
