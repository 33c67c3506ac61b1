"""A conversation as the running bot holds it: the last turns alone, and what the policy asks of them."""

from __future__ import annotations

import copy
import dataclasses
from collections import deque

from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain, State
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, Restarted, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.nlu.classifier import READINGS

MOST_TURNS = 24
KEPT_TURNS = 12
_MOST_STATES = 32
# What takes events back: the states before it no longer tell how it came to be.
_TAKES_BACK = ("undo", "rewind", "active_loop", "form")
_BEGINS = (SessionStarted.type_name, Restarted.type_name)


class LiveTracker(DialogueStateTracker):
    """Rasa's tracker over a bounded tail of events, with the states that rules look at kept while they come to be.

    The tail begins with what held before it (slots, loop) as events, so that replaying it gives the same state.
    """

    events: deque[Event]

    def __init__(self, conversation: str, domain: Domain) -> None:
        self.domain = domain
        self.states: list[State] | None = []
        self.head = 0  # how many of its events stand for what was before the tail
        self.rows: list[int] = []  # how many events each stored turn of the tail has
        self.turns = 0  # how many turns are stored, those before the tail included
        self._latest: list[State] | None = None
        super().__init__(conversation, domain.slots)

    def update(self, event: Event, domain: Domain | None = None) -> None:
        """Apply one event."""
        self._latest = None
        if isinstance(event, SessionStarted | Restarted):
            self.states = []
        elif event.type_name in _TAKES_BACK:
            self.states = None
        elif isinstance(event, ActionExecuted) and self.states is not None:
            self.states = [*self.states[-_MOST_STATES:], self.domain.get_active_state(self)]
        super().update(event, domain)

    def applied_events(self) -> list[Event]:
        """The events since the session began, where none was taken back; Rasa weighs each of them, at each look."""
        if self.states is None:
            applied: list[Event] = super().applied_events()
            return applied
        events = list(self.events)
        began = next((place for place in reversed(range(len(events))) if events[place].type_name in _BEGINS), -1)
        return events[began + 1 :]

    def latest_states(self) -> list[State] | None:
        """The latest states, the present one last, as Rasa finds them by replaying; None where they are not known."""
        if self._latest is None and self.states is not None:
            self._latest = [*self.states, self.domain.get_active_state(self)]
        return self._latest

    def copy(self) -> LiveTracker:
        """The same state in an object of its own, without replaying the events."""
        twin = copy.copy(self)
        twin.events = deque(self.events, self.events.maxlen)
        twin.slots = {name: copy.copy(slot) for name, slot in self.slots.items()}
        twin.active_loop = dataclasses.replace(self.active_loop) if self.active_loop else None
        twin.rows = list(self.rows)
        twin.model_id = twin.assistant_id = None
        return twin

    @property
    def unstored(self) -> list[Event]:
        """The events that are not in the store yet."""
        return list(self.events)[self.head + sum(self.rows) :]

    def end_turn(self) -> None:
        """Forget what only the turn itself needs, before it is stored."""
        for event in self.unstored:
            if isinstance(event, UserUttered):
                event.parse_data.pop(READINGS, None)

    def add_turn(self, events: int) -> None:
        """The last `events` events are one turn, stored from now on."""
        self.rows.append(events)
        self.turns += 1

    def shorten(self) -> tuple[int, list[Event]] | None:
        """Cut all but the last turns once they are many, or once a new session began.

        Returns the number of the last turn that was cut, and the events that stand for what was before. None when
        nothing was cut. Everything must be stored.
        """
        renewed = any(isinstance(event, SessionStarted) for event in list(self.events)[-self.rows[-1] :])
        keep = 1 if renewed else KEPT_TURNS
        if len(self.rows) <= (1 if renewed else MOST_TURNS):
            return None
        events = list(self.events)
        start = len(events) - sum(self.rows[-keep:])
        head = [] if renewed else _standing_for(events[:start], self.sender_id, self.domain)
        self.events = deque([*head, *events[start:]], self.events.maxlen)
        self.head, self.rows = len(head), self.rows[-keep:]
        return self.turns - keep, head


def _standing_for(events: list[Event], conversation: str, domain: Domain) -> list[Event]:
    """The slots, the loop and the listening that `events` leave behind, as events."""
    before = DialogueStateTracker.from_events(conversation, events, domain.slots)
    at = events[-1].timestamp
    found: list[Event] = [
        SlotSet(name, slot.value, timestamp=at) for name, slot in before.slots.items() if slot.value is not None
    ]
    if before.active_loop_name:
        found.append(ActiveLoop(before.active_loop_name, timestamp=at))
    if before.latest_action_name == ACTION_LISTEN_NAME:
        found.append(ActionExecuted(ACTION_LISTEN_NAME, timestamp=at))
    return found
