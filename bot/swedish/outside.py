"""Whose business it is, where it is neither the municipality's nor NODRA's."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_WHICH = re.compile(r"\b112\b.*\b1177\b|\b1177\b.*\b112\b")
_CRISIS = re.compile(r"\b(?:vma|113 ?13|hesa fredrik|varningssiren\w*|sirenerna|viktigt meddelande)\b")
_CRIMES = r"(?:be|in)?stulen|stulit|stold\w*|stals|snott|inbrott\w*|ran(?:ad|at)|bedragare\w*"
_CRIME = re.compile(rf"\b(?:{_CRIMES})\b")
_POLICE = re.compile(
    rf"\b(?:polis\w*|114 ?14|{_CRIMES}|brottsan\w+)\b"
    r"|\banmala (?:ett |en )?(?:brott|stold|bedrageri)\b"
)
# Whose number is not published here, whoever else is named beside it.
_OF_REGISTER = r"personbevis\w*|folkbokfor\w*|flyttanmal\w*|samordningsnummer\w*"
_UNTOLD = re.compile(rf"\b(?:skatteverk\w*|deklaration\w*|{_OF_REGISTER})\b")
_REGISTER = re.compile(
    rf"\b(?:adressandring\w*|{_OF_REGISTER}"
    r"|(?:anmal(?:a|er)|andrar?|byt(?:a|er)) (?:jag |man |vi )?(?:min |var |ny )?adress"
    r"|(?:behover|fa|far|soka|soker|ansoka om|skaffa\w*|vill ha|har inget|vantar pa) (?:ett |mitt )?(?:svenskt )?"
    r"personnummer)\b"
)
# What the municipality has addresses for itself.
_OURS = re.compile(
    r"\b(?:\w*faktur\w*|rakning\w*|\w*skol\w*|dagis\w*|hemtjanst\w*|fardtjanst\w*|ko(?:n|plats)|sop\w*|nodra\w*|bygglov\w*|nybygg\w*|fastighet\w*|betyg\w*)\b"
)
_CARE = re.compile(
    r"\b(?:1177|vardguiden|vardcentral\w*|lakar\w*|lakare\w*|doktorn?|sjukhus\w*|lasarett\w*|akuten|vrinnevi\w*|apotek\w*"
    r"|recept(?:et)?|tand(?:en|lakar\w*)?|tanderna|mina tander|folktand\w*|tandvard\w*|feber|halsont|ont i halsen"
    r"|magsjuk\w*|provsvar\w*|vaccin\w*|barnmorsk\w*"
    r"|bvc|journalen pa 1177|sjukskriv\w+|remiss\w*|kraks|illamaende|hosta\w*)\b"
)
_WHOSE = re.compile(r"\b(?:vart|vem|var|vilket nummer|numret|nummer)\b")
_BUSINESS = (("vard_efter_nodlage", _WHICH), ("kris", _CRISIS), ("polis", _POLICE), ("vard", _CARE))


def authority(text: str) -> str | None:
    """`kris` (113 13), `polis` (114 14), `vard` (1177) or which of 112 and 1177, where `text` belongs there."""
    words = fold(text)
    if _UNTOLD.search(words) and not _CRIME.search(words):
        return None
    return next((name for name, pattern in _BUSINESS if pattern.search(words)), None)


def is_of_the_register(text: str) -> bool:
    """Whether `text` wants an address changed or a personal number, and names no service that needs it."""
    words = fold(text)
    return bool(_REGISTER.search(words)) and not _OURS.search(words)


def asks_whose(text: str) -> bool:
    """Whether `text` asks whom or where to call."""
    return bool(_WHOSE.search(fold(text)))
