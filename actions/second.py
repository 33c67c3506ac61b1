"""The second question of a message that asks two."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.reply import reply
from bot.dialogue.context import Meant


class ActionSecond(Action):
    """Answers what the classifier found beside the message's first topic."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_second"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Answer the entity `andra_fraga`."""
        topic = next(tracker.get_latest_entity_values("andra_fraga"))
        system = next(tracker.get_latest_entity_values("system"), None)
        return reply(Meant(topic, system), dispatcher, tracker)
