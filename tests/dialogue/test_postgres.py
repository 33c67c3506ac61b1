"""Conversations in a real PostgreSQL."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.postgres import PostgresConversations

A_DAY = 86_400


@pytest.fixture
def store(postgresql: str) -> Iterator[PostgresConversations]:
    url = sa.engine.make_url(postgresql)
    kept = PostgresConversations(
        Domain.empty(), host=url.host, port=url.port, db=url.database, username=url.username, password="trusted"
    )
    yield kept
    kept.engine.dispose()


async def said(store: PostgresConversations, name: str, *days_ago: int) -> None:
    events = [UserUttered("hej", timestamp=time.time() - days * A_DAY) for days in days_ago]
    await store.save(DialogueStateTracker.from_events(name, events))


async def test_purge_takes_what_began_long_ago_though_more_was_said_since(store: PostgresConversations) -> None:
    await said(store, "gammal", 22, 19)
    await said(store, "ny", 20, 19)

    assert store.purge(21) == 1
    assert [await store.exists(name) for name in ("gammal", "ny")] == [False, True]


async def test_no_table_is_too_large_to_purge(store: PostgresConversations) -> None:
    await said(store, "gammal", 22)
    allowed: dict[str, str] = {}

    def note(_connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        cursor.execute("SHOW statement_timeout")
        allowed[statement.split(maxsplit=1)[0]] = cursor.fetchone()[0]

    sa.event.listen(store.engine, "before_cursor_execute", note)
    try:
        store.purge(21)
    finally:
        sa.event.remove(store.engine, "before_cursor_execute", note)

    assert allowed == {"SET": "2s", "SELECT": "0", "DELETE": "0"}
