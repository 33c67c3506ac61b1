"""Asking back when two or three topics are likely."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.reply import reply
from bot.dialogue.caution import IF_DANGER
from bot.dialogue.context import Meant, chosen, said_before
from bot.dialogue.heard import UNSURE
from bot.nlu.danger import TOPIC as EMERGENCY

MOST = 3
# What the bot is unsure of is an errand more often than all else: it is always among the choices.
ERRAND = "kommunal_tjanst"
# Where danger is less likely, nobody is asked whether their life is in danger.
_DANGER = 0.1
# Nobody presses a button that says "I am angry" or "I write in Polish"; the reply to these fits at once.
_ANSWERED_AT_ONCE = {"klagomal", "annat_sprak"}
_NEVER_OFFERED = {UNSURE, "ja", "nej", "tack", "hejda", "halsning"} | _ANSWERED_AT_ONCE


class ActionClarify(Action):
    """Offers the likeliest topics as buttons; after a second failure in a row, names a human."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_clarify"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Answer the choice that was made; else ask with buttons, or give up with a channel that works."""
        before = said_before(tracker.events)
        if topic := chosen(str(tracker.latest_message.get("text") or ""), before):
            return reply(Meant(topic), dispatcher, tracker)
        ranked = [entry["name"] for entry in tracker.latest_message.get("intent_ranking") or []]
        likeliest = next((topic for topic in ranked if topic != UNSURE), None)
        if likeliest in _ANSWERED_AT_ONCE:
            return reply(Meant(likeliest), dispatcher, tracker)
        if _failed_before(tracker):
            dispatcher.utter_message(response="utter_fraga_tillbaka_igen")
        else:
            dispatcher.utter_message(response="utter_fraga_tillbaka", topics=_choices(tracker))
        if before and (before.topic == EMERGENCY or EMERGENCY in before.offered):
            dispatcher.utter_message(response=IF_DANGER)
        return []


def _choices(tracker: Tracker) -> list[str]:
    """The likeliest topics, the last of them an errand."""
    ranked = [
        entry["name"]
        for entry in tracker.latest_message.get("intent_ranking") or []
        if entry["name"] not in _NEVER_OFFERED and (entry["name"] != EMERGENCY or entry["confidence"] >= _DANGER)
    ]
    return list(dict.fromkeys([*ranked[: MOST - 1], ERRAND, *ranked]))[:MOST]


def _failed_before(tracker: Tracker) -> bool:
    """Whether the message before this one was not understood either."""
    intents = [
        (event.get("parse_data") or {}).get("intent", {}).get("name")
        for event in tracker.events
        if event.get("event") == "user"
    ]
    return len(intents) > 1 and intents[-2] == UNSURE
