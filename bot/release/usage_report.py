"""How the bot was used, as a page with pictures. No texts and no personal data are in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
from jinja2 import Environment, FileSystemLoader, select_autoescape
from matplotlib.figure import Figure

from bot.dialogue.journal_tables import Outcome
from bot.facts.hours import long_date
from bot.release.pictures import percent, picture
from bot.release.usage import DAY, Published, Usage, around

NAMES = {
    Outcome.AT_ONCE: "Besvarade direkt",
    Outcome.AFTER_ASKING: "Besvarade efter en motfråga",
    Outcome.ASKED: "Motfrågor",
    Outcome.NOT_UNDERSTOOD: "Inte förstådda",
}
_COLOURS = {
    Outcome.AT_ONCE: "#2f6f4f",
    Outcome.AFTER_ASKING: "#8bbf9f",
    Outcome.ASKED: "#e3b23c",
    Outcome.NOT_UNDERSTOOD: "#a23b3b",
}
_HOURLY_UNTIL = 3 * DAY
_MOST_TOPICS = 20
_HOURS = 24


def write_usage(
    usage: Usage,
    published: Sequence[Published],
    channels: Mapping[str, str],
    phone: tuple[float, float],
    path: Path,
) -> Path:
    """Write the page to `path`.

    `channels` names the channels; `phone` is the assumed share of answered questions that spared a call, and the
    assumed length of a call in minutes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    templates = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=select_autoescape())
    share, minutes = phone
    page = templates.get_template("usage.html.jinja").render(
        usage=usage,
        period=period(usage),
        names=NAMES,
        percent=percent,
        number=_number,
        changes=around(usage, published),
        channels={channels.get(name, name): count for name, count in usage.channels.items()},
        share=share,
        minutes=minutes,
        calls=round(usage.sparing * share),
        hours=usage.sparing * share * minutes / 60,
        steps=_steps(usage),
        busiest=_busiest(usage),
        over_time=picture(_over_time(usage, published)),
        by_topic=picture(_by_topic(usage)),
        by_hour=picture(_by_hour(usage)),
    )
    path.write_text(page, encoding="utf-8")
    return path


def period(usage: Usage) -> str:
    """The period in words."""
    return f"{long_date(usage.start.date())} {usage.start:%H.%M} – {long_date(usage.last.date())} {usage.last:%H.%M}"


def _number(value: float) -> str:
    return f"{value:,.0f}".replace(",", " ")


def _step(usage: Usage) -> timedelta:
    return timedelta(hours=1) if usage.end - usage.start <= _HOURLY_UNTIL else DAY


def _steps(usage: Usage) -> list[tuple[str, dict[Outcome, int]]]:
    """Messages an hour, or a day where the period is long, each with its outcomes; empty ones too."""
    step = _step(usage)
    hourly = step < DAY
    counted: Counter[tuple[datetime, Outcome]] = Counter()
    for each in usage.counts:
        counted[_begin(each.hour, hourly), each.outcome] += each.count
    moment, last, rows = _begin(usage.start, hourly), usage.end, []
    while moment < last:
        title = f"{moment:%d/%m %H.%M}" if hourly else f"{moment:%d/%m}"
        rows.append((title, {outcome: counted[moment, outcome] for outcome in Outcome}))
        # By the wall clock: a day is a day when the clocks change too.
        moment = (moment + step).replace(minute=0)
    return rows


def _begin(moment: datetime, hourly: bool) -> datetime:
    return moment.replace(hour=moment.hour if hourly else 0, minute=0, second=0, microsecond=0)


def _busiest(usage: Usage) -> str:
    rows = _steps(usage)
    title, found = max(rows, key=lambda row: sum(row[1].values()), default=("", {}))
    return f"Mest: {title}, {sum(found.values())} meddelanden." if usage.messages else "Inga meddelanden."


def _over_time(usage: Usage, published: Sequence[Published]) -> Figure:
    rows = _steps(usage)
    figure = Figure(figsize=(11, 4))
    axes = figure.subplots()
    bottom = np.zeros(len(rows))
    for outcome, title in NAMES.items():
        heights = np.array([found[outcome] for _, found in rows], dtype=float)
        axes.bar(range(len(rows)), heights, bottom=bottom, color=_COLOURS[outcome], label=title, width=0.9)
        bottom += heights
    every = max(1, len(rows) // 16)
    axes.set_xticks(range(0, len(rows), every), [title for title, _ in rows[::every]], rotation=45, ha="right")
    for place, each in enumerate(published):
        where = (each.at - _begin(usage.start, _step(usage) < DAY)) / _step(usage) - 0.5
        axes.axvline(where, color="black", linestyle="--", label="Publicering" if not place else None)
    axes.set_ylabel("Meddelanden")
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncol=len(NAMES) + 1, frameon=False)
    return figure


def _by_topic(usage: Usage) -> Figure:
    topics = list(usage.topics.items())[:_MOST_TOPICS][::-1]
    figure = Figure(figsize=(11, 1.5 + 0.32 * len(topics)))
    axes = figure.subplots()
    left = np.zeros(len(topics))
    for outcome, title in NAMES.items():
        widths = np.array([found[outcome] for _, found in topics], dtype=float)
        axes.barh(range(len(topics)), widths, left=left, color=_COLOURS[outcome], label=title)
        left += widths
    axes.set_yticks(range(len(topics)), [topic for topic, _ in topics])
    axes.set_xlabel("Meddelanden")
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.legend(loc="lower right")
    return figure


def _by_hour(usage: Usage) -> Figure:
    topics = list(usage.topics)[:_MOST_TOPICS]
    place = {topic: number for number, topic in enumerate(topics)}
    found = np.zeros((len(topics), _HOURS))
    for each in usage.counts:
        if each.topic in place:
            found[place[each.topic], each.hour.hour] += each.count
    figure = Figure(figsize=(11, 1.5 + 0.32 * len(topics)))
    axes = figure.subplots()
    if topics:
        axes.imshow(found, cmap="Blues", aspect="auto", vmin=0)
    axes.set_xticks(range(_HOURS), [f"{hour:02}" for hour in range(_HOURS)])
    axes.set_yticks(range(len(topics)), topics)
    axes.set_xlabel("Timme på dygnet")
    for row, column in zip(*np.nonzero(found), strict=True):
        light = found[row, column] > found.max() / 2
        text = f"{found[row, column]:.0f}"
        axes.text(column, row, text, ha="center", va="center", fontsize=7, color="white" if light else "black")
    return figure
