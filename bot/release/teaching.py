"""A question that staff give to a topic: one more line in the topic's file, and nothing else changed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from bot.dialogue.answers import topic_files
from bot.facts.document import Document, DocumentError, read_document
from bot.facts.editing import newline, replace
from bot.facts.files import locked
from bot.swedish.masking import MASKED, tells_of_somebody
from bot.swedish.normalise import plain, tidy

_ANNOTATION = re.compile(r"[\[\]{}]")  # Rasa reads brackets in an example as an annotation
_DASH = "- "


class ExampleError(Exception):
    """A question that cannot become an example; its text is Swedish and says what to do."""


def add_example(folder: Path, topic: str, text: str, system: str | None = None) -> bool:
    """Add `text` to the questions of `topic`, of `system` where one is given; returns False if it was there already.

    Raises ExampleError, and DocumentError for a file that cannot be read or is changed meanwhile.
    """
    if MASKED.search(text) or tells_of_somebody(text):
        raise ExampleError(
            "Frågan innehåller uppgifter om någon, till exempel ett personnummer. Skriv om den utan dem med --text."
        )
    example = _ANNOTATION.sub("", tidy(text)).removeprefix(_DASH).strip()
    if not example:
        raise ExampleError("Frågan är tom. Skriv den med --text.")
    path = folder / f"{topic}.yml"
    with locked(folder):
        before = path.read_bytes() if path.exists() else b""
        documents = {file.stem: read_document(file) for file in topic_files(folder)}
        if topic not in documents or not _blocks(documents[topic], topic):
            raise ExampleError(f"Ämnet {topic} finns inte. Välj ett av: {', '.join(_with_questions(documents))}.")
        owner = _owner(documents, example)
        if owner == topic:
            return False
        if owner:
            raise ExampleError(f"Frågan finns redan i {owner}.yml. Ta bort den där först, om den hör hemma i {topic}.")
        _insert(documents[topic], topic, system, example, before)
    return True


def examples(block: dict[str, Any]) -> list[str]:
    """The questions of one block of a topic file."""
    return [line.strip().removeprefix(_DASH) for line in str(block.get("examples") or "").splitlines() if line.strip()]


def _with_questions(documents: dict[str, Document]) -> list[str]:
    return [topic for topic, document in documents.items() if _blocks(document, topic)]


def _owner(documents: dict[str, Document], example: str) -> str | None:
    sought = plain(example)
    for topic, document in documents.items():
        for _, block in _blocks(document, topic):
            if any(plain(known) == sought for known in examples(block)):
                return topic
    return None


def _blocks(document: Document, topic: str) -> list[tuple[int, dict[str, Any]]]:
    """The blocks of questions for the topic, each with its place in the file."""
    listed = document.data.get("nlu") if isinstance(document.data, dict) else None
    return [
        (place, block)
        for place, block in enumerate(listed or [])
        if isinstance(block, dict) and block.get("intent") == topic and block.get("examples")
    ]


def _insert(document: Document, topic: str, system: str | None, example: str, before: bytes) -> None:
    path = document.path
    fitting = [
        (place, block)
        for place, block in _blocks(document, topic)
        if (block.get("metadata") or {}).get("system") == system
    ]
    if not fitting:
        raise ExampleError(f"{path.name} har inga frågor om systemet ”{system}”. Skriv ett annat med --system.")
    place, block = fitting[0]
    text = before.decode("utf-8-sig")
    lines = text.splitlines(keepends=True)
    end = newline(text)
    head = document.line(("nlu", place, "examples"))  # counted from 1: the line after the key
    indent = len(lines[head]) - len(lines[head].lstrip()) if head < len(lines) else 0
    last = head
    while last < len(lines) and (not lines[last].strip() or _indent(lines[last]) >= indent):
        last += 1
    while last > head and not lines[last - 1].strip():
        last -= 1
    if not lines[last - 1].endswith(("\n", "\r")):
        lines[last - 1] += end
    lines.insert(last, " " * indent + _DASH + example + end)
    changed = "".join(lines)
    _prove(path, changed, place, [*examples(block), example])
    replace(path, changed, before)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _prove(path: Path, text: str, place: int, wanted: list[str]) -> None:
    """Refuse a change after which the file would hold anything but the one new line."""
    try:
        found = examples(yaml.load(text, Loader=yaml.CSafeLoader)["nlu"][place])
    except (yaml.YAMLError, KeyError, IndexError, TypeError):
        found = []
    if found != wanted:
        what = "Filen har en form som inte går att ändra här. Skriv in frågan med en textredigerare."
        raise DocumentError(path, 1, what)
