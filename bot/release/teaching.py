"""A question that staff give to a topic, or take back: one line in the topic's file, and nothing else changed."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any

import yaml

from bot.dialogue.answers import topic_files
from bot.facts.document import Document, DocumentError, read_document
from bot.facts.editing import newline, replace
from bot.facts.files import locked
from bot.release.topics import meant
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
    example = _as_line(text)
    if not example:
        raise ExampleError("Frågan är tom. Skriv den med --text.")
    path = folder / f"{topic}.yml"
    with locked(folder):
        before = path.read_bytes() if path.exists() else b""
        documents = {file.stem: read_document(file) for file in topic_files(folder)}
        if topic not in documents or not _blocks(documents[topic], topic):
            known = list(_with_questions(documents))
            told = meant(topic, known) or f"Välj ett av: {', '.join(known)}."
            raise ExampleError(f"Ämnet {topic} finns inte. {told}".rstrip())
        owner = _owner(documents, example)
        if owner == topic:
            return False
        if owner:
            raise ExampleError(f"Frågan finns redan i {owner}.yml. Ta bort den där först, om den hör hemma i {topic}.")
        _insert(documents[topic], topic, system, example, before)
    return True


def remove_example(folder: Path, topic: str, sought: str) -> str | None:
    """Take the question with the fingerprint `sought` away from `topic`; returns it, None if it is not there any more.

    Raises DocumentError for a file that cannot be read, is changed meanwhile, or would be left without a question.
    """
    path = folder / f"{topic}.yml"
    with locked(folder):
        if not path.exists():
            return None
        before = path.read_bytes()
        document = read_document(path)
        for place, block in _blocks(document, topic):
            known = examples(block)
            for number, example in enumerate(known):
                if fingerprint(example) == sought:
                    if len(known) == 1:
                        raise DocumentError(path, 1, "Det är den enda frågan. Skriv en till först.")
                    lines = before.decode("utf-8-sig").splitlines(keepends=True)
                    del lines[_line_of(lines, document.line(("nlu", place, "examples")), number)]
                    changed = "".join(lines)
                    _prove(path, changed, place, [*known[:number], *known[number + 1 :]])
                    replace(path, changed, before)
                    return example
    return None


def fingerprint(text: str) -> str:
    """By which an example is known again without its words."""
    return hashlib.sha256(plain(_as_line(text)).encode()).hexdigest()[:16]


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


def _line_of(lines: list[str], head: int, number: int) -> int:
    """The place of an example, counted from 0 among those after the line `head`; lines without text do not count."""
    return [place for place in range(head, len(lines)) if lines[place].strip()][number]


def _as_line(text: str) -> str:
    return _ANNOTATION.sub("", tidy(text)).removeprefix(_DASH).strip()


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _prove(path: Path, text: str, place: int, wanted: list[str]) -> None:
    """Refuse a change after which the block would hold anything but the questions `wanted`."""
    found: list[str] | None
    try:
        found = examples(yaml.load(text, Loader=yaml.CSafeLoader)["nlu"][place])
    except (yaml.YAMLError, KeyError, IndexError, TypeError):
        found = None
    if found != wanted:
        what = "Filen har en form som inte går att ändra här. Ändra frågan med en textredigerare."
        raise DocumentError(path, 1, what)
