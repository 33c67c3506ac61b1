"""A message that means something only after what was said."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.reply import reply
from bot.dialogue.context import QUESTION, Meant, newest_reply
from bot.dialogue.followups import follow_up
from bot.dialogue.heard import heard, told_before
from bot.dialogue.outright import CHOICES_IN_WORDS
from bot.swedish.protest import is_not_of_water


class ActionFollowUp(Action):
    """Answers what the last replies make of a message; the policy calls it only where they make something of it."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_follow_up"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Answer the topic that is meant."""
        message = heard(tracker.latest_message)
        meant = follow_up(message, told_before(reversed(tracker.events)))
        if meant and meant.response == CHOICES_IN_WORDS:
            return _read_out(dispatcher, tracker)
        events = reply(meant or Meant(message.topic, message.system), dispatcher, tracker)
        # Whether it is urgent is no question any more.
        return [*events, SlotSet(QUESTION, None)] if is_not_of_water(message.text) else events


def _read_out(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[dict[str, Any]]:
    """The choices on offer, in words; they stay on offer."""
    offer = newest_reply(reversed(tracker.events))
    offered = offer.offered if offer else {}
    numbered = "\n".join(f"{place}. {title}" for place, title in enumerate(offered.values(), 1))
    dispatcher.utter_message(response=CHOICES_IN_WORDS, val=numbered, topics=list(offered))
    return []
