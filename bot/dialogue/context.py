"""What a short message means after what was just said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile, takewhile
from typing import Any

from bot.dialogue.answers import ASKED_BACK
from bot.dialogue.choices import chosen_place, named_place
from bot.facts.channels import SOS, Kind
from bot.facts.incident import live_facts
from bot.nlu.danger import TOPIC as EMERGENCY
from bot.settings import settings
from bot.swedish.mail import names_mail
from bot.swedish.normalise import fold

CONTACT_CENTRE = "kontaktcenter_telefon"
CONTACT_MAIL = "kontaktcenter_epost"
QUESTION = "oppen_fraga"
"""The slot of a question that the bot has asked and waits for."""
NODRA_TOPICS = {"nodra", "nodra_akut", "nodra_ej_akut"}
EMPLOYEES = {"losenord", "medarbetare_stod", "arbetssatt", "systematgard"}
OF_WORK = EMPLOYEES - {"losenord"}
"""Topics whose questions residents ask in the same words: only with a word of work are they about work."""
FAULTS = "felanmalan"
_FAULT_SYSTEM = "vitec"
NODRA_SYSTEMS = {"nodra_telefon", "nodra_epost"}
# What asks of the contact centre by itself asks of NODRA after a reply about NODRA.
_OF_NODRA = {"kontakt_epost": "nodra_epost", "kommer_inte_fram": "nodra_telefon"}
# What asks for NODRA by itself where NODRA is named.
_TO_NODRA = {"kontakt", "kontakt_telefon", *_OF_NODRA}
_MOST_WORDS = 9
_LONGER = 20

_OWNER = re.compile(r"\b(?:kommun|kontaktcent|vaxel|stadshus|reception|er\b|ert\b)")
_NODRA = re.compile(r"\bnodras?\b")
_NODRA_TOO = re.compile(
    r"\bnodra\b.{0,12}\b(?:ocksa|aven|med|da)\b|\b(?:aven|ocksa|samma (?:for|med|hos)|och|hos|for)\b.{0,12}\bnodra\b"
)
_STILL_THAT_SYSTEM = re.compile(r"\b(?:den|det|dom|de|nu|igen|annu|fortfarande)\b")

_WAY = (
    r"^(?:men |och |jaha |okej |ok )?(?:(?:kan|far|ska|gar det att) (?:man |jag )?)?(?:%s)"
    r"(?: (?:da|dem|dom|dit|i stallet|istallet))*\W*$"
)
# A way to reach somebody, asked for with hardly another word.
_WAYS = (
    (re.compile(_WAY % "ringa?|telefon"), "kontakt_telefon"),
    (re.compile(_WAY % "mejla?|maila?|e-?posta?|skriva?"), "kontakt_epost"),
)

_AND_NOW = re.compile(r"^(?:och |men )?(?:nu|idag|i dag|just nu|fortfarande)\b.{0,12}$")
_INCIDENT = {"systemstatus", "incident_lage", "incident_orsak", "incident_tidplan", "kommer_inte_fram"}
_PLACES = {"oppettider", "kontakt_besok", "kontakt", "kontakt_telefon", "kontakt_epost", "kommer_inte_fram"}
# A question word alone, after which topics, asks for which topic.
_ELLIPSES = (
    (re.compile(r"^(?:men |och |jaha )?nar\b(?: da)?\W*$"), _PLACES, "oppettider"),
    (re.compile(r"^(?:men |och |jaha )?(?:nar|hur lange)\b(?: da)?\W*$"), _INCIDENT, "incident_tidplan"),
    (re.compile(r"^(?:men |och |jaha )?hur lange\b(?: da| sparas det)?\W*$"), {"integritet"}, "integritet"),
    (
        re.compile(
            r"^(?:men |och |jaha )?var(?:t|fran)?\b(?: (?:ar|lag|ligger) (?:det|ni|den))?"
            r"(?: da| nanstans| nagonstans| sa du)?\W*$"
        ),
        _PLACES,
        "kontakt_besok",
    ),
    (re.compile(r"^(?:men |och |jaha )?varfor\b(?: da| det)?\W*$"), _INCIDENT, "incident_orsak"),
    (re.compile(r"^(?:men |och |jaha )?hur\b(?: da)?\W*$"), _PLACES, "kontakt"),
)


@dataclass(frozen=True)
class Said:
    """A reply of the bot: its topic, the channels and system in it, the buttons' titles by topic, what was asked."""

    topic: str
    channels: tuple[str, ...] = ()
    system: str | None = None
    offered: dict[str, str] = field(default_factory=dict)
    asked: str = ""


@dataclass(frozen=True)
class Meant:
    """A topic, with its system when it has one, and the response where it is not the topic's first."""

    topic: str
    system: str | None = None
    response: str | None = None


def said_before(events: Sequence[dict[str, Any]]) -> Said | None:
    """The reply before the latest message, the first where there were two; None at the start."""
    return next(replies_before(reversed(events)), None)


def newest_reply(backwards: Iterable[dict[str, Any]]) -> Said | None:
    """The newest of all replies, from events newest first: its choices are on offer. None at the start.

    That 112 was named after it in the same turn takes no choice away.
    """
    replies = list(_replies_of_turn(dropwhile(lambda event: event.get("event") != "bot", backwards)))
    return next((reply for reply in replies if reply.topic != EMERGENCY or reply.offered), next(iter(replies), None))


def topics_replied(backwards: Iterable[dict[str, Any]]) -> frozenset[str]:
    """The topics of the replies to the latest message, from events newest first."""
    return frozenset(reply.topic for reply in _replies_of_turn(backwards))


def replies_before(backwards: Iterable[dict[str, Any]]) -> Iterator[Said]:
    """The replies before the latest message, newest first, from events newest first; of two in a turn the first."""
    messages = 0
    found: dict[str, Any] | None = None
    for event in backwards:
        if event.get("event") == "user":
            messages += 1
            if found:
                yield _said(found, str(event.get("text") or ""))
                found = None
        elif messages and event.get("event") == "bot":
            found = event
    if found:
        yield _said(found, "")


def meant(topic: str, text: str, before: Said | None) -> Meant:
    """The topic that `text` has after `before`, when by itself it has `topic`."""
    words = fold(text)
    count = len(words.split())
    short = count <= _MOST_WORDS
    if before and short and (too := nodra_too(text, before)):
        return too
    if _OWNER.search(words) or count > _LONGER:
        return Meant(topic)
    asked = (way(words) if before and short else None) or topic
    if of_nodra := _of_nodra(asked, words, before):
        return of_nodra
    if before and short and asked == "kontakt_telefon":
        return _number(words, before, is_about_nodra(before))
    return Meant(asked)


def same_system(text: str, before: Said | None) -> str | None:
    """The system of the last reply, when `text` asks about `it` and names none."""
    words = fold(text)
    if before and before.system and len(words.split()) <= _MOST_WORDS and _STILL_THAT_SYSTEM.search(words):
        return before.system
    return None


def chosen(text: str, before: Said | None) -> str | None:
    """The offered topic that `text` picks by its number, place or name; None when it picks none."""
    if before is None or before.topic != ASKED_BACK:
        return None
    place = chosen_place(text)
    if place is None:
        place = named_place(text, list(before.offered.values()))
    offered = list(before.offered)
    return offered[place] if place is not None and place < len(offered) else None


def nodra_too(text: str, before: Said) -> Meant | None:
    """Whether what was said of something else holds for NODRA, when `text` asks that."""
    words = fold(text)
    if is_about_nodra(before) or not _NODRA_TOO.search(words):
        return None
    by_mail = before.topic == "kontakt_epost" or before.system == "mobil_epost" or names_mail(words)
    return Meant("systemstatus", "nodra_epost" if by_mail else "nodra_telefon")


def is_about_nodra(said: Said) -> bool:
    """Whether a reply is about NODRA."""
    return said.topic in NODRA_TOPICS or said.system in NODRA_SYSTEMS


def is_about_faults(said: Said) -> bool:
    """Whether a reply is about faults in the municipality's buildings."""
    return said.topic == FAULTS or said.system == _FAULT_SYSTEM


def names_owner(text: str) -> bool:
    """Whether `text` names the municipality or its contact centre."""
    return bool(_OWNER.search(fold(text)))


def phones(names: Iterable[str]) -> set[str]:
    """The phones among channels that are neither the contact centre's nor 112."""
    channels = live_facts(settings().incident).get().channels.channels
    kept = set(names) - {CONTACT_CENTRE, SOS}
    return {name for name in kept if name in channels and channels[name].kind is Kind.PHONE}


def way(words: str) -> str | None:
    """The topic of a way of contact that folded words ask for, with hardly another word."""
    return next((topic for question, topic in _WAYS if question.search(words)), None)


def ellipsis(text: str, before: Said) -> Meant | None:
    """What a question word alone, or `och nu?`, asks after `before`."""
    words = fold(text)
    if before.system and _AND_NOW.search(words):
        return Meant("systemstatus", before.system)
    for question, topics, topic in _ELLIPSES:
        if question.search(words) and before.topic in topics:
            return Meant(topic)
    return None


def _of_nodra(topic: str, words: str, before: Said | None) -> Meant | None:
    """What asks for a way to NODRA, since NODRA was spoken of or is named; None for what does not."""
    if before and before.topic == "nodra_akut" and topic == "kommer_inte_fram":
        return Meant("nodra_akut")
    if before and is_about_nodra(before):
        return Meant("systemstatus", _OF_NODRA[topic]) if topic in _OF_NODRA else None
    if topic not in _TO_NODRA or not _NODRA.search(words):
        return None
    system = _OF_NODRA.get(topic)
    return Meant("systemstatus", system) if system else Meant("nodra")


def _number(words: str, before: Said, about_nodra: bool) -> Meant:
    if before.system in NODRA_SYSTEMS or before.topic == "nodra_ej_akut":
        return Meant("systemstatus", "nodra_telefon")
    if about_nodra or before.topic == "nodlage":
        return Meant(before.topic)
    if phones(before.channels):
        return Meant(before.topic, before.system)
    return Meant("kontakt_telefon")


def _replies_of_turn(backwards: Iterable[dict[str, Any]]) -> Iterator[Said]:
    """The replies up to a message, newest first."""
    turn = takewhile(lambda event: event.get("event") != "user", backwards)
    return (_said(event, "") for event in turn if event.get("event") == "bot")


def _said(event: dict[str, Any], asked: str) -> Said:
    metadata = event.get("metadata") or {}
    buttons = (event.get("data") or {}).get("buttons") or []
    return Said(
        topic=str(metadata.get("topic") or ""),
        channels=tuple(metadata.get("channels") or ()),
        system=metadata.get("system"),
        offered={str(button["payload"]).removeprefix("/"): str(button["title"]) for button in buttons},
        asked=asked,
    )
