"""Asking back when two or three topics are likely, instead of an answer or after it."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.reply import reply
from bot.dialogue.alternatives import ANSWERED_AT_ONCE, MOST, alternatives, choices
from bot.dialogue.answers import ASKED_BACK
from bot.dialogue.caution import IF_DANGER
from bot.dialogue.context import Meant, chosen, newest_reply, said_before, topics_replied
from bot.dialogue.heard import UNSURE
from bot.nlu.danger import TOPIC as EMERGENCY

# What the bot is unsure of is an errand more often than all else: it is always among the choices.
ERRAND = "kommunal_tjanst"


class ActionClarify(Action):
    """Offers the likeliest topics as buttons; after a second failure in a row, names a human."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_clarify"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Answer the choice that was made; else ask with buttons, or give up with a channel that works."""
        before, offer = said_before(tracker.events), newest_reply(reversed(tracker.events))
        if topic := chosen(str(tracker.latest_message.get("text") or ""), offer):
            return reply(Meant(topic), dispatcher, tracker)
        ranked = [entry["name"] for entry in tracker.latest_message.get("intent_ranking") or []]
        likeliest = next((topic for topic in ranked if topic != UNSURE), None)
        if likeliest in ANSWERED_AT_ONCE:
            return reply(Meant(likeliest), dispatcher, tracker)
        if before and before.topic == ASKED_BACK:
            dispatcher.utter_message(response="utter_fraga_tillbaka_igen")
        else:
            dispatcher.utter_message(response="utter_fraga_tillbaka", topics=_choices(tracker))
        if offer and EMERGENCY in offer.offered:
            dispatcher.utter_message(response=IF_DANGER)
        return []


class ActionAlternatives(Action):
    """Offers what else a message may have meant, after an answer that is in doubt."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_alternatives"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Ask with buttons; the policy calls it only where there is something to offer."""
        others = alternatives(tracker.latest_message, topics_replied(reversed(tracker.events)))
        dispatcher.utter_message(response="utter_fraga_tillbaka_annars", topics=others)
        return []


def _choices(tracker: Tracker) -> list[str]:
    """The likeliest topics, the last of them an errand."""
    ranked = choices(tracker.latest_message)
    return list(dict.fromkeys([*ranked[: MOST - 1], ERRAND, *ranked]))[:MOST]
