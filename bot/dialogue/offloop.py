"""Rasa's SQL store off the event loop: a database that hangs must not silence everybody.

Rasa 3.6 calls SQLAlchemy inside its coroutines, so one slow statement stops all conversations, the health check and
every time limit. Here each call runs in one of a few threads, and the loop goes on. Trackers are those of
`bot/dialogue/live.py`, which know what of them is stored and need not be replayed for each prediction.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import sqlalchemy as sa
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import Event, SessionStarted
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.live import LiveTracker

THREADS = 8

_Result = TypeVar("_Result")


class OffLoopStore(SQLTrackerStore):
    """Rasa's SQL store, with every call in a thread, and one more try when its connection was cut."""

    def __init__(self, **kwargs: Any) -> None:
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="store")
        super().__init__(**kwargs)
        self.engine.hide_parameters = True  # an error must not quote a resident

    def init_tracker(self, sender_id: str) -> DialogueStateTracker:
        """A tracker of a conversation that nothing is stored of."""
        return LiveTracker(sender_id, self.domain)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation since its last session start."""
        rasas: Any = super()
        return await self._off_loop(lambda: rasas.retrieve(sender_id))

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """The whole conversation."""
        rasas: Any = super()
        return await self._off_loop(lambda: rasas.retrieve_full_tracker(conversation_id))

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store what is new in `tracker`; once begun it is waited for, so that the conversation stays locked."""
        saving = asyncio.ensure_future(self._off_loop(lambda: self._saved(tracker)))
        try:
            await asyncio.shield(saving)
        except asyncio.CancelledError:
            with contextlib.suppress(Exception):
                await saving
            raise

    async def _saved(self, tracker: DialogueStateTracker) -> None:
        if isinstance(tracker, LiveTracker):
            tracker.end_turn()
        await super().save(tracker)
        if isinstance(tracker, LiveTracker) and (new := len(tracker.unstored)):
            tracker.add_turn(new)

    async def _retrieve(self, sender_id: str, fetch_events_from_all_sessions: bool) -> DialogueStateTracker | None:
        with self.session_scope() as session:
            query = self._event_query(session, sender_id, fetch_events_from_all_sessions)
            stored = [json.loads(data) for (data,) in query.with_entities(self.SQLEvent.data)]
        if not stored:
            return None
        if fetch_events_from_all_sessions:
            return DialogueStateTracker.from_dict(sender_id, stored, self.domain.slots)
        tracker = LiveTracker(sender_id, self.domain)
        for event in stored:
            tracker.update(Event.from_parameters(event), self.domain)
        tracker.add_turn(len(stored))
        return tracker

    def _additional_events(self, session: Any, tracker: DialogueStateTracker) -> Iterator[Event]:
        """What is not stored yet; Rasa counts what is, with one more query."""
        if isinstance(tracker, LiveTracker):
            return iter(tracker.unstored)
        rasas: Any = super()
        counted: Iterator[Event] = rasas._additional_events(session, tracker)
        return counted

    def _event_query(self, session: Any, sender_id: str, fetch_events_from_all_sessions: bool) -> Any:
        """Rasa's query by the order of writing: by time, a clock set back would hide what was said since."""
        events = session.query(self.SQLEvent).filter(self.SQLEvent.sender_id == sender_id)
        if not fetch_events_from_all_sessions:
            begun = (
                session.query(sa.func.max(self.SQLEvent.id))
                .filter(self.SQLEvent.sender_id == sender_id, self.SQLEvent.type_name == SessionStarted.type_name)
                .scalar_subquery()
            )
            events = events.filter(sa.or_(self.SQLEvent.id >= begun, begun.is_(None)))
        return events.order_by(self.SQLEvent.id)

    async def _off_loop(self, call: Callable[[], Coroutine[Any, Any, _Result]]) -> _Result:
        return await asyncio.get_running_loop().run_in_executor(self._threads, _completed, call)

    @contextlib.contextmanager
    def changing(self) -> Iterator[Any]:
        """A session whose changes are committed at its end."""
        with self.session_scope() as session:
            yield session
            session.commit()


def _completed(call: Callable[[], Coroutine[Any, Any, _Result]]) -> _Result:
    try:
        return asyncio.run(call())
    except sa.exc.DBAPIError as error:
        if not error.connection_invalidated:
            raise
    return asyncio.run(call())  # the pool has thrown its dead connections away
