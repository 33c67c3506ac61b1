"""The reply to a topic, whichever action found out which topic is meant."""

from __future__ import annotations

from datetime import datetime
from itertools import islice, takewhile
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.wordings import HELPDESK_HOURS, MISSED, OTHER_HOURS, TOO_LATE, wording
from bot.dialogue.context import (
    CONTACT_CENTRE,
    EMPLOYEES,
    NODRA_SYSTEMS,
    NODRA_TOPICS,
    QUESTION,
    Meant,
    is_about_nodra,
    names_owner,
    replies_before,
    said_before,
)
from bot.dialogue.heard import told_before
from bot.dialogue.staff import works_here
from bot.facts.changes import told_text
from bot.facts.clock import now_of
from bot.facts.hours import Hours, describe_day, today
from bot.facts.incident import Facts, live_facts
from bot.facts.systems import STATE_WORDS, UNKNOWN, long_moment
from bot.settings import settings
from bot.swedish.days import mentioned_day
from bot.swedish.opening import asks_if_phone_is_open, leaves_too_early
from bot.swedish.places import names_operations, names_other_place, points_elsewhere
from bot.swedish.protest import asks_once_more
from bot.swedish.unanswered import names_helpdesk

VISITS = "kontaktcenter_besok"
NODRA = "nodra"
_HELPDESK = "helpdesk"
_EMERGENCY_NUMBER = "112"
# After what may have been said of a library or a pool, hours are theirs.
_MAY_BE_ELSEWHERE = {"kommunal_tjanst", "systemstatus"}
_REPLIES_BACK = 2

Events = list[dict[str, Any]]


def reply(meant: Meant, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """Answer `meant`; returns the events that the reply leaves behind."""
    if meant.topic == "systemstatus":
        if meant.response:
            dispatcher.utter_message(response=meant.response, system=meant.system)
            return []
        return say_status(meant.system, dispatcher, tracker)
    if meant.topic == "oppettider":
        return say_hours(dispatcher, tracker)
    dispatcher.utter_message(response=meant.response or _wording(meant.topic, tracker))
    if meant.topic in NODRA_TOPICS:
        return [SlotSet(QUESTION, NODRA if meant.topic == NODRA else None)]
    return []


def _wording(topic: str, tracker: Tracker) -> str:
    kin = EMPLOYEES if topic in EMPLOYEES else {topic}
    before = takewhile(lambda reply: reply.topic in kin, replies_before(reversed(tracker.events)))
    chosen = wording(topic, _text(tracker), [reply.asked for reply in before])
    # Nothing is too early for somebody who can be called now.
    callable_now = chosen == TOO_LATE and _is_phone_open(now_of(tracker.latest_message.get("metadata")))
    return f"utter_{topic}" if callable_now else chosen


def say_status(system: str | None, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """The system's state, text, time and source, or that nothing is published."""
    facts = live_facts(settings().incident).get()
    if system is None and _EMERGENCY_NUMBER in _text(tracker):
        dispatcher.utter_message(response="utter_systemstatus_112")
        return []
    if system is None or system not in facts.status.systems:
        ending = "okant_anstalld" if _works_here(tracker) else "okant"
        dispatcher.utter_message(response=f"utter_systemstatus_{ending}", system=UNKNOWN)
        return []
    dispatcher.utter_message(response="utter_systemstatus", system=system, **_details(system, facts, tracker))
    return []


def say_hours(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
    """The hours of the day that the message names; without one, the week and now. After NODRA, NODRA's."""
    text = _text(tracker)
    now = now_of(tracker.latest_message.get("metadata"))
    before = said_before(tracker.events)
    if before and is_about_nodra(before) and not names_owner(text):
        dispatcher.utter_message(response="utter_oppettider_nodra")
        return []
    if names_helpdesk(text) or names_operations(text):
        dispatcher.utter_message(response=HELPDESK_HOURS if names_helpdesk(text) else "utter_felanmalan_tider")
        return []
    told = islice(replies_before(reversed(tracker.events)), _REPLIES_BACK)
    elsewhere = any(reply.topic in _MAY_BE_ELSEWHERE and names_other_place(reply.asked) for reply in told)
    if names_other_place(text) or (elsewhere and points_elsewhere(text)):
        dispatcher.utter_message(response=MISSED if asks_once_more(text) else OTHER_HOURS)
        return []
    if leaves_too_early(text):
        dispatcher.utter_message(response="utter_kommunal_tjanst" if _is_phone_open(now) else TOO_LATE)
        return []
    if answer := _if_phone_is_open(text, now):
        dispatcher.utter_message(response="utter_oppettider_telefon", svar=answer)
        return []
    day = mentioned_day(text, today(now))
    hours = _hours_of(VISITS)
    if day is None or hours is None or day == today(now):
        dispatcher.utter_message(response="utter_oppettider")
    else:
        dispatcher.utter_message(response="utter_oppettider_dag", dag=describe_day(hours, day, now))
    return []


def _hours_of(channel: str) -> Hours | None:
    return live_facts(settings().incident).get().channels.channels[channel].opening_hours


def _is_phone_open(now: datetime) -> bool:
    hours = _hours_of(CONTACT_CENTRE)
    return hours is not None and hours.is_open(now)


def _if_phone_is_open(text: str, now: datetime) -> str | None:
    """Yes or no to whether the contact centre's phone is open, or closed, now; None where not asked or known."""
    asked = asks_if_phone_is_open(text)
    if asked is None or mentioned_day(text, today(now)) not in (None, today(now)):
        return None
    hours = _hours_of(CONTACT_CENTRE)
    if hours is None or hours.is_untold(today(now)):
        return None
    return "Ja" if asked is hours.is_open(now) else "Nej"


def _details(name: str, facts: Facts, tracker: Tracker) -> dict[str, str]:
    now = now_of(tracker.latest_message.get("metadata"))
    system = facts.status.systems[name]
    told = long_moment(system.published)
    stale = facts.status.is_stale(system.published, now)
    of_residents = name in NODRA_SYSTEMS or name == CONTACT_CENTRE
    own = [_HELPDESK] if not of_residents and _works_here(tracker) else []
    channels = dict.fromkeys([*own, *system.channels])
    contacts = [f"– {facts.channels.channels[channel].name}: {{{channel}}}" for channel in channels]
    return {
        "system_titel": system.title,
        "system_lage": STATE_WORDS[system.state],
        "system_text": told_text(system),
        "system_tid": f"Senast känt, {told}" if stale else f"Uppdaterat {told}",
        "system_kalla": facts.channels.sources[system.source].title,
        "system_alder": "Uppgiften är gammal och kan ha ändrats. " if stale else "",
        "system_kontakt": "\n".join(contacts),
    }


def _works_here(tracker: Tracker) -> bool:
    return works_here(_text(tracker), told_before(reversed(tracker.events)))


def _text(tracker: Tracker) -> str:
    return str(tracker.latest_message.get("text") or "")
