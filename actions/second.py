"""The second question of a message that asks two."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.reply import reply
from bot.dialogue.context import NODRA_TOPICS, Meant, Said, meant, said_before, topics_replied
from bot.nlu.classifier import SECOND


class ActionSecond(Action):
    """Answers what the classifier found beside the message's first topic."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_second"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Answer the entity `andra_fraga`."""
        second = next(found for found in tracker.latest_message["entities"] if found["entity"] == SECOND)
        topic = str(second["value"])
        system = next(tracker.get_latest_entity_values("system"), None)
        text = str(tracker.latest_message.get("text") or "")[second["start"] : second["end"]]
        first = str((tracker.latest_message.get("intent") or {}).get("name") or "")
        # Beside an errand for NODRA a way of contact is one to NODRA.
        before = Said(first) if first in NODRA_TOPICS else said_before(tracker.events)
        in_context = meant(topic, text, before)
        # The first reply to the message gave a route to NODRA: another would speak against it.
        if in_context.topic in NODRA_TOPICS and topics_replied(reversed(tracker.events)) & NODRA_TOPICS:
            return []
        return reply(in_context if in_context.topic != topic else Meant(topic, system), dispatcher, tracker)
