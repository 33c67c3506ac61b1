"""Whether an errand for NODRA is urgent: asked, heard and forgotten again."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.reply import NODRA, reply
from bot.dialogue.context import QUESTION, Meant, Said, meant, said_before
from bot.dialogue.heard import LIKELY, SURE
from bot.nlu.classifier import READINGS
from bot.swedish.normalise import fold
from bot.swedish.urgency import insists, spoken_urgency
from bot.swedish.waterfaults import is_planned

_REACH = re.compile(r"\b(?:num|nr|ring|telefon|na dem|na dom|kontakta)")
_TURNS_OPEN = 3
# A probability worth listening to, and how many times likelier one route must be than the other: to wait
# wrongly costs a cellar, to call wrongly a place in a queue.
_FAINT = 0.03
_CLEARLY_URGENT = 4.0
_CLEARLY_CAN_WAIT = 10.0
_ANSWERS = {"ja": True, "nodra_akut": True, "nej": False, "nodra_ej_akut": False}
_LEARNT = {"nodra_akut": True, "nodra_ej_akut": False, NODRA: None}


class ActionUrgency(Action):
    """Asks whether it is urgent; with the question open, hears the answer and gives the route."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_urgency"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Give the route when the question is open and the message answers it, else ask."""
        intent = _intent(tracker)
        if tracker.get_slot(QUESTION) is None:
            before = said_before(tracker.events)
            text = str(tracker.latest_message.get("text") or "")
            in_context = meant(NODRA, text, before)
            if in_context.system:
                return reply(in_context, dispatcher, tracker)
            urgent = _known_urgency(text, before)
        elif intent in ("ja", "nej") and _is_forgotten(tracker):
            dispatcher.utter_message(response=f"utter_{intent}")
            return [SlotSet(QUESTION, None)]
        else:
            urgent = _answered(tracker.latest_message, intent)
        if urgent is None:
            return reply(Meant(NODRA), dispatcher, tracker)
        return reply(Meant("nodra_akut" if urgent else "nodra_ej_akut"), dispatcher, tracker)


def heard_urgency(text: str, intent: str) -> bool | None:
    """Whether an answer to `Är det akut?` says that it is; None when it does not tell.

    Words of a hurry count for more than the no before them: `nej det är akut` is urgent.
    """
    spoken = spoken_urgency(text)
    if spoken is False or (spoken and (intent == "nej" or insists(text))):
        return spoken
    return _ANSWERS.get(intent, spoken)


def leaning(ranking: list[dict[str, Any]]) -> bool | None:
    """Which of the two routes a description points at, once the question is open; None when it is near."""
    likely = {entry["name"]: float(entry["confidence"]) for entry in ranking}
    urgent, can_wait = likely.get("nodra_akut", 0.0), likely.get("nodra_ej_akut", 0.0)
    if urgent >= _FAINT and urgent >= _CLEARLY_URGENT * can_wait:
        return True
    if can_wait >= _FAINT and can_wait >= _CLEARLY_CAN_WAIT * urgent:
        return False
    return None


def _answered(message: dict[str, Any], intent: str) -> bool | None:
    """What the message makes of the open question: its words, else what conversations taught, else its own topic."""
    text = str(message.get("text") or "")
    if is_planned(text):
        return False
    topic, probability = next(iter((message.get(READINGS) or {}).get(NODRA, ())), (intent, 0.0))
    enough = SURE if topic != "nodra_akut" and intent == "nodra_akut" else LIKELY
    if spoken_urgency(text) is None and topic in _LEARNT and probability >= enough:
        return _LEARNT[topic]
    urgent = heard_urgency(text, intent)
    return leaning(message.get("intent_ranking") or []) if urgent is None else urgent


def _known_urgency(text: str, before: Said | None) -> bool | None:
    """What the reply before settled, when the message only asks how to reach NODRA."""
    if before and before.topic in _ANSWERS and _REACH.search(fold(text)):
        return _ANSWERS[before.topic]
    return None


def _is_forgotten(tracker: Tracker) -> bool:
    """Whether so much was said since the question that a bare yes or no no longer answers it."""
    turns = 0
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            turns += 1
        elif event.get("event") == "slot" and event.get("name") == QUESTION:
            break
    return turns > _TURNS_OPEN


def _intent(tracker: Tracker) -> str:
    return str((tracker.latest_message.get("intent") or {}).get("name") or "")
