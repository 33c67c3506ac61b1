"""Opening hours, now or on the day that was asked about."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.facts.clock import now_of
from bot.facts.hours import describe_day, today
from bot.facts.incident import live_facts
from bot.settings import settings
from bot.swedish.days import mentioned_day

VISITS = "kontaktcenter_besok"


class ActionHours(Action):
    """Answers when the contact centre's reception is open."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_hours"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Tell the hours of the day that the message names; without one, the week and now."""
        now = now_of(tracker.latest_message.get("metadata"))
        day = mentioned_day(tracker.latest_message.get("text") or "", today(now))
        hours = live_facts(settings().incident).get().channels.channels[VISITS].opening_hours
        if day is None or hours is None or day == today(now):
            dispatcher.utter_message(response="utter_oppettider")
        else:
            dispatcher.utter_message(response="utter_oppettider_dag", dag=describe_day(hours, day, now))
        return []
