"""Topics whose short messages mean what the reply before makes of them."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.reply import reply
from bot.dialogue.answers import ASKED_BACK
from bot.dialogue.context import Said, meant, said_before


class ActionInContext(Action):
    """Answers a number, an address, a time, a yes or a no that the reply before gives its meaning."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_in_context"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Answer the topic that is meant."""
        topic = str((tracker.latest_message.get("intent") or {}).get("name") or "")
        before = said_before(tracker.events)
        if before and before.topic == ASKED_BACK and topic in ("ja", "nej"):
            _ask_on(topic, before, dispatcher)
            return []
        return reply(meant(topic, str(tracker.latest_message.get("text") or ""), before), dispatcher, tracker)


def _ask_on(topic: str, before: Said, dispatcher: CollectingDispatcher) -> None:
    """Yes to a question with several choices asks which; no is answered with a human."""
    if topic == "ja" and before.offered:
        dispatcher.utter_message(response="utter_fraga_tillbaka_vilket", topics=list(before.offered))
    else:
        dispatcher.utter_message(response="utter_fraga_tillbaka_igen")
