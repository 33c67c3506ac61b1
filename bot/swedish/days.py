"""The day that a message speaks of."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta

from bot.facts.hours import holiday_in
from bot.swedish.normalise import fold

_WEEKDAYS = ("mandag", "tisdag", "onsdag", "torsdag", "fredag", "lordag", "sondag")
WEEKDAY = rf"(?:{'|'.join(_WEEKDAYS)})"
"""A day of the week, as an expression on text without diacritics."""
# `son` and `man` alone are words of their own; the other short forms are days.
_WEEKDAY = re.compile(r"\b(?:(man|tis|ons|tors|fre|lor|son)da(?:g|n)?(?:ar|arna|en|s)?|(tis|ons|tors|fre|lor))\b")
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_YEAR = r"(?:[ ./-]?(?P<year>20\d\d)(?!\d))?"
_DATES = (
    re.compile(r"\b(?P<year>20\d\d)-(?P<number>\d\d)-(?P<day>\d\d)\b"),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?::?[ea])? (?P<month>{'|'.join(_MONTHS)})[a-z]*\b{_YEAR}"),
    # Round the clock is no day in July.
    re.compile(rf"(?<![\d/.:,-])(?!24/7\b)(?P<day>\d{{1,2}})/(?P<number>\d{{1,2}})(?![\d/]){_YEAR}"),
    # `16.10` is a time of day, and `1.5` may be anything: what cannot be a time, or is called a date, is a day.
    re.compile(
        r"(?:\bden |(?<![\d/.:,-])(?=2[5-9]|24\.(?!0)|3[01]))(?P<day>\d{1,2})\.(?P<number>\d{1,2})"
        r"(?:\.(?P<year>20\d\d))?(?!\.?\d| ?(?:kr|procent|%))"
    ),
)
_DAY_OF_MONTH = re.compile(
    r"\b(?:den (?=\d+\b(?![:/.,]\d)|\d+:?[ea]\b)|(?:pa|fran|till) (?=\d+:?[ea]\b))"
    r"(\d{1,2})(?!\d|(?::?[ea])? (?:gang|vaning))"
)
_MOST_MONTHS = 3  # within which there is a 31st
# By the holiday that each goes by, as the calendar names it, and the days between them.
_HOLIDAYS = (
    (r"trettond(?:ag|e ?dag)s? ?afton", (("trettondedag jul", -1),)),
    (r"tretton(?:de?dag|dag|helg)", (("trettondedag jul", 0),)),
    (r"skartorsdag", (("långfredagen", -1),)),
    (r"langfre", (("långfredagen", 0),)),
    (r"pask ?afton", (("påskdagen", -1),)),
    (r"pask ?da(?:g|n)", (("påskdagen", 0),)),
    (r"annandag(?:en)? ?(?:i |pa |s)?pask", (("annandag påsk", 0),)),
    (r"valborg", (("första maj", -1),)),
    (r"forsta maj", (("första maj", 0),)),
    (r"kristi (?:himmel|flyg)|himmelsfard", (("kristi himmelsfärdsdag", 0),)),
    (r"pingst ?afton", (("pingstdagen", -1),)),
    (r"annandag(?:en)? ?(?:i |s)?pingst", (("pingstdagen", 1),)),
    (r"pingst(?:en|helg\w*)?\b|pingst ?da(?:g|n)", (("pingstdagen", 0),)),
    (r"national ?dag", (("nationaldagen", 0),)),
    (r"midsommar ?da(?:g|n)", (("midsommardagen", 0),)),
    (r"midsommar(?:en|helg\w*| ?afton\w*)?\b", (("midsommardagen", -1),)),
    (r"all(?:a ?)?helg[eo]na?s? ?afton", (("alla helgons dag", -1),)),
    (r"all(?:a ?)?helg[eo]n", (("alla helgons dag", 0),)),
    (r"lucia", (("juldagen", -12),)),
    (r"jul ?afton|dopparedan|dopparedag", (("juldagen", -1),)),
    (r"jul ?da(?:g|n)", (("juldagen", 0),)),
    (r"mellandag|mellan jul och nyar", (("annandag jul", 1),)),
    (r"annandag(?:en)? ?(?:i |s)?jul", (("annandag jul", 0),)),
    (r"annandag", (("annandag jul", 0), ("annandag påsk", 0))),
    (r"nyars ?afton", (("nyårsdagen", -1),)),
    (r"nyars ?da(?:g|n)", (("nyårsdagen", 0),)),
    # The whole of it begins so.
    (r"(?:i|pa|over|under|till) pask(?:en|helgen)?\b|paskhelg", (("långfredagen", 0),)),
    (r"(?:i|pa|over|under|till) jul(?:en|helgen)?\b|julhelg", (("juldagen", -1),)),
    (r"(?:i|pa|over|under|till) nyar(?:et|shelgen)?\b|nyarshelg", (("nyårsdagen", -1),)),
)
_HOLIDAY = tuple(
    (re.compile(rf"(?:\bda(?:ge)?n (?P<beside>fore|innan|efter) )?\b(?:{name})"), each) for name, each in _HOLIDAYS
)
_NUMBERS = {"en": 1, "ett": 1, "tva": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "fjorton": 14}
_AHEAD = re.compile(rf"\bom ({'|'.join(_NUMBERS)}|\d{{1,2}}) (veck(?:a|or)|da(?:gar|g|r)\b)")
_WEEK = 7
_RELATIVE = (
    (re.compile(r"\bi ?overmorgon|\bovermorgon"), 2),
    (re.compile(r"\bi ?morr?on\b|\bi ?morgon\b|\bimorn\b|\bi ?morn\b|\bi ?morrn\b"), 1),
    (re.compile(r"\bi ?dag\b|\bi ?kvall\b|\bi ?eftermiddag\b|\bidag\b"), 0),
)


def mentioned_day(text: str, today: date) -> date | None:
    """The coming day that `text` names (weekday, date, holiday, `i morgon`, `helgen`), or None.

    `nästa fredag` is that of the next calendar week, and `fredag om en vecka` a week after the coming one.
    """
    words = fold(text)
    for pattern, distance in _RELATIVE:
        if pattern.search(words):
            return today + timedelta(days=distance)
    return _holiday(words, today) or _dated(words, today) or _counted(words, today)


def _holiday(words: str, today: date) -> date | None:
    for pattern, named in _HOLIDAY:
        if match := pattern.search(words):
            beside = {None: 0, "efter": 1}.get(match["beside"], -1)
            days = [holiday_in(today.year + later, name) + timedelta(away + beside)
                    for name, away in named for later in range(3)]  # fmt: skip
            return min(day for day in days if day >= today)
    return None


def _dated(words: str, today: date) -> date | None:
    for pattern in _DATES:
        if match := pattern.search(words):
            parts = match.groupdict()
            month = int(parts["number"]) if parts.get("number") else _MONTHS.index(parts["month"]) + 1
            years = [int(parts["year"])] if parts["year"] else [today.year, today.year + 1]
            return _coming([(year, month) for year in years], int(parts["day"]), today)
    if match := _DAY_OF_MONTH.search(words):
        months = [divmod(today.year * 12 + today.month - 1 + later, 12) for later in range(_MOST_MONTHS)]
        return _coming([(year, month + 1) for year, month in months], int(match[1]), today)
    return None


def _counted(words: str, today: date) -> date | None:
    ahead = _AHEAD.search(words)
    days = int(_NUMBERS.get(ahead[1]) or ahead[1]) * (_WEEK if ahead[2].startswith("v") else 1) if ahead else 0
    following = bool(re.search(r"\bnasta (?:veck|helg|(?:man|tis|ons|tors|fre|lor|son)da?)", words))
    if match := _WEEKDAY.search(words):
        weekday = next(index for index, name in enumerate(_WEEKDAYS) if name.startswith(match[1] or match[2]))
    elif re.search(r"\bhelg(en|er|erna|ens)?\b", words):
        weekday = _WEEKDAYS.index("lordag")
    else:
        return today + timedelta(days) if ahead else None
    if following:
        return today + timedelta(_WEEK + weekday - today.weekday())
    return today + timedelta((weekday - today.weekday()) % _WEEK + days)


def _coming(months: list[tuple[int, int]], day: int, today: date) -> date | None:
    """The first day of that number in those months that is not past."""
    for year, month in months:
        with suppress(ValueError):
            found = date(year, month, day)
            if found >= today:
                return found
    return None
