"""Opening hours, now or on the day that was asked about."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.reply import reply
from bot.dialogue.context import meant, said_before


class ActionHours(Action):
    """Answers when the contact centre's reception is open."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_hours"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Tell the hours of the day that the message names; without one, the week and now."""
        text = str(tracker.latest_message.get("text") or "")
        return reply(meant("oppettider", text, said_before(tracker.events)), dispatcher, tracker)
