"""The answers as writers keep them: in each topic's file, beside the questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.facts.document import Document, read_document

ASKED_BACK = "fraga_tillbaka"
"""The file, and so the topic, of the questions that the bot asks back with."""
NO_TOPIC = "Filen är tom eller har fel form. Ångra i textredigeraren, eller hämta filen ur en kopia."


@dataclass(frozen=True)
class Button:
    """A choice offered to the resident."""

    title: str
    payload: str


@dataclass(frozen=True)
class Variation:
    """One wording of an answer, placeholders not yet filled in."""

    text: str
    buttons: tuple[Button, ...]
    line: int


@dataclass(frozen=True)
class Response:
    """Everything that one `utter_…` can say, and the topic in whose file it stands."""

    topic: str
    path: Path
    variations: tuple[Variation, ...]


@dataclass(frozen=True)
class Answers:
    """All responses by name, and each topic's title for a button."""

    responses: dict[str, Response]
    titles: dict[str, str]


def topic_files(folder: Path) -> list[Path]:
    """The topic files, in order of name."""
    return sorted(folder.glob("*.yml"))


def read_answers(folder: Path) -> Answers:
    """Read every topic file once; raises DocumentError."""
    return answers_of(read_document(path) for path in topic_files(folder))


def answers_of(documents: Iterable[Document]) -> Answers:
    """The answers of topic files that have been read; raises DocumentError."""
    responses: dict[str, Response] = {}
    titles: dict[str, str] = {}
    for document in documents:
        path = document.path
        if not isinstance(document.data, dict):
            raise document.error((), NO_TOPIC)
        for name in _mapping(document, "responses"):
            if name in responses:
                where = responses[name].path.name
                raise document.error(("responses", name), f"{name} finns redan i {where}. Byt namn på en av dem.")
            responses[name] = Response(path.stem, path, _variations(document, name))
        title = _title(document)
        if title:
            titles[path.stem] = title
    return Answers(responses, titles)


def _mapping(document: Document, key: str) -> dict[str, Any]:
    value = document.data.get(key) or {}
    if not isinstance(value, dict):
        raise document.error((key,), f"”{key}” ska ha rader under sig, med indrag.")
    return value


def _variations(document: Document, name: str) -> tuple[Variation, ...]:
    keys = ("responses", name)
    listed = document.data["responses"][name]
    if not isinstance(listed, list) or not listed:
        raise document.error(keys, f"{name} saknar svar. Skriv minst ett: - text: …")
    return tuple(_variation(document, (*keys, index), entry) for index, entry in enumerate(listed))


def _variation(document: Document, keys: Sequence[str | int], entry: Any) -> Variation:
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str) or not entry["text"].strip():
        raise document.error(keys, "Svaret saknar text. Skriv: - text: …")
    buttons = entry.get("buttons") or []
    try:
        made = tuple(Button(str(button["title"]), str(button["payload"])) for button in buttons)
    except (TypeError, KeyError) as error:
        raise document.error([*keys, "buttons"], "En knapp ska ha title och payload.") from error
    return Variation(entry["text"].strip(), made, document.line(keys))


def _title(document: Document) -> str | None:
    listed = document.data.get("nlu")
    for block in listed if isinstance(listed, list) else []:  # what else it may be, the words do not hang on
        metadata = block.get("metadata") if isinstance(block, dict) else None
        if isinstance(metadata, dict) and isinstance(metadata.get("title"), str):
            return str(metadata["title"])
    return None
