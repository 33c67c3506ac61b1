"""Asking back when two or three topics are likely."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

UNSURE = "nlu_fallback"
MOST = 3
_NEVER_OFFERED = {UNSURE, "ja", "nej", "tack", "hejda", "halsning", "klagomal", "annat_sprak", "utanfor"}


class ActionClarify(Action):
    """Offers the likeliest topics as buttons; after a second failure in a row, names a human."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_clarify"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Ask with buttons, or give up with a channel that works."""
        if _failed_before(tracker):
            dispatcher.utter_message(response="utter_fraga_tillbaka_igen")
            return []
        ranking = tracker.latest_message.get("intent_ranking") or []
        likely = [entry["name"] for entry in ranking if entry["name"] not in _NEVER_OFFERED][:MOST]
        dispatcher.utter_message(response="utter_fraga_tillbaka", topics=likely)
        return []


def _failed_before(tracker: Tracker) -> bool:
    """Whether the message before this one was not understood either."""
    intents = [
        (event.get("parse_data") or {}).get("intent", {}).get("name")
        for event in tracker.events
        if event.get("event") == "user"
    ]
    return len(intents) > 1 and intents[-2] == UNSURE
