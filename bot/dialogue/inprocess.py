"""Goes round Rasa: runs the SDK actions in this process when no action server is configured.

Rasa 3.6 knows actions only behind HTTP, and ignores a class in `action_endpoint: type`. With one process
there is no second server to be down, slow or forgotten, and `rasa shell` answers without one. When
`endpoints.yml` names an `action_endpoint`, Rasa calls that instead and nothing here is used.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor

ACTIONS = "actions"


class InProcessEndpoint(EndpointConfig):
    """An action endpoint whose answer comes from the SDK's executor."""

    def __init__(self) -> None:
        super().__init__(url="inprocess://actions")
        self._executor = ActionExecutor()
        self._executor.register_package(ACTIONS)

    async def request(self, *args: Any, json: dict[str, Any] | None = None, **kwargs: Any) -> Any:
        """Run the action that `json` asks for; the answer is what an action server would send."""
        return await self._executor.run(_copied(json or {}))


def install() -> None:
    """Give every remote action without an endpoint the one in this process."""
    original = RemoteAction.__init__

    def with_default(self: RemoteAction, name: str, action_endpoint: EndpointConfig | None) -> None:
        original(self, name, action_endpoint or _endpoint())

    RemoteAction.__init__ = with_default


@lru_cache(maxsize=1)
def _endpoint() -> InProcessEndpoint:
    return InProcessEndpoint()


def _copied(call: dict[str, Any]) -> dict[str, Any]:
    """A copy, as HTTP would make: an action must not reach into the tracker."""
    copied: dict[str, Any] = json.loads(json.dumps(call, default=str))
    return copied
