"""What is somebody else's business: the number of those whose business it is, where one is published."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.reply import reply
from bot.dialogue.context import Meant


class ActionOutside(Action):
    """Answers what is neither the municipality's nor NODRA's business."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_outside"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Name the police, health care advice or information in crises; else say what the bot can help with."""
        return reply(Meant("utanfor"), dispatcher, tracker)
