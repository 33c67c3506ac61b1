"""The second question of a message that asks two."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.reply import reply
from bot.dialogue.context import Meant, meant, said_before


class ActionSecond(Action):
    """Answers what the classifier found beside the message's first topic."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_second"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Answer the entity `andra_fraga`."""
        topic = next(tracker.get_latest_entity_values("andra_fraga"))
        system = next(tracker.get_latest_entity_values("system"), None)
        text = str(tracker.latest_message.get("text") or "")
        in_context = meant(topic, text, said_before(tracker.events))
        return reply(in_context if in_context.topic != topic else Meant(topic, system), dispatcher, tracker)
