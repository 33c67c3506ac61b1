"""The published status of the system that was asked about."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.reply import reply, say_status
from bot.dialogue.context import meant, said_before, same_system

EVERYTHING = "natverk"


class ActionStatus(Action):
    """Answers with the system's state, text, time and source, or that nothing is published."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_status"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Look each system up in the status as it is now; without one, that of the reply before."""
        text = str(tracker.latest_message.get("text") or "")
        system, *others = list(tracker.get_latest_entity_values("system")) or [None]
        before = said_before(tracker.events)
        in_context = meant("systemstatus", text, before)
        if in_context.system:
            return reply(in_context, dispatcher, tracker)
        if system in (None, EVERYTHING):
            system = same_system(text, before) or system
        return [event for each in (system, *others) for event in say_status(each, dispatcher, tracker)]
