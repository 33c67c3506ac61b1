"""The second question of a message that asks two."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.clarification import ERRAND
from actions.reply import reply
from actions.wordings import OTHER_HOURS
from bot.dialogue.context import NODRA_TOPICS, Meant, Said, meant, said_before, topics_replied
from bot.nlu.classifier import SECOND
from bot.swedish.unanswered import names_helpdesk

_UNKNOWN_STATUS = "utter_systemstatus_okant"
# What is said after a reply that names all channels of the contact centre already.
_SHORT = {_UNKNOWN_STATUS: "utter_systemstatus_okant_ocksa", OTHER_HOURS: "utter_kommunal_tjanst_tider_ocksa"}


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
        whole = str(tracker.latest_message.get("text") or "")
        text = whole[second["start"] : second["end"]]
        first = str((tracker.latest_message.get("intent") or {}).get("name") or "")
        # Beside an errand for NODRA a way of contact is one to NODRA.
        before = Said(first) if first in NODRA_TOPICS else said_before(tracker.events)
        in_context = meant(topic, text, before)
        # The first reply to the message gave a route to NODRA: another would speak against it.
        if in_context.topic in NODRA_TOPICS and topics_replied(reversed(tracker.events)) & NODRA_TOPICS:
            return []
        # Both questions are of the helpdesk: its hours were told.
        if (first, topic) == ("medarbetare_stod", "oppettider") and names_helpdesk(whole):
            return []
        events = reply(in_context if in_context.topic != topic else Meant(topic, system), dispatcher, tracker)
        dispatcher.messages = _new(dispatcher.messages, tracker)
        return events


def _new(messages: list[dict[str, Any]], tracker: Tracker) -> list[dict[str, Any]]:
    """The messages that the first reply has not said: not the same once more, and no channels a second time."""
    told = [event["metadata"] for event in takewhile(_is_no_message, reversed(tracker.events)) if _is_reply(event)]
    said = {(metadata.get("utter_action"), metadata.get("system")) for metadata in told}
    names_all = any(metadata.get("topic") == ERRAND for metadata in told)
    of_unknown = any(response == _UNKNOWN_STATUS for response, _ in said)
    found = []
    for message in messages:
        response = str(message.get("response"))
        if (response, message.get("system")) in said or (of_unknown and response == f"utter_{ERRAND}"):
            continue
        short = _SHORT.get(response) if names_all else None
        found.append({**message, "response": short or response})
    return found


def _is_no_message(event: dict[str, Any]) -> bool:
    return event.get("event") != "user"


def _is_reply(event: dict[str, Any]) -> bool:
    return event.get("event") == "bot" and isinstance(event.get("metadata"), dict)
