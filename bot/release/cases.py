"""Messages and conversations with the topics that they should get."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml


class CaseError(Exception):
    """A case file that cannot be read; its text is Swedish and says where and what to do."""


@dataclass(frozen=True)
class Message:
    """One message: the topics that count as right, the wanted one first, and the system for `systemstatus`."""

    text: str
    topics: tuple[str, ...]
    system: str | None

    @property
    def topic(self) -> str:
        """The wanted topic."""
        return self.topics[0]


@dataclass(frozen=True)
class Turn:
    """One message of a conversation, and what all its replies together must and must not say."""

    message: Message
    must: tuple[str, ...]
    must_not: tuple[str, ...]


def read_messages(path: Path) -> list[Message]:
    """One JSON object a line: `text`, `topic`, and if need be `also_ok` and `system`; raises CaseError."""
    return [_message(row, f"{path}, rad {number}") for number, row in _rows(path)]


def read_conversations(path: Path) -> list[list[Turn]]:
    """A YAML list of conversations, each a list of turns with `user`, `topics`, `system`, `must`, `must_not`.

    Raises CaseError.
    """
    try:
        conversations = yaml.safe_load(path.read_text(encoding="utf-8"))
        return [[_turn(turn) for turn in conversation] for conversation in conversations]
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise CaseError(f"{path}: samtalen går inte att läsa ({error}). Rätta filen.") from error


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise CaseError(f"{path}: går inte att läsa ({error}). Ange en annan fil.") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except ValueError as error:
                raise CaseError(f"{path}, rad {number}: inte JSON ({error}). Rätta raden.") from error


def _message(row: dict[str, Any], where: str) -> Message:
    try:
        return Message(str(row["text"]), (str(row["topic"]), *row.get("also_ok", ())), row.get("system"))
    except (KeyError, TypeError) as error:
        raise CaseError(f"{where}: text och topic måste finnas. Rätta raden.") from error


def _turn(turn: dict[str, Any]) -> Turn:
    topics = tuple(str(topic) for topic in turn["topics"])
    message = Message(str(turn["user"]), topics, turn.get("system"))
    return Turn(message, tuple(map(str, turn.get("must", ()))), tuple(map(str, turn.get("must_not", ()))))
