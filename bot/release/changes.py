"""What a publication changes: the words of answers, and the questions that get another topic."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bot.dialogue.answers import topic_files
from bot.facts.document import read_document
from bot.release.drafts import examples_of, read_notes, short
from bot.release.gate import Cases
from bot.release.readings import Readings


@dataclass(frozen=True)
class Moved:
    """A question and the topics that it has now and will have."""

    text: str
    before: str
    after: str


def answer_changes(before: dict[str, list[str]], after: dict[str, list[str]]) -> list[str]:
    """The lines of a text diff, one answer after the other; empty when nothing differs."""
    lines: list[str] = []
    for name in sorted({*before, *after}):
        old, new = _lines(before.get(name, [])), _lines(after.get(name, []))
        if old != new:
            shown = [line for line in difflib.unified_diff(old, new, lineterm="", n=1) if line[:3] not in _HEADS]
            lines += [name, *(f"  {line}" for line in shown if not line.startswith("@@"))]
    return lines


def moved(texts: Iterable[str], before: Readings, after: Readings) -> list[Moved]:
    """The questions of `texts` whose topic changes."""
    return [
        Moved(text, before.topics[text], after.topics[text])
        for text in dict.fromkeys(texts)
        if before.topics[text] != after.topics[text]
    ]


def recent_questions(cases: Cases, topics: Path, live_model: Path | None) -> list[str]:
    """The questions to compare by: the held-back ones, and the examples that the live model never learnt."""
    return [*(message.text for message in cases.messages), *_new_examples(topics, live_model)]


def counted(topics: Path, live_model: Path | None) -> tuple[int, int] | None:
    """How many questions are new, and how many gone, since the live model learnt; None when that is not known."""
    learnt = set(read_notes(live_model).get("examples") or ()) if live_model else set()
    if not learnt:
        return None
    now = {short(text) for path in topic_files(topics) for text in examples_of(read_document(path))}
    return len(now - learnt), len(learnt - now)


def _new_examples(topics: Path, live_model: Path | None) -> list[str]:
    learnt = set(read_notes(live_model).get("examples") or ()) if live_model else set()
    if not learnt:
        return []
    documents = [read_document(path) for path in topic_files(topics)]
    return [text for document in documents for text in examples_of(document) if short(text) not in learnt]


_HEADS = ("---", "+++")


def _lines(texts: list[str]) -> list[str]:
    return "\n―\n".join(texts).splitlines()
