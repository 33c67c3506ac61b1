"""Topics whose short messages mean what the reply before makes of them."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.reply import reply
from bot.dialogue.answers import ASKED_BACK
from bot.dialogue.context import Meant, Said, meant, newest_reply, said_before


class ActionInContext(Action):
    """Answers a number, an address, a time, a yes or a no that the reply before gives its meaning."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_in_context"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Answer the topic that is meant."""
        topic = str((tracker.latest_message.get("intent") or {}).get("name") or "")
        before, offer = said_before(tracker.events), newest_reply(reversed(tracker.events))
        if topic == "ja" and offer and offer.topic == ASKED_BACK and offer.offered:
            return _take_up(offer, dispatcher, tracker)
        if before and before.topic == ASKED_BACK and topic in ("ja", "nej"):
            dispatcher.utter_message(response="utter_fraga_tillbaka_igen")
            return []
        return reply(meant(topic, str(tracker.latest_message.get("text") or ""), before), dispatcher, tracker)


def _take_up(offer: Said, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[dict[str, Any]]:
    """Yes to a question with choices: the only one, or which of them."""
    if len(offer.offered) == 1:
        return reply(Meant(next(iter(offer.offered))), dispatcher, tracker)
    dispatcher.utter_message(response="utter_fraga_tillbaka_vilket", topics=list(offer.offered))
    return []
