"""Opening hours on the clock of Europe/Stockholm, with Swedish public holidays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, ParserError, State  # type: ignore[attr-defined]

STOCKHOLM = ZoneInfo("Europe/Stockholm")
_EXAMPLE = "Mo-Fr 08:30-16:00; PH off eller, med en dag för sig, Mo-Fr 08:30-16:00; PH off; 2026 Dec 01 10:00-12:00"
WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
_DAYS_AHEAD = 14  # longer than any row of eves, holidays and weekends; what opens in spring jumps over none


@dataclass(frozen=True)
class Interval:
    """Open from `start` up to `end`, both in Stockholm."""

    start: datetime
    end: datetime


class Hours:
    """Opening hours written as OpenStreetMap does: `Mo-Fr 08:30-16:00; PH off`."""

    def __init__(self, expression: str) -> None:
        try:
            self._hours = OpeningHours(expression, timezone=STOCKHOLM, country="SE")
        except ParserError as error:
            raise ValueError(f"”{expression}” är inga öppettider. Skriv som {_EXAMPLE}") from error
        self.expression = expression

    def is_open(self, now: datetime) -> bool:
        """Whether it is open at `now`, a time with a zone."""
        return bool(self._hours.is_open(now.astimezone(STOCKHOLM)))

    def next_change(self, now: datetime) -> datetime | None:
        """When it next opens or closes; None when it never does."""
        change = self._hours.next_change(now.astimezone(STOCKHOLM))
        return change if isinstance(change, datetime) else None

    def on(self, day: date) -> list[Interval]:
        """The intervals in which it is open on `day`, in order."""
        return _intervals(self._hours, day)

    def is_untold(self, day: date) -> bool:
        """Whether `day` is an eve that is mostly kept as a holiday, and nothing published says so.

        On Christmas Eve, New Year's Eve and Midsummer's Eve offices are closed by custom, not by law.
        """
        if day not in _eves(day.year) or self.on(day) or holiday_name(day) is not None:
            return False
        return bool(_intervals(OpeningHours(self.expression, timezone=STOCKHOLM), day))

    def first_untold(self, start: date, end: date) -> date | None:
        """The first untold day from `start` up to `end`; None where all is published."""
        days = (start + timedelta(days=distance) for distance in range(min((end - start).days, _DAYS_AHEAD)))
        return next(filter(self.is_untold, days), None)


def describe_now(hours: Hours, now: datetime, whose: str | None = None) -> str:
    """A few short sentences: open or closed at `now`, and until when; on an eve, that it is not published.

    `whose` hours they are is named where others were spoken of just before.
    """
    is_open, is_closed = (f"{whose} har öppet", f"{whose} har stängt") if whose else ("Öppet", "Stängt")
    change = hours.next_change(now)
    if hours.is_open(now):
        if change is None:
            return f"{is_open} dygnet runt."
        last = (change - timedelta(minutes=1)).date()  # at midnight it is still the day before that ends
        day = "" if last == today(now) else f"{relative_day(last, today(now))} "
        return f"{is_open} nu. Stänger {day}{_end(change)}."
    if change is None:
        return f"{is_closed}."
    opens = _opens(hours, today(now), change, now)
    return opens if hours.is_untold(today(now)) else f"{is_closed} nu. {opens}"


def describe_day(hours: Hours, day: date, now: datetime) -> str:
    """A few short sentences on the hours of `day`, seen from `now`."""
    name = day_name(day, now)
    intervals = hours.on(day)
    if intervals:
        spans = " och ".join(f"{clock(span.start)}–{_end(span.end)}" for span in intervals)
        return f"{name} är det öppet {spans}."
    following = hours.next_change(datetime.combine(day, time(), STOCKHOLM))
    holiday = holiday_name(day)
    closed = f"{name} är det stängt, för det är {holiday}." if holiday else f"{name} är det stängt."
    if following is None:
        return closed
    opens = _opens(hours, day, following, now)
    return opens if hours.is_untold(day) else f"{closed} {opens}"


@lru_cache(maxsize=32)  # many answers name it, and it changes with the file alone
def describe_week(hours: Hours) -> str:
    """The hours of an ordinary week: `vardagar 08.30–16.00`, `dygnet runt`, or each span in turn."""
    monday = _ordinary_monday()
    days = [
        tuple((clock(span.start), _end(span.end)) for span in hours.on(monday + timedelta(days=index)))
        for index in range(7)
    ]
    if all(day == (("00.00", "24.00"),) for day in days):
        return "dygnet runt"
    if len(set(days[:5])) == 1 and not any(days[5:]) and days[0]:
        return "vardagar " + _spans(days[0])
    parts = [f"{name} {_spans(day)}" for name, day in zip(WEEKDAYS, days, strict=True) if day]
    return ", ".join(parts) if parts else "stängt"


def today(now: datetime) -> date:
    """The date in Stockholm."""
    return now.astimezone(STOCKHOLM).date()


def clock(moment: datetime) -> str:
    """Swedish clock time: 08.30."""
    return moment.astimezone(STOCKHOLM).strftime("%H.%M")


def long_date(day: date) -> str:
    """Swedish date: 5 december 2022."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def relative_day(day: date, reference: date) -> str:
    """`i dag`, `i morgon`, `på måndag` within a week, else `måndag 5 december`."""
    distance = (day - reference).days
    if distance == 0:
        return "i dag"
    if distance == 1:
        return "i morgon"
    if 1 < distance < len(WEEKDAYS):
        return f"på {WEEKDAYS[day.weekday()]}"
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def day_name(day: date, now: datetime) -> str:
    """A day to begin a sentence with: `I dag`, `I morgon`, `Lördag 24 december`."""
    distance = (day - today(now)).days
    if distance in (0, 1):
        return "I dag" if distance == 0 else "I morgon"
    return f"{WEEKDAYS[day.weekday()].capitalize()} {day.day} {MONTHS[day.month - 1]}"


def holiday_name(day: date) -> str | None:
    """The Swedish public holiday on `day` in lower case, or None; an ordinary Sunday is none."""
    name = _holidays(day.year).get(day)
    names = [part for part in (name or "").split("; ") if part and part != "Söndag"]
    return names[0].lower() if names else None


def holiday_in(year: int, name: str) -> date:
    """The day of the public holiday that `holiday_name` calls `name`; raises StopIteration for what is none."""
    return next(day for day, names in _holidays(year).items() if name in names.lower().split("; "))


def _eves(year: int) -> dict[date, str]:
    return _holidays(year, "bank")


@lru_cache(maxsize=16)
def _holidays(year: int, category: str = "public") -> dict[date, str]:
    import holidays  # takes as long to import as half of the shell does, and few commands need it

    return dict(holidays.country_holidays("SE", years=year, language="sv", categories=(category,)).items())


def _intervals(hours: OpeningHours, day: date) -> list[Interval]:
    start = datetime.combine(day, time(), STOCKHOLM)
    end = start + timedelta(days=1)
    return [
        Interval(max(begin, start), min(finish or end, end))
        for begin, finish, state, _ in hours.intervals(start, end)
        if state == State.OPEN
    ]


def _opens(hours: Hours, day: date, opening: datetime, now: datetime) -> str:
    """When it opens next, counted from `day`, which is not open any more; an eve on the way may be open or not."""
    eve = hours.first_untold(day, opening.date())
    if eve is None:
        return f"Öppnar {_moment(opening, now)}."
    untold = f"{day_name(eve, now)} är det {_eves(eve.year)[eve].lower()}. Det är inte publicerat om det är öppet då."
    return f"{untold} Nästa vanliga öppettid börjar {_moment(opening, now)}."


def _moment(moment: datetime, now: datetime) -> str:
    return f"{relative_day(moment.date(), today(now))} {clock(moment)}"


def _end(moment: datetime) -> str:
    """The clock time of a closing: 24.00 at midnight, since 00.00 is read as the night before."""
    return "24.00" if moment.astimezone(STOCKHOLM).time() == time() else clock(moment)


def _ordinary_monday() -> date:
    return date(2022, 11, 14)


def _spans(day: tuple[tuple[str, str], ...]) -> str:
    return " och ".join(f"{start}–{end}" for start, end in day)
