"""Opening hours and dates as Swedish texts write them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.facts.hours import MONTHS, WEEKDAYS

_DAYS = {"må": "Mo", "ti": "Tu", "on": "We", "to": "Th", "fr": "Fr", "lö": "Sa", "sö": "Su"}
_DAY = r"(?:må(?:n(?:dag(?:ar)?)?)?|ti(?:s(?:dag(?:ar)?)?)?|on(?:s(?:dag(?:ar)?)?)?|to(?:rs?(?:dag(?:ar)?)?)?|" \
    r"fr(?:e(?:dag(?:ar)?)?)?|lö(?:r(?:dag(?:ar)?)?)?|sö(?:n(?:dag(?:ar)?)?)?)"  # fmt: skip
_TO = r"\s*(?:[-–—]|till(?: och med)?|och)\s*"
_CLOCK = r"(?:kl(?:ockan|\.)?\s*)?([01]?\d|2[0-4])(?:[.:]([0-5]\d))?"
_SPAN = re.compile(rf"(?<![\d/.:-]){_CLOCK}{_TO}{_CLOCK}(?![\d/]|[-–]\d)", re.IGNORECASE)
_WHICH = re.compile(
    rf"\b(?P<week>(?:helgfri[at]? )?vardag(?:ar)?|alla dagar|varje dag|dagligen)\b|"
    rf"\b(?P<first>{_DAY})(?:{_TO}(?P<last>{_DAY}))?\b",
    re.IGNORECASE,
)
_ROUND_THE_CLOCK = re.compile(r"\bdygnet runt\b", re.IGNORECASE)
_WEEKDAYS = "Mo-Fr"

_LONG = re.compile(
    rf"(?:\b({'|'.join(WEEKDAYS)})(?:en)?(?: den)? )?\b(\d{{1,2}}) ({'|'.join(MONTHS)})(?: (\d{{4}}))?\b",
    re.IGNORECASE,
)
_ISO = re.compile(r"\b(20\d{2})-(\d{2})-(\d{2})\b")
_SLASH = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?:[ -/](20\d{2}))?(?![\d/])")
_MOST_YEARS = 8


def opening_hours(text: str) -> tuple[str, bool] | None:
    """The hours of a sentence as OpenStreetMap writes them, and whether it names the days; None for none.

    Where no days are named they are taken to be weekdays.
    """
    if _ROUND_THE_CLOCK.search(text):
        return "24/7", True
    spans: dict[str, list[str]] = {}
    named = False
    for match in _SPAN.finditer(text):
        start, end = _clock(match[1], match[2]), _clock(match[3], match[4])
        if start >= end:
            continue
        before = list(_WHICH.finditer(text, 0, match.start()))
        which = before[-1] if before else _WHICH.search(text, match.end())
        named = named or which is not None
        listed = spans.setdefault(_days(which) if which else _WEEKDAYS, [])
        listed += [] if f"{start}-{end}" in listed else [f"{start}-{end}"]
    if not spans:
        return None
    return "; ".join([*(f"{days} {','.join(each)}" for days, each in spans.items()), "PH off"]), named


def dates(text: str, reference: date) -> list[date]:
    """The dates that a text names, in order; a date without a year is the likeliest near `reference`."""
    found: list[tuple[int, date]] = []
    for match in _ISO.finditer(text):
        found += _valid(match.start(), int(match[1]), int(match[2]), int(match[3]))
    for match in _LONG.finditer(text):
        month = MONTHS.index(match[3].lower()) + 1
        year = int(match[4]) if match[4] else _year(reference, month, int(match[2]), match[1])
        found += _valid(match.start(), year, month, int(match[2]))
    for match in _SLASH.finditer(text):
        day, month = int(match[1]), int(match[2])
        found += _valid(match.start(), int(match[3]) if match[3] else _year(reference, month, day, None), month, day)
    return [day for _, day in sorted(found)]


def _valid(place: int, year: int, month: int, day: int) -> list[tuple[int, date]]:
    try:
        return [(place, date(year, month, day))]
    except ValueError:
        return []


def _year(reference: date, month: int, day: int, weekday: str | None) -> int:
    """The year in which the day lies nearest `reference`, on the weekday that is named."""
    near: list[tuple[timedelta, int]] = []
    for year in range(reference.year - _MOST_YEARS, reference.year + 2):
        for _, candidate in _valid(0, year, month, day):
            if weekday is None or WEEKDAYS[candidate.weekday()] == weekday.lower():
                near.append((abs(candidate - reference), year))
    return min(near)[1] if near else reference.year


def _clock(hour: str, minute: str | None) -> str:
    return f"{int(hour):02}:{minute or '00'}"


def _days(match: re.Match[str]) -> str:
    if match["week"]:
        return _WEEKDAYS if "vardag" in match["week"].lower() else "Mo-Su"
    first = _DAYS[match["first"][:2].lower()]
    return f"{first}-{_DAYS[match['last'][:2].lower()]}" if match["last"] else first
