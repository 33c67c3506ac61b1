"""Conversations in a real PostgreSQL."""

from __future__ import annotations

import time

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import make_url

from bot.dialogue.postgres import PostgresConversations

A_DAY = 86_400


async def test_purge_takes_what_began_long_ago_though_more_was_said_since(postgresql: str) -> None:
    url = make_url(postgresql)
    kept = PostgresConversations(
        Domain.empty(), host=url.host, port=url.port, username=url.username, db=url.database, password=""
    )
    for name, begun in (("old", 22), ("new", 20)):
        said = [UserUttered("hej", timestamp=time.time() - days * A_DAY) for days in (begun, 19)]
        await kept.save(DialogueStateTracker.from_events(name, said))

    assert kept.purge(21) == 1
    assert (await kept.exists("old"), await kept.exists("new")) == (False, True)
    kept.delete("new")
