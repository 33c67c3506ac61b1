"""The stored conversations."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.shared.core.domain import Domain

from bot.dialogue.offloop import OffLoopStore
from bot.settings import settings

_SECONDS_A_DAY = 86_400
_SECONDS_LOCKED = "2"  # how long a statement waits for another process that writes


class ConversationStore(OffLoopStore):
    """Rasa's SQL store with what a resident and the law ask for: delete one, purge the old.

    With SQLite, the default, in a file among what the running bot writes, what is deleted is overwritten on disk.
    """

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: EventBroker | None = None,
        dialect: str = "sqlite",
        db: str | None = None,
        **kwargs: Any,
    ) -> None:
        db = db or str(settings().variable / "conversations.db")
        if dialect == "sqlite":
            Path(db).parent.mkdir(parents=True, exist_ok=True)
            kwargs["query"] = {"timeout": _SECONDS_LOCKED}
        super().__init__(domain=domain, event_broker=event_broker, dialect=dialect, db=db, **kwargs)
        if dialect == "sqlite":
            with self.engine.connect() as connection:
                connection.execute(sa.text("PRAGMA journal_mode=WAL"))

    def delete(self, conversation: str) -> None:
        """Remove everything stored of one conversation."""
        self._remove(self.SQLEvent.sender_id == conversation)

    def purge(self, days: int) -> int:
        """Remove conversations whose last event is older than `days`; returns how many."""
        oldest = time.time() - days * _SECONDS_A_DAY
        with self.session_scope() as session:
            stale = [
                sender
                for (sender,) in session.query(self.SQLEvent.sender_id)
                .group_by(self.SQLEvent.sender_id)
                .having(sa.func.max(self.SQLEvent.timestamp) < oldest)
            ]
        for conversation in stale:
            self.delete(conversation)
        return len(stale)

    def _remove(self, condition: Any) -> None:
        with self.session_scope() as session:
            if self.engine.dialect.name == "sqlite":
                session.execute(sa.text("PRAGMA secure_delete=ON"))
            session.query(self.SQLEvent).filter(condition).delete(synchronize_session=False)
            session.commit()
            if self.engine.dialect.name == "sqlite":
                session.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))
