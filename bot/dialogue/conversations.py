"""The stored conversations, as Rasa's tracker store."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import time
from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SessionStarted
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.live import LiveTracker
from bot.dialogue.soundness import drop_set_aside
from bot.dialogue.turns import Tail, Turn, Turns
from bot.settings import settings

_SECONDS_A_DAY = 86_400


def file_of(db: str | None) -> Path:
    """The file that `db` in the endpoints names; by default one among what the bot writes."""
    return Path(db) if db else settings().variable / "conversations.db"


class ConversationStore(TrackerStore):
    """Rasa's tracker store over one SQLite file, for one process.

    `save` returns once the turn is committed, so a reply that was sent is in the store. The `live` conversations last
    spoken in stay in memory: a turn takes its tracker out and puts it back when it is stored, so one that failed is
    read anew. With 0 each turn reads from the file, which several processes may then share. `synchronous` is SQLite's.
    """

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: EventBroker | None = None,
        dialect: str = "sqlite",
        db: str | None = None,
        live: int = 500,
        synchronous: str = "FULL",
        **kwargs: Any,
    ) -> None:
        if dialect != "sqlite":
            raise ValueError(f"{dialect}: for conversations elsewhere name bot.dialogue.postgres.PostgresConversations")
        self._file = file_of(db)
        self._turns = Turns(self._file, synchronous)
        self._most_live = live
        self._live: OrderedDict[str, LiveTracker] = OrderedDict()
        super().__init__(domain, event_broker)

    @property
    def domain(self) -> Domain:
        """What trackers are made for; Rasa sets it with every model."""
        return self._domain

    @domain.setter
    def domain(self, domain: Domain | None) -> None:
        self._domain = domain or Domain.empty()
        self._live.clear()

    def init_tracker(self, sender_id: str) -> DialogueStateTracker:
        """A tracker of a conversation that nothing is stored of."""
        return LiveTracker(sender_id, self.domain)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The conversation's tail, for the turn that takes it."""
        tracker = self._live.pop(sender_id, None)
        if tracker is None:
            tail = await asyncio.wrap_future(self._turns.tail(sender_id))
            tracker = self._revived(sender_id, tail) if tail else None
        return tracker

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """Everything stored of the conversation, all its sessions; for reading alone."""
        events = await asyncio.wrap_future(self._turns.events(conversation_id))
        return DialogueStateTracker.from_dict(conversation_id, events, self.domain.slots) if events else None

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store what the turn added; returns once it is committed. Raises sqlite3.Error when it cannot be."""
        if not isinstance(tracker, LiveTracker):
            tracker = await self._as_live(tracker)
        tracker.end_turn()
        events = tracker.unstored
        if not events:
            return
        tracker.add_turn(len(events))
        written = [event.as_dict() for event in events]
        cut = tracker.shorten()
        snapshot = (cut[0], [event.as_dict() for event in cut[1]]) if cut else None
        turn = Turn(tracker.sender_id, tracker.turns, events[-1].timestamp, written, snapshot)
        await _to_the_end(asyncio.wrap_future(self._turns.append(turn)))
        if self.event_broker is not None:
            await self._stream_new_events(self.event_broker, events, tracker.sender_id)
        if self._most_live:
            self._live[tracker.sender_id] = tracker
            if len(self._live) > self._most_live:
                self._live.popitem(last=False)

    async def exists(self, conversation_id: str) -> bool:
        """Whether anything is stored of the conversation."""
        return conversation_id in self._live or await asyncio.wrap_future(self._turns.exists(conversation_id))

    async def keys(self) -> Iterable[str]:
        """The stored conversations."""
        return await asyncio.wrap_future(self._turns.names())

    def recent(self, conversation: str) -> list[Event]:
        """The last events of a conversation that is in memory and in no turn; none of any other."""
        tracker = self._live.get(conversation)
        return list(tracker.events) if tracker else []

    def delete(self, conversation: str) -> None:
        """Remove everything stored of one conversation; what was there is overwritten on disk."""
        self._delete([conversation])

    def purge(self, days: int) -> int:
        """Remove conversations that began more than `days` ago; returns how many.

        Damaged files that were set aside go as soon as copies do, while the bot runs: what is in them is old already.
        """
        old = self._turns.begun_before(time.time() - days * _SECONDS_A_DAY).result()
        self._delete(old)
        drop_set_aside(self._file, min(days, settings().backup_days))
        return len(old)

    def close(self) -> None:
        """Write what waits, and let go of the file."""
        self._turns.close()

    def _delete(self, conversations: list[str]) -> None:
        for conversation in conversations:
            self._live.pop(conversation, None)
        if conversations:
            self._turns.delete(conversations).result()

    def _revived(self, conversation: str, tail: Tail) -> LiveTracker:
        tracker = LiveTracker(conversation, self.domain)
        tracker.head, tracker.turns = len(tail.snapshot), tail.count
        turns = [[Event.from_parameters(event) for event in turn] for turn in tail.turns]
        if not tail.snapshot:
            turns[0] = _from_session(turns[0])
        tracker.rows = [len(events) for events in turns]
        for event in [*map(Event.from_parameters, tail.snapshot), *itertools.chain.from_iterable(turns)]:
            tracker.update(event, self.domain)
        return tracker

    async def _as_live(self, tracker: DialogueStateTracker) -> LiveTracker:
        """A tracker that Rasa made, whose first events may be stored already."""
        stored = await self.retrieve(tracker.sender_id)
        live = stored if isinstance(stored, LiveTracker) else LiveTracker(tracker.sender_id, self.domain)
        for event in list(tracker.events)[len(live.events) - live.head :]:
            live.update(event, self.domain)
        return live


async def _to_the_end(writing: asyncio.Future[Any]) -> None:
    """Wait for a write that has begun, also when whoever asked gave up: until then the conversation stays locked."""
    try:
        await asyncio.shield(writing)
    except asyncio.CancelledError:
        with contextlib.suppress(Exception):
            await writing
        raise


def _from_session(events: list[Event]) -> list[Event]:
    """The events from the last beginning of a session on."""
    starts = [place for place, event in enumerate(events) if isinstance(event, SessionStarted)]
    return events[starts[-1] :] if starts else events
