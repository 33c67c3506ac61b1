"""The file that conversations are appended to: one SQLite database in WAL mode, one thread that writes.

A row is what one turn added. Whoever appends waits for the commit that holds the row; turns
that wait together share one commit. Knows nothing of Rasa.
"""

from __future__ import annotations

import json
import queue
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from bot.dialogue.packing import Event, packed, unpacked
from bot.facts.files import keep_private

_MOST_AT_ONCE = 256
_BUSY_SECONDS = 2.0
_CHECKPOINT_TRIES = 50
# `touched` is when the first turn was: nothing of a conversation may be kept for longer than is promised.
_SCHEMA = """
CREATE TABLE IF NOT EXISTS conversations (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, touched REAL NOT NULL, head INTEGER NOT NULL, snapshot BLOB
);
CREATE TABLE IF NOT EXISTS turns (
    conversation INTEGER NOT NULL, number INTEGER NOT NULL, events BLOB NOT NULL, PRIMARY KEY (conversation, number)
) WITHOUT ROWID;
"""


@dataclass(frozen=True)
class Turn:
    """What one turn added: its `number` counts from 1, `at` is in seconds since 1970.

    `snapshot` is what holds after turn N, so that the turns up to N need not be read again.
    """

    conversation: str
    number: int
    at: float
    events: list[Event]
    snapshot: tuple[int, list[Event]] | None = None


@dataclass(frozen=True)
class _Job:
    """Something to write; `erases` when the log must be emptied afterwards."""

    run: Callable[[sqlite3.Connection], None]
    erases: bool = False
    done: Future[None] = field(default_factory=Future)


@dataclass(frozen=True)
class Tail:
    """The end of a conversation: what held before it, its turns' events, and how many turns there are in all."""

    snapshot: list[Event]
    turns: list[list[Event]]
    count: int


class Turns:
    """Appends to and reads from one file. `synchronous` is SQLite's: FULL survives a power cut, NORMAL a kill."""

    def __init__(self, path: Path, synchronous: str = "FULL") -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        keep_private(path)
        self._path = path
        self._work: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._writer = self._connect(synchronous)
        self._writer.executescript(_SCHEMA)
        _take_over(self._writer)
        self._reader = self._connect(synchronous)
        self._reading = ThreadPoolExecutor(1, thread_name_prefix="journal-reader")
        self._thread = threading.Thread(target=self._write, name="journal-writer", daemon=True)
        self._thread.start()

    def append(self, turn: Turn) -> Future[None]:
        """Add a turn; done once it is committed.

        A later turn of a conversation that was deleted meanwhile is dropped. Raises sqlite3.Error through the future,
        IntegrityError among them when the turn is there already: somebody else spoke in the same conversation.
        """
        row = packed(turn.events)
        head = (turn.snapshot[0], packed(turn.snapshot[1])) if turn.snapshot else None
        return self._submit(_Job(lambda connection: _append(connection, turn, row, head)))

    def tail(self, name: str) -> Future[Tail | None]:
        """The turns since the last snapshot; None for a conversation that is not stored."""
        return self._reading.submit(self._tail, name)

    def events(self, name: str) -> Future[list[Event]]:
        """Everything stored of a conversation."""
        return self._reading.submit(self._events, name)

    def exists(self, name: str) -> Future[bool]:
        """Whether anything is stored of a conversation."""
        return self._reading.submit(lambda: self._identifier(name) is not None)

    def names(self) -> Future[list[str]]:
        """The stored conversations."""
        return self._reading.submit(
            lambda: [name for (name,) in self._reader.execute("SELECT name FROM conversations").fetchall()]
        )

    def delete(self, names: list[str]) -> Future[None]:
        """Remove conversations and overwrite them on disk, in the log too."""
        return self._submit(_Job(lambda connection: _delete(connection, names), erases=True))

    def begun_before(self, moment: float) -> Future[list[str]]:
        """Conversations whose first turn was before `moment`, in seconds since 1970."""
        query = "SELECT name FROM conversations WHERE touched < ?"
        return self._reading.submit(lambda: [name for (name,) in self._reader.execute(query, (moment,)).fetchall()])

    def close(self) -> None:
        """Write what waits, then stop."""
        self._work.put(None)
        self._thread.join()
        self._reading.shutdown()
        self._writer.close()
        self._reader.close()

    def _connect(self, synchronous: str) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute(f"PRAGMA synchronous={synchronous}")
        connection.execute("PRAGMA secure_delete=ON")
        return connection

    def _submit(self, job: _Job) -> Future[None]:
        self._work.put(job)
        return job.done

    def _write(self) -> None:
        """The writing thread: everything that waits goes into one commit."""
        ending = False
        while not ending:
            waiting = [self._work.get()]
            while len(waiting) < _MOST_AT_ONCE:
                try:
                    waiting.append(self._work.get_nowait())
                except queue.Empty:
                    break
            ending = None in waiting
            # One that was given up meanwhile is left out, and none can be given up from here on.
            jobs = [job for job in waiting if job is not None and job.done.set_running_or_notify_cancel()]
            if jobs:
                self._commit(jobs)

    def _commit(self, jobs: list[_Job]) -> None:
        failed: dict[int, sqlite3.Error] = {}
        try:
            self._writer.execute("BEGIN IMMEDIATE")
            for place, job in enumerate(jobs):
                try:
                    job.run(self._writer)
                except sqlite3.IntegrityError as error:
                    failed[place] = error
            self._writer.execute("COMMIT")
        except sqlite3.Error as error:
            if self._writer.in_transaction:
                self._writer.execute("ROLLBACK")
            failed = dict.fromkeys(range(len(jobs)), error)
        for place, job in enumerate(jobs):
            if place in failed:
                job.done.set_exception(failed[place])
            elif not job.erases:  # what is committed is told at once, whoever reads the log that a deletion waits for
                job.done.set_result(None)
        if erasing := [job for place, job in enumerate(jobs) if job.erases and place not in failed]:
            self._erase(erasing)

    def _erase(self, jobs: list[_Job]) -> None:
        try:
            self._empty_log()
        except sqlite3.Error as error:
            for job in jobs:
                job.done.set_exception(error)
        else:
            for job in jobs:
                job.done.set_result(None)

    def _empty_log(self) -> None:
        """Move the log into the database and cut it: what was deleted stands in neither."""
        self._writer.execute("PRAGMA busy_timeout=0")  # it is this loop that waits
        try:
            for _ in range(_CHECKPOINT_TRIES):
                busy, *_ = self._writer.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                if not busy:
                    return
                time.sleep(_BUSY_SECONDS / _CHECKPOINT_TRIES)
        finally:
            self._writer.execute(f"PRAGMA busy_timeout={int(_BUSY_SECONDS * 1000)}")
        raise sqlite3.OperationalError("the log is being read: what was deleted is still in it")

    def _identifier(self, name: str) -> int | None:
        row = self._reader.execute("SELECT id FROM conversations WHERE name = ?", (name,)).fetchone()
        return int(row[0]) if row else None

    def _tail(self, name: str) -> Tail | None:
        found = self._reader.execute(
            "SELECT c.head, c.snapshot, t.number, t.events FROM conversations c JOIN turns t"
            " ON t.conversation = c.id AND t.number > c.head WHERE c.name = ? ORDER BY t.number",
            (name,),
        ).fetchall()
        if not found:
            return None
        snapshot = unpacked(found[0][1]) if found[0][1] else []
        return Tail(snapshot, [unpacked(events) for *_, events in found], int(found[-1][2]))

    def _events(self, name: str) -> list[Event]:
        rows = self._reader.execute(
            "SELECT events FROM turns WHERE conversation = (SELECT id FROM conversations WHERE name = ?)"
            " ORDER BY number",
            (name,),
        ).fetchall()
        return [event for (row,) in rows for event in unpacked(row)]


def _append(connection: sqlite3.Connection, turn: Turn, row: bytes, head: tuple[int, bytes] | None) -> None:
    found = connection.execute("SELECT id FROM conversations WHERE name = ?", (turn.conversation,)).fetchone()
    if found is None:
        if turn.number > 1:
            return
        insert = "INSERT INTO conversations (name, touched, head) VALUES (?, ?, 0)"
        identifier = connection.execute(insert, (turn.conversation, turn.at)).lastrowid
    else:
        (identifier,) = found
    connection.execute("INSERT INTO turns VALUES (?, ?, ?)", (identifier, turn.number, row))
    if head:
        connection.execute("UPDATE conversations SET head = ?, snapshot = ? WHERE id = ?", (*head, identifier))


def _take_over(connection: sqlite3.Connection) -> None:
    """Move what Rasa's own SQL store kept in this file, in its table of events, so that it is kept and deleted too."""
    if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'events'").fetchone():
        return
    kept: dict[str, list[Event]] = {}
    for name, data in connection.execute("SELECT sender_id, data FROM events ORDER BY id"):
        kept.setdefault(name, []).append(json.loads(data))
    connection.execute("BEGIN IMMEDIATE")
    for name, events in kept.items():
        turn = Turn(name, 1, events[0]["timestamp"], events)
        _append(connection, turn, packed(events), None)
    connection.execute("DROP TABLE events")
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _delete(connection: sqlite3.Connection, names: list[str]) -> None:
    for name in names:
        for (identifier,) in connection.execute("SELECT id FROM conversations WHERE name = ?", (name,)).fetchall():
            connection.execute("DELETE FROM turns WHERE conversation = ?", (identifier,))
            connection.execute("DELETE FROM conversations WHERE id = ?", (identifier,))
