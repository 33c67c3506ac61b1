"""Conversations in a database that several workers share, through Rasa's own SQL store."""

from __future__ import annotations

import time
from typing import Any

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore

_SECONDS_A_DAY = 86_400


class SharedStore(SQLTrackerStore):
    """Rasa's SQL store with what a resident and the law ask for: delete one, purge the old."""

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
            session.query(self.SQLEvent).filter(condition).delete(synchronize_session=False)
            session.commit()
