"""The conversations of several workers, in PostgreSQL."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.shared.core.domain import Domain

from bot.dialogue.offloop import OffLoopStore
from bot.dialogue.timeouts import POSTGRESQL

_SECONDS_A_DAY = 86_400
# Statements give up as soon as connections do.
_PATIENCE = {
    **POSTGRESQL,
    "options": "-c statement_timeout=2000 -c lock_timeout=1500 -c idle_in_transaction_session_timeout=10000",
}


class PostgresConversations(OffLoopStore):
    """Rasa's SQL store in PostgreSQL, which deletes and purges. Nothing is cached: any worker may answer next."""

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: EventBroker | None = None,
        dialect: str = "postgresql",
        query: dict[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(
            domain=domain, event_broker=event_broker, dialect=dialect, query={**_PATIENCE, **(query or {})}, **kwargs
        )

    async def exists(self, conversation_id: str) -> bool:
        """Whether anything is stored of the conversation; asked before each message, so nothing is replayed for it."""
        return await self._off_loop(lambda: self._is_stored(conversation_id))

    def delete(self, conversation: str) -> None:
        """Remove everything stored of one conversation."""
        with self.changing() as session:
            self._delete(session, conversation)

    def purge(self, days: int) -> int:
        """Remove conversations whose first event is older than `days`; returns how many."""
        oldest = time.time() - days * _SECONDS_A_DAY
        with self._maintaining() as session:
            stale = [
                sender
                for (sender,) in session.query(self.SQLEvent.sender_id)
                .group_by(self.SQLEvent.sender_id)
                .having(sa.func.min(self.SQLEvent.timestamp) < oldest)
            ]
        for conversation in stale:
            with self._maintaining() as session:
                self._delete(session, conversation)
        return len(stale)

    @contextmanager
    def _maintaining(self) -> Iterator[Any]:
        """A session whose changes are committed, with no resident who waits: a large table is read to its end."""
        with self.changing() as session:
            session.execute(sa.text("SET LOCAL statement_timeout = 0"))
            yield session

    def _delete(self, session: Any, conversation: str) -> None:
        session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == conversation).delete()

    async def _is_stored(self, conversation: str) -> bool:
        with self.session_scope() as session:
            found = session.query(self.SQLEvent.id).filter(self.SQLEvent.sender_id == conversation).first()
        return found is not None
