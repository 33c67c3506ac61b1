"""What a short message means after what was just said."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker

from bot.dialogue.answers import ASKED_BACK
from bot.dialogue.choices import chosen_place
from bot.facts.channels import Kind
from bot.facts.incident import live_facts
from bot.settings import settings
from bot.swedish.normalise import fold

CONTACT_CENTRE = "kontaktcenter_telefon"
NODRA_TOPICS = {"nodra", "nodra_akut", "nodra_ej_akut"}
NODRA_SYSTEMS = {"nodra_telefon", "nodra_epost"}
# What asks of the contact centre by itself asks of NODRA after a reply about NODRA.
_OF_NODRA = {"kontakt_epost": "nodra_epost", "kommer_inte_fram": "nodra_telefon"}
_MOST_WORDS = 9

_OWNER = re.compile(r"\b(?:kommun|kontaktcent|vaxel|stadshus|reception|er\b|ert\b)")
_NODRA_TOO = re.compile(
    r"\bnodra\b.{0,12}\b(?:ocksa|aven|med|da)\b|\b(?:aven|ocksa|samma (?:for|med|hos)|och|hos|for)\b.{0,12}\bnodra\b"
)
_STILL_THAT_SYSTEM = re.compile(r"\b(?:den|det|dom|de|nu|igen|annu|fortfarande)\b")

_BY_MAIL = re.compile(r"\bmejl|\bmail|\be-?post")
_WAY = (
    r"^(?:men |och |jaha |okej |ok )?(?:(?:kan|far|ska|gar det att) (?:man |jag )?)?(?:%s)"
    r"(?: (?:da|dem|dom|dit|i stallet|istallet))*\W*$"
)
# A way to reach somebody, asked for with hardly another word.
_WAYS = (
    (re.compile(_WAY % "ringa?|telefon"), "kontakt_telefon"),
    (re.compile(_WAY % "mejla?|maila?|e-?posta?|skriva?"), "kontakt_epost"),
)

_AGAIN = re.compile(r"\b(?:upprepa|repetera|en gang till|sag (?:det )?igen|ta det igen|hann inte lasa)\b|^va+d?\W*$")
_AND_NOW = re.compile(r"^(?:och |men )?(?:nu|idag|i dag|just nu|fortfarande)\b.{0,12}$")
_NEEDS_CONTEXT = {"incident_lage", "incident_tidplan"}
_INCIDENT = {"systemstatus", "incident_lage", "incident_orsak", "incident_tidplan", "kommer_inte_fram"}
_PLACES = {"oppettider", "kontakt_besok", "kontakt", "kontakt_telefon", "kontakt_epost", "kommer_inte_fram"}
# A question word alone, after which topics, asks for which topic.
_ELLIPSES = (
    (re.compile(r"^(?:men |och |jaha )?nar\b(?: da)?\W*$"), _PLACES, "oppettider"),
    (re.compile(r"^(?:men |och |jaha )?(?:nar|hur lange)\b(?: da)?\W*$"), _INCIDENT, "incident_tidplan"),
    (re.compile(r"^(?:men |och |jaha )?var(?:t|fran)?\b(?: da| nanstans| nagonstans)?\W*$"), _PLACES, "kontakt_besok"),
    (re.compile(r"^(?:men |och |jaha )?varfor\b(?: da| det)?\W*$"), _INCIDENT, "incident_orsak"),
    (re.compile(r"^(?:men |och |jaha )?hur\b(?: da)?\W*$"), _PLACES, "kontakt"),
)


@dataclass(frozen=True)
class Said:
    """The bot's last reply: its topic, the channels and system in it, and the buttons' titles by topic."""

    topic: str
    channels: tuple[str, ...]
    system: str | None
    offered: dict[str, str]


@dataclass(frozen=True)
class Meant:
    """A topic, with its system when it has one."""

    topic: str
    system: str | None = None


def said_before(tracker: Tracker) -> Said | None:
    """The reply before the latest message, the first where there were two; None at the start."""
    messages = 0
    found: dict[str, Any] | None = None
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            messages += 1
            if found or messages > 1:
                break
        elif messages and event.get("event") == "bot":
            found = event
    return _said(found) if found else None


def meant(topic: str, text: str, before: Said | None) -> Meant:
    """The topic that `text` has after `before`, when by itself it has `topic`."""
    words = fold(text)
    if before is None or len(words.split()) > _MOST_WORDS:
        return Meant(topic)
    about_nodra = before.topic in NODRA_TOPICS or before.system in NODRA_SYSTEMS
    if _NODRA_TOO.search(words) and not about_nodra:
        by_mail = before.topic == "kontakt_epost" or before.system == "mobil_epost" or _BY_MAIL.search(words)
        return Meant("systemstatus", "nodra_epost" if by_mail else "nodra_telefon")
    if _OWNER.search(words):
        return Meant(topic)
    topic = _way(words) or topic
    if about_nodra and topic in _OF_NODRA:
        return Meant("systemstatus", _OF_NODRA[topic])
    if topic == "kontakt_telefon":
        return _number(words, before, about_nodra)
    return (_ellipsis(words, before) if topic in _NEEDS_CONTEXT else None) or Meant(topic)


def same_system(text: str, before: Said | None) -> str | None:
    """The system of the last reply, when `text` asks about `it` and names none."""
    words = fold(text)
    if before and before.system and len(words.split()) <= _MOST_WORDS and _STILL_THAT_SYSTEM.search(words):
        return before.system
    return None


def follow_up(text: str, before: Said | None) -> Meant | None:
    """What a message of a few words asks of the reply before, when the words alone tell no topic."""
    words = fold(text)
    if before is None or before.topic == ASKED_BACK or len(words.split()) > _MOST_WORDS:
        return None
    if _NODRA_TOO.search(words):
        return meant("systemstatus", text, before)
    if way := _way(words):
        return meant(way, text, before)
    if _AGAIN.search(words):
        return Meant(before.topic, before.system)
    return _ellipsis(words, before)


def chosen(text: str, before: Said | None) -> str | None:
    """The offered topic that `text` picks by its number or place; None when it picks none."""
    if before is None or before.topic != ASKED_BACK:
        return None
    place = chosen_place(text)
    offered = list(before.offered)
    return offered[place] if place is not None and place < len(offered) else None


def _way(words: str) -> str | None:
    return next((topic for question, topic in _WAYS if question.search(words)), None)


def _ellipsis(words: str, before: Said) -> Meant | None:
    if before.system and _AND_NOW.search(words):
        return Meant("systemstatus", before.system)
    for question, topics, topic in _ELLIPSES:
        if question.search(words) and before.topic in topics:
            return Meant(topic)
    return None


def _number(words: str, before: Said, about_nodra: bool) -> Meant:
    if before.system in NODRA_SYSTEMS or before.topic == "nodra_ej_akut":
        return Meant("systemstatus", "nodra_telefon")
    if about_nodra or before.topic == "nodlage":
        return Meant(before.topic)
    if _has_own_phone(before.channels):
        return Meant(before.topic, before.system)
    return Meant("kontakt_telefon")


def _has_own_phone(names: Iterable[str]) -> bool:
    """Whether a phone other than the contact centre's is among the channels."""
    channels = live_facts(settings().incident).get().channels.channels
    return any(name != CONTACT_CENTRE and channels[name].kind is Kind.PHONE for name in names if name in channels)


def _said(event: dict[str, Any]) -> Said:
    metadata = event.get("metadata") or {}
    buttons = (event.get("data") or {}).get("buttons") or []
    return Said(
        topic=str(metadata.get("topic") or ""),
        channels=tuple(metadata.get("channels") or ()),
        system=metadata.get("system"),
        offered={str(button["payload"]).removeprefix("/"): str(button["title"]) for button in buttons},
    )
