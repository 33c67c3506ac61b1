"""What residents asked, masked: for the inbox where staff learn from it, and for the figures.

A row a message, written off the event loop and in batches. What is deleted, by the resident or by age, leaves
nothing behind but counts: hour, topic, outcome.
"""

from __future__ import annotations

import atexit
import hashlib
import hmac
import threading
import time
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
import structlog

from bot.dialogue.journal_rows import Answered, row
from bot.dialogue.journal_tables import MESSAGES, Outcome, Weight, fold, forget_rows, opened

SECONDS_BETWEEN = 0.5
MOST_WAITING = 20_000
_SECONDS_A_DAY = 86_400
_SECONDS_TO_CLOSE = 10

log = structlog.get_logger()


@dataclass(frozen=True)
class _Vote:
    conversation: str
    helpful: bool


class Journal:
    """Takes messages and votes at once; a thread writes them within a second.

    A disk or database that fails costs no resident an answer: what could not be written waits, up to
    `MOST_WAITING` messages, and the log says why.
    """

    def __init__(self, url: str, secret: str) -> None:
        """`url` as SQLAlchemy has it; `secret` keys the hash of the conversations' ids."""
        self._url = url
        self._key = secret.encode()
        self._engine: sa.engine.Engine | None = None
        self._waiting: list[dict[str, Any] | _Vote] = []
        self._lock = threading.Lock()  # guards the list; never held while the disk is waited for
        self._writing = threading.Lock()  # one batch or deletion at a time
        self._wake = threading.Event()
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None
        self._failed = False

    def note(self, conversation: str, answered: Answered, *, typed: bool) -> None:
        """Take one message; `typed` is false for a pressed button."""
        self._take(row(self._hash(conversation), answered, typed))

    def vote(self, conversation: str, *, helpful: bool) -> None:
        """Mark the last message of the conversation as helped or not helped."""
        self._take(_Vote(self._hash(conversation), helpful))

    def forget(self, conversation: str) -> None:
        """Delete what is kept of one conversation, written or waiting. Raises SQLAlchemyError when that fails."""
        hashed = self._hash(conversation)
        with self._writing:
            with self._lock:
                self._waiting = [item for item in self._waiting if _conversation(item) != hashed]
            self._delete(MESSAGES.c.conversation == hashed)

    def purge(self, days: int) -> int:
        """Delete messages older than `days`; returns how many. Raises SQLAlchemyError."""
        with self._writing:
            return self._delete(MESSAGES.c.at < time.time() - days * _SECONDS_A_DAY)

    def flush(self) -> bool:
        """Write what waits, now; returns whether that worked."""
        with self._writing:
            with self._lock:
                batch, self._waiting = self._waiting, []
            if not batch:
                return True
            try:
                self._write(batch)
            except (sa.exc.SQLAlchemyError, OSError) as error:
                self._keep(batch, error)
                return False
            except Exception:
                log.exception("journal.unreadable", remedy="the rest is written one by one")
                if not self._write_apart(batch):
                    return False
        if self._failed:
            log.info("journal.recovered", written=len(batch))
        self._failed = False
        return True

    def close(self) -> None:
        """Write what waits and stop the thread."""
        self._closing.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(_SECONDS_TO_CLOSE)
            self._thread = None
        self.flush()

    def _take(self, item: dict[str, Any] | _Vote) -> None:
        with self._lock:
            self._waiting.append(item)
            if self._thread is None and not self._closing.is_set():
                self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
                self._thread.start()
                atexit.register(self.close)
        self._wake.set()

    def _run(self) -> None:
        while not self._closing.is_set():
            self._wake.wait()
            self._closing.wait(SECONDS_BETWEEN)
            self._wake.clear()
            if not self.flush():
                self._wake.set()

    def _keep(self, batch: list[dict[str, Any] | _Vote], error: Exception) -> None:
        with self._lock:
            waiting = [*batch, *self._waiting]
            self._waiting = waiting[-MOST_WAITING:]
        if not self._failed:
            remedy = "free the disk, or mend LOTS_JOURNAL; answers go on meanwhile"
            log.error("journal.unwritable", reason=str(error), waiting=len(waiting), remedy=remedy)
        if len(waiting) > MOST_WAITING:
            log.error("journal.lost", messages=len(waiting) - MOST_WAITING)
        self._failed = True

    def _write_apart(self, batch: list[dict[str, Any] | _Vote]) -> bool:
        """Write what can be written: one message that no database takes must not keep the others, or the thread.

        Returns whether disk and database worked.
        """
        for place, item in enumerate(batch):
            try:
                self._write([item])
            except (sa.exc.SQLAlchemyError, OSError) as error:
                self._keep(batch[place:], error)
                return False
            except Exception:
                log.exception("journal.dropped")
        return True

    def _write(self, batch: list[dict[str, Any] | _Vote]) -> None:
        with self._opened().begin() as connection:
            asked = _last_asked(connection, {_conversation(item) for item in batch})
            for item in batch:
                if isinstance(item, _Vote):
                    _mark(connection, item)
                    continue
                hashed = item["conversation"]
                answered = Outcome.AFTER_ASKING if asked.get(hashed) else Outcome.AT_ONCE
                item["outcome"] = item["outcome"] or answered.value
                asked[hashed] = item["outcome"] == Outcome.ASKED.value
                connection.execute(MESSAGES.insert(), item)

    def _delete(self, condition: Any) -> int:
        engine = self._opened()
        with engine.begin() as connection:
            fold(connection, condition)
            removed = forget_rows(connection, condition)
        if engine.dialect.name == "sqlite":
            with engine.connect() as connection:
                connection.execute(sa.text("PRAGMA wal_checkpoint(TRUNCATE)"))
        return removed

    def _opened(self) -> sa.engine.Engine:
        if self._engine is None:
            self._engine = opened(self._url)
        return self._engine

    def _hash(self, conversation: str) -> str:
        return hmac.new(self._key, b"journal " + conversation.encode(), hashlib.sha256).hexdigest()


def _conversation(item: dict[str, Any] | _Vote) -> str:
    return item.conversation if isinstance(item, _Vote) else str(item["conversation"])


def _last_asked(connection: sa.engine.Connection, conversations: set[str]) -> dict[str, bool]:
    """Which of the conversations were asked back last."""
    newest = (
        sa.select(sa.func.max(MESSAGES.c.id))
        .where(MESSAGES.c.conversation.in_(sorted(conversations)))
        .group_by(MESSAGES.c.conversation)
    )
    rows = connection.execute(sa.select(MESSAGES.c.conversation, MESSAGES.c.outcome).where(MESSAGES.c.id.in_(newest)))
    return {each.conversation: each.outcome == Outcome.ASKED.value for each in rows}


def _mark(connection: sa.engine.Connection, vote: _Vote) -> None:
    newest = sa.select(sa.func.max(MESSAGES.c.id)).where(MESSAGES.c.conversation == vote.conversation)
    values: dict[str, Any] = {"helpful": vote.helpful}
    if not vote.helpful:
        unhelpful = Weight.UNHELPFUL.value
        values["weight"] = sa.case((MESSAGES.c.weight > unhelpful, unhelpful), else_=MESSAGES.c.weight)
    connection.execute(MESSAGES.update().where(MESSAGES.c.id == newest.scalar_subquery()).values(values))
