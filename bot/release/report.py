"""The figures as a table at the shell and a page with pictures."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from jinja2 import Environment, FileSystemLoader, select_autoescape
from matplotlib.figure import Figure
from rich.table import Table

from bot.release.evaluation import Result, TurnResult
from bot.release.figures import Figures, confusions
from bot.release.pictures import percent, picture

LAST = "last.json"
PAGE = "report.html"
_WORST = 15
# Name in Figures, Swedish name, whether it is a share.
_NAMES = (
    ("messages", "Meddelanden", False),
    ("first_go", "Rätt ämne på första försöket", True),
    ("after_one", "Rätt efter högst en motfråga", True),
    ("asked", "Motfrågor", True),
    ("emergencies", "Nödlägen som får 112", True),
    ("false_emergencies", "Falska 112", True),
    ("opposites", "Akut och kan vänta förväxlade", False),
    ("systems", "Rätt system", True),
    ("dead_ends", "Svar utan kontaktväg", False),
    ("turns", "Samtalets repliker rätt", True),
    ("calibration_error", "Kalibreringsfel (ECE)", True),
    ("milliseconds", "Tid per svar, median i ms", False),
)

Changes = dict[str, float]


def changes(found: Figures, folder: Path) -> Changes:
    """What changed of each figure since the last run in `folder`; empty at the first run, or where that was cut off."""
    try:
        before = json.loads((folder / LAST).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return {
        name: value - before[name]
        for name, value in found.summary().items()
        if isinstance(value, int | float) and isinstance(before.get(name), int | float)
    }


def summary_lines(found: Figures, changed: Changes) -> list[str]:
    """One line a figure, with its change."""
    return [f"{title}: {value}{change}" for title, value, change in _summary(found, changed)]


def topic_table(found: Figures) -> Table:
    """The figures of each topic."""
    table = Table("Ämne", "Antal", "Precision", "Täckning", "F1")
    for topic, each in found.topics.items():
        table.add_row(topic, str(each.count), *(percent(value) for value in (each.precision, each.recall, each.f1)))
    return table


def write_report(
    found: Figures,
    results: Sequence[Result],
    conversations: Sequence[Sequence[TurnResult]],
    changed: Changes,
    folder: Path,
) -> Path:
    """Write the page and what the next run compares with; returns the page."""
    folder.mkdir(parents=True, exist_ok=True)
    templates = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=select_autoescape())
    page = folder / PAGE
    page.write_text(
        templates.get_template("report.html.jinja").render(
            summary=_summary(found, changed),
            topics=found.topics,
            percent=percent,
            matrix=picture(_matrix(results)),
            reliability=picture(_reliability(found)),
            confusions=confusions(results)[:_WORST],
            faults=[turn for conversation in conversations for turn in conversation if turn.fault],
        ),
        encoding="utf-8",
    )
    (folder / LAST).write_text(json.dumps(found.as_json(), ensure_ascii=False), encoding="utf-8")
    return page


def _summary(found: Figures, changed: Changes) -> list[tuple[str, str, str]]:
    values = found.summary()
    rows = []
    for name, title, share in _NAMES:
        value = values[name]
        if value is not None:
            rows.append((title, percent(value) if share else _number(value), _change(changed.get(name), share)))
    return rows


def _change(value: float | None, share: bool) -> str:
    if not value:
        return ""
    return f" ({_signed(value * 100)} procentenheter)" if share else f" ({_signed(value)})"


def _signed(value: float) -> str:
    return f"{value:+.1f}".replace(".", ",").replace("-", "−")


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _matrix(results: Sequence[Result]) -> Figure:
    topics = sorted({result.message.topic for result in results} | {str(result.answer.topic) for result in results})
    place = {topic: number for number, topic in enumerate(topics)}
    counts = np.zeros((len(topics), len(topics)))
    for result in results:
        given = str(result.answer.topic)
        counts[place[given if result.first_go else result.message.topic], place[given]] += 1
    size = 3 + len(topics) * 0.28
    figure = Figure(figsize=(size, size))
    axes = figure.subplots()
    axes.imshow(counts / np.maximum(counts.sum(axis=1, keepdims=True), 1), cmap="Blues", vmin=0, vmax=1)
    axes.set_xticks(range(len(topics)), topics, rotation=90, fontsize=8)
    axes.set_yticks(range(len(topics)), topics, fontsize=8)
    axes.set_xlabel("Ämnet som boten gav")
    axes.set_ylabel("Ämnet som var rätt")
    for row, column in zip(*np.nonzero(counts), strict=True):
        light = counts[row, column] > counts[row].sum() / 2
        text = f"{counts[row, column]:.0f}"
        axes.text(column, row, text, ha="center", va="center", fontsize=7, color="white" if light else "black")
    return figure


def _reliability(found: Figures) -> Figure:
    figure = Figure(figsize=(5, 4.5))
    axes = figure.subplots()
    axes.plot([0, 1], [0, 1], color="grey", linestyle="--", label="perfekt kalibrerad")
    axes.plot([each.confidence for each in found.bins], [each.right for each in found.bins], marker="o", label="boten")
    for each in found.bins:
        axes.annotate(str(each.count), (each.confidence, each.right), textcoords="offset points", xytext=(6, -10))
    axes.set_xlabel("Botens säkerhet")
    axes.set_ylabel("Andel rätt")
    axes.legend()
    return figure
