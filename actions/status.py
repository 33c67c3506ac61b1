"""The published status of the system that was asked about."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.facts.clock import now_of
from bot.facts.hours import long_date
from bot.facts.incident import Facts, live_facts
from bot.facts.systems import STATE_WORDS, moment
from bot.settings import settings

UNKNOWN = "okant"


class ActionStatus(Action):
    """Answers with the system's state, text, time and source, or that nothing is published."""

    def name(self) -> str:
        """The name in the domain."""
        return "action_status"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Look the system up in the status as it is now."""
        facts = live_facts(settings().incident).get()
        system = next(tracker.get_latest_entity_values("system"), None)
        if system not in facts.status.systems:
            dispatcher.utter_message(response="utter_systemstatus_okant", system=UNKNOWN)
            return []
        now = now_of(tracker.latest_message.get("metadata"))
        dispatcher.utter_message(response="utter_systemstatus", system=system, **_details(system, facts, now))
        return []


def _details(name: str, facts: Facts, now: datetime) -> dict[str, str]:
    system = facts.status.systems[name]
    day = long_date(moment(system.published).date())
    stale = facts.status.is_stale(system.published, now)
    contacts = [f"– {facts.channels.channels[channel].name}: {{{channel}}}" for channel in system.channels]
    return {
        "system_titel": system.title,
        "system_lage": STATE_WORDS[system.state],
        "system_text": " ".join(filter(None, (system.text, system.note))),
        "system_tid": f"Senast känt, {day}" if stale else f"Uppdaterat {day}",
        "system_kalla": facts.channels.sources[system.source].title,
        "system_alder": "Uppgiften är gammal och kan ha ändrats. " if stale else "",
        "system_kontakt": "\n".join(contacts),
    }
