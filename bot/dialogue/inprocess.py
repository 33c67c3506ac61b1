"""Goes round Rasa: runs the SDK actions in this process when no action server is configured.

Rasa 3.6 knows actions only behind HTTP, and ignores a class in `action_endpoint: type`. With one process
there is no second server to be down, slow or forgotten, and `rasa shell` answers without one. When
`endpoints.yml` names an `action_endpoint`, Rasa calls that instead and nothing here is used.
"""

from __future__ import annotations

import marshal
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, overload

from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, deserialise_events
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor

ACTIONS = "actions"


class InProcessEndpoint(EndpointConfig):
    """Stands where an action server's address would."""

    def __init__(self) -> None:
        super().__init__(url="inprocess://actions")
        self._executor = ActionExecutor()
        self._executor.register_package(ACTIONS)

    async def act(self, action: str, tracker: DialogueStateTracker, domain: dict[str, Any]) -> dict[str, Any]:
        """What an action server would send back: events and responses."""
        state = tracker.current_state()
        call = {
            "next_action": action,
            "sender_id": tracker.sender_id,
            "tracker": {
                **state,
                "latest_message": _copied(state["latest_message"]),
                "events": _Events(list(tracker.events)),
            },
            "domain": domain,
        }
        found: dict[str, Any] = await self._executor.run(call)
        return found


class _Events(Sequence[dict[str, Any]]):
    """The conversation's events, each copied when it is looked at: most actions look at the last few."""

    def __init__(self, events: list[Event]) -> None:
        self._events = events

    def __len__(self) -> int:
        return len(self._events)

    @overload
    def __getitem__(self, place: int) -> dict[str, Any]: ...

    @overload
    def __getitem__(self, place: slice) -> list[dict[str, Any]]: ...

    def __getitem__(self, place: int | slice) -> dict[str, Any] | list[dict[str, Any]]:
        if isinstance(place, slice):
            return [_copied(event.as_dict()) for event in self._events[place]]
        return _copied(self._events[place].as_dict())


def install() -> None:
    """Give every remote action without an endpoint the one in this process."""
    created, over_http = RemoteAction.__init__, RemoteAction.run

    def with_default(self: RemoteAction, name: str, action_endpoint: EndpointConfig | None) -> None:
        created(self, name, action_endpoint or _endpoint())

    async def run(
        self: RemoteAction,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        endpoint = self.action_endpoint
        if not isinstance(endpoint, InProcessEndpoint):
            over: list[Event] = await over_http(self, output_channel, nlg, tracker, domain)
            return over
        needed = domain.as_dict() if domain.does_custom_action_explicitly_need_domain(self.name()) else {}
        done = await endpoint.act(self.name(), tracker, needed)
        said = await self._utter_responses(done["responses"], output_channel, nlg, tracker)
        return [*said, *deserialise_events(done["events"])]

    RemoteAction.__init__ = with_default
    RemoteAction.run = run


@lru_cache(maxsize=1)
def _endpoint() -> InProcessEndpoint:
    return InProcessEndpoint()


def _copied(data: dict[str, Any]) -> dict[str, Any]:
    """A copy, as HTTP would make: an action must not reach into the tracker."""
    copied: dict[str, Any] = marshal.loads(marshal.dumps(data))  # noqa: S302 - our own bytes
    return copied
