"""Phone numbers, addresses, sites and opening hours in a sentence, by spaCy's entity rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Span

from bot.swedish.paragraphs import Sentence
from bot.swedish.times import opening_hours

PHONE, EMAIL, VISIT, WEB, MAILBOX, PERSON, HOURS = "phone", "email", "visit", "web", "mailbox", "person", "hours"
_INTERNAL = "internal"

_STREET = (
    r"^[A-ZÅÄÖ][\w-]*(?:gatan|vägen|gränd|gränden|torget|torg|allén|stigen|backen|esplanaden|leden|platsen|kajen)$"
)
_STREET_WORDS = ["gata", "gatan", "väg", "vägen", "torg", "torget", "plan", "gränd"]
_SITE = r"^(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:se|nu|com|org)(?:/\S*)?$"
_MAILBOXES = ("Kivra", "Billo", "Min myndighetspost", "Digimail", "e-Boks")


def _text(pattern: str, times: str = "1") -> dict[str, Any]:
    return {"TEXT": {"REGEX": pattern}} | ({"OP": times} if times != "1" else {})


def _one_of(*words: str, times: str = "1") -> dict[str, Any]:
    return {"LOWER": {"IN": list(words)}} | ({"OP": times} if times != "1" else {})


_DIGITS = r"^\d{2,3}$"
_HOUSE = (_text(r"^\d{1,4}(?:[-–]\d{1,4})?[A-Za-z]?$"), _text(r"^[A-H]$", "?"))
CONTACT_PATTERNS: list[dict[str, Any]] = [
    {"label": label, "pattern": pattern}
    for label, pattern in (
        (EMAIL, [{"LIKE_EMAIL": True}]),
        (WEB, [{"LOWER": {"REGEX": _SITE}}]),
        (PHONE, [_text(r"^0\d{1,3}[-–/]\d{2,8}$"), _text(_DIGITS, "*")]),
        (PHONE, [_text(r"^0\d{1,3}$"), _text(r"^[-–]$", "?"), _text(_DIGITS), _text(_DIGITS), _text(_DIGITS, "*")]),
        (PHONE, [_text(r"^0\d{7,9}$")]),
        (PHONE, [_text(r"^\+46[-\d]*$"), _text(r"^[-\d]+$", "*")]),
        (
            _INTERNAL,
            [
                _one_of("helpdesk", "anknytning", "internnummer", "kortnummer"),
                _one_of("på", "nummer", "telefon", "tfn", "tel", ",", ":", times="*"),
                _text(r"^\d{4,5}$"),
            ],
        ),
        (VISIT, [_text(_STREET), *_HOUSE]),
        (VISIT, [{"IS_TITLE": True}, _one_of(*_STREET_WORDS), *_HOUSE]),
        (
            PERSON,
            [
                _one_of("kontakta", "kontaktar", "till"),
                _one_of("sin", "din"),
                _one_of("närmaste", times="?"),
                _one_of("chef"),
            ],
        ),
        *((MAILBOX, name) for name in _MAILBOXES),
    )
]
_ABOUT_HOURS = re.compile(
    r"\bdygnet runt\b|\bbesök|\böpp(?:et|en|na|nar|ettid)|\bbemanna|\btelefontid|\bbesökstid|\bkl(?:ockan|\.)?\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Found:
    """A contact, or opening hours. `named_days` tells whether hours say which days."""

    kind: str
    value: str
    sentence: Sentence
    named_days: bool = True


def contacts(span: Span, sentence: Sentence) -> list[Found]:
    """The contacts and hours of one sentence, in order."""
    found: list[Found] = []
    mailboxes: list[Span] = []
    for entity in span.ents:
        if entity.label_ == _INTERNAL:
            found.append(Found(PHONE, entity[-1].text, sentence))
        elif entity.label_ == MAILBOX:
            mailboxes.append(entity)
        elif entity.label_ == PERSON:
            found.append(Found(PERSON, "din chef", sentence))
        elif entity.label_ in (PHONE, EMAIL, VISIT, WEB):
            found.append(Found(entity.label_, _value(entity), sentence))
    if mailboxes:
        value = span.doc[mailboxes[0].start : mailboxes[-1].end].text
        found.append(Found(MAILBOX, value, sentence))
    rest = " ".join("/" if token.ent_type_ in (PHONE, VISIT, EMAIL, _INTERNAL) else token.text for token in span)
    if _ABOUT_HOURS.search(rest) and (hours := opening_hours(rest)):
        found.append(Found(HOURS, hours[0], sentence, hours[1]))
    return found


def _value(entity: Span) -> str:
    """A number as it is dialled at home, a site without its scheme, all else as it stands."""
    if entity.label_ == PHONE and entity.text.startswith("+46"):
        return "0" + entity.text.removeprefix("+46").strip(" -").replace(" ", "-", 1)
    if entity.label_ == WEB:
        return re.sub(r"^(?:https?://)?(?:www\.)?", "", entity.text).rstrip("./")
    return entity.text.rstrip(".")
