"""Topics as files: a new one, and what there is."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bot.dialogue.answers import topic_files
from bot.facts.document import Document, DocumentError, read_document
from bot.facts.editing import newline, replace
from bot.facts.files import locked, replace_file
from bot.release.examples import EMPTY_EXAMPLE, examples

EMPTY_ANSWER = "Skriv svaret här."
_NAME = re.compile(r"[a-z][a-z0-9_]{1,40}")
_AS_NAMES = str.maketrans("åäö ", "aao_")
_FORM = """version: "3.1"

responses:
  utter_{name}:
  - text: |
      {answer} Använd korta meningar.

      Undrar du mer? Ring kontaktcenter på {{kontaktcenter_telefon}}.

rules:
- rule: {name}
  steps:
  - intent: {name}
  - action: utter_{name}

nlu:
- intent: {name}
  metadata:
    title: {title}
    reviewed: {today}
  examples: |
    - {example}, som invånare skriver den.
"""


class TopicError(Exception):
    """A topic that cannot be made or shown; its text is Swedish and says what to do."""


@dataclass(frozen=True)
class Topic:
    """One topic file: its title on buttons, its questions, when somebody last looked at the answer."""

    name: str
    title: str
    questions: list[str]
    answers: dict[str, list[str]]
    reviewed: date | None
    path: Path


def new_topic(name: str, title: str, topics: Path, domain: Path, today: date) -> Path:
    """Write the file of a new topic and name it in the domain.

    Raises TopicError, DocumentError and OSError, with everything as it was.
    """
    if not _NAME.fullmatch(name):
        raise TopicError(f"”{name}” går inte. Skriv med små bokstäver a–z, siffror och _, till exempel ny_fraga.")
    path = topics / f"{name}.yml"
    if path.exists():
        raise TopicError(f"{path} finns redan. Öppna den eller välj ett annat namn.")
    if '"' in title or "\\" in title or "\n" in title or not title.strip():
        raise TopicError("Titeln får inte vara tom eller ha citattecken. Den visas på knappar.")
    document, before = read_document(domain), domain.read_bytes()
    extended = _with_intent(document, before.decode("utf-8-sig"), name)
    quoted = f'"{title.strip()}"'
    replace_file(
        path, _FORM.format(name=name, title=quoted, today=today, answer=EMPTY_ANSWER, example=EMPTY_EXAMPLE).encode()
    )
    try:
        replace(domain, extended, before)
    except (OSError, DocumentError):
        path.unlink()
        raise
    return path


def all_topics(topics: Path) -> list[Topic]:
    """Every topic that can be read, in order of name."""
    return [topic_of(read_document(path)) for path in topic_files(topics)]


def one_topic(name: str, topics: Path) -> Topic:
    """The topic `name`; raises TopicError when there is none, and DocumentError."""
    path = topics / f"{name}.yml"
    if not path.exists():
        told = meant(name, [each.stem for each in topic_files(topics)])
        raise TopicError(f"Ämnet {name} finns inte. {told}Se alla med: lots topic list")
    return topic_of(read_document(path))


def meant(name: str, known: Iterable[str]) -> str:
    """A question for who may have meant another topic, with a space after it; empty where none is near."""
    near = difflib.get_close_matches(name.lower().translate(_AS_NAMES), known, n=1)
    return f"Menade du {near[0]}? " if near else ""


def topic_of(document: Document) -> Topic:
    """The topic of a file that has been read; raises DocumentError when it has no topic's form."""
    try:
        responses = document.data.get("responses") or {}
        answers = {name: [str(said["text"]).strip() for said in listed] for name, listed in responses.items()}
        questions = [example.text for example in examples(document)]
        title = str(_metadata(document).get("title") or "")
        return Topic(document.path.stem, title, questions, answers, reviewed_on(document), document.path)
    except (AttributeError, TypeError, KeyError, ValueError) as error:
        raise document.error((), "Filen har inte formen av ett ämne. Kör: lots check") from error


def review(name: str, topics: Path, today: date) -> None:
    """Note in the topic's file that somebody looked at the answer today; the rest of the file stays as it is.

    Raises TopicError, DocumentError and OSError.
    """
    with locked(topics):  # else an example that somebody teaches meanwhile is lost
        _review(one_topic(name, topics).path, today)


def _review(path: Path, today: date) -> None:
    before = path.read_bytes()
    document = read_document(path)
    place = next((n for n, block in enumerate(document.data.get("nlu") or []) if block.get("metadata")), None)
    if place is None:
        raise document.error(("nlu",), "Ämnet saknar metadata: med title. Lägg till det under intent.")
    lines = before.decode("utf-8-sig").splitlines(keepends=True)
    keys: tuple[str | int, ...] = ("nlu", place, "metadata")
    first = document.data["nlu"][place]["metadata"]
    old = document.line((*keys, "reviewed")) if "reviewed" in first else None
    number = old or document.line((*keys, next(iter(first))))
    line = lines[number - 1]
    new = f"{line[: len(line) - len(line.lstrip())]}reviewed: {today}{line[len(line.rstrip()) :]}"
    lines[number - 1 : number] = [new] if old else [line, new]
    replace(path, "".join(lines), before)


def reviewed_on(document: Document) -> date | None:
    """The date in the topic's metadata, None without one; raises ValueError for what is no date."""
    value = _metadata(document).get("reviewed")
    if value is None or isinstance(value, date):
        return value
    return date.fromisoformat(str(value))


def _metadata(document: Document) -> dict[str, Any]:
    for block in document.data.get("nlu") or []:
        if isinstance(block.get("metadata"), dict):
            return dict(block["metadata"])
    return {}


def _with_intent(domain: Document, text: str, name: str) -> str:
    """The domain's text with one more intent, in its place in the alphabet; every other line as it was."""
    intents = domain.data.get("intents") if isinstance(domain.data, dict) else None
    if not isinstance(intents, list) or not intents:
        raise domain.error(("intents",), "Listan ”intents” saknas. Hämta tillbaka den förra versionen av filen.")
    if name in intents:
        return text
    place = next((n for n, intent in enumerate(intents) if str(intent) > name), len(intents))
    lines = text.splitlines(keepends=True)
    beside = lines[domain.line(("intents", min(place, len(intents) - 1))) - 1]
    at = domain.line(("intents", place)) - 1 if place < len(intents) else domain.line(("intents", len(intents) - 1))
    lines.insert(at, f"{beside[: beside.index('-')]}- {name}{newline(text)}")
    return "".join(lines)
