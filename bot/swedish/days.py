"""The day that a message speaks of."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.swedish.normalise import fold

_WEEKDAYS = ("mandag", "tisdag", "onsdag", "torsdag", "fredag", "lordag", "sondag")
# `son` and `man` alone are words of their own; the other short forms are days.
_WEEKDAY = re.compile(r"\b(?:(man|tis|ons|tors|fre|lor|son)da(?:g|n)?(?:ar|arna|en|s)?|(tis|ons|tors|fre|lor))\b")
_NUMBERED = re.compile(
    r"\b(\d{1,2})(?:e|:e)? (jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)[a-z]*\b|\b(\d{1,2})/(\d{1,2})\b"
)
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_FIXED = {
    "trettondagsafton": (1, 5), "trettondag jul": (1, 6), "trettondagen": (1, 6), "trettondedag": (1, 6),
    "valborg": (4, 30), "forsta maj": (5, 1), "nationaldagen": (6, 6), "lucia": (12, 13), "dan fore julafton": (12, 23),
    "julafton": (12, 24), "juldagen": (12, 25), "annandag jul": (12, 26), "annandagen": (12, 26),
    "nyarsafton": (12, 31), "nyarsdagen": (1, 1),
}  # fmt: skip
_RELATIVE = (
    (re.compile(r"\bi ?overmorgon|\bovermorgon"), 2),
    (re.compile(r"\bi ?morr?on\b|\bi ?morgon\b|\bimorn\b|\bi ?morn\b|\bi ?morrn\b"), 1),
    (re.compile(r"\bi ?dag\b|\bi ?kvall\b|\bi ?eftermiddag\b|\bidag\b"), 0),
)


def mentioned_day(text: str, today: date) -> date | None:
    """The coming day that `text` names (weekday, date, holiday, `i morgon`, `helgen`), or None."""
    words = fold(text)
    for pattern, distance in _RELATIVE:
        if pattern.search(words):
            return today + timedelta(days=distance)
    for name, (month, day) in _FIXED.items():
        if name in words:
            return _coming(month, day, today)
    if match := _NUMBERED.search(words):
        day, month = (int(match[1]), _MONTHS.index(match[2]) + 1) if match[1] else (int(match[3]), int(match[4]))
        return _coming(month, day, today)
    if match := _WEEKDAY.search(words):
        weekday = next(index for index, name in enumerate(_WEEKDAYS) if name.startswith(match[1] or match[2]))
        return today + timedelta(days=(weekday - today.weekday()) % 7)
    if re.search(r"\bhelg(en|er|erna|ens)?\b", words):
        return today + timedelta(days=(5 - today.weekday()) % 7)
    return None


def _coming(month: int, day: int, today: date) -> date | None:
    try:
        this_year = today.replace(month=month, day=day)
        return this_year if this_year >= today else this_year.replace(year=today.year + 1)
    except ValueError:
        return None
