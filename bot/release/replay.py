"""Test conversations said again: Rasa's test stories, as `/spara` writes them, and lists of turns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from rasa.shared.nlu.training_data.entities_parser import replace_entities

from bot.assistant import Assistant, InvalidMessageError
from bot.facts.document import DocumentError, read_document
from bot.release.cases import CaseError, Turn, read_conversations
from bot.release.evaluation import TurnResult
from bot.release.readings import answer_or_choose


@dataclass(frozen=True)
class StoryTurn:
    """One message of a story, and the steps that follow it: intent, actions, slots, in their order."""

    text: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Conversation:
    """One test conversation and where it stands."""

    name: str
    path: Path
    turns: tuple[Turn | StoryTurn, ...]


@dataclass(frozen=True)
class Difference:
    """A message that did not get what the test conversation says; `what` is in Swedish."""

    conversation: Conversation
    text: str
    what: str


def read_any(path: Path) -> list[Conversation]:
    """The conversations of a file in either form; raises CaseError."""
    try:
        document = read_document(path)
    except DocumentError as error:
        raise CaseError(str(error)) from error
    if isinstance(document.data, dict) and document.data.get("stories"):
        try:
            return [_story(path, story) for story in document.data["stories"]]
        except (KeyError, TypeError, AttributeError) as error:
            raise CaseError(f"{path}: testsamtalen går inte att läsa ({error!r}). Rätta filen.") from error
    found = read_conversations(path)
    return [Conversation(f"samtal {number}", path, tuple(turns)) for number, turns in enumerate(found, start=1)]


async def replay(assistant: Assistant, conversation: Conversation, number: int) -> list[Difference]:
    """Say the conversation to `assistant` again; what differs, in the order it was said."""
    name = f"repris-{number}"
    differences = []
    for turn in conversation.turns:
        text = turn.text if isinstance(turn, StoryTurn) else turn.message.text
        try:
            answer = await answer_or_choose(assistant, name, text)
        except InvalidMessageError as error:
            differences.append(Difference(conversation, text, str(error)))
            continue
        if isinstance(turn, Turn):
            fault = TurnResult(turn, answer).fault
        else:
            fault = _unlike(turn, _turns(yaml.safe_load(await assistant.story(name)))[-1])
        if fault:
            differences.append(Difference(conversation, text, fault))
    await assistant.forget(name)
    return differences


def _story(path: Path, story: dict[str, Any]) -> Conversation:
    return Conversation(str(story["story"]), path, _turns({"stories": [story]}))


def _turns(stories: dict[str, Any]) -> tuple[StoryTurn, ...]:
    turns: list[tuple[str, list[str]]] = []
    for step in stories["stories"][0]["steps"]:
        if "user" in step:
            turns.append((replace_entities(str(step["user"]).strip()), []))
        if turns:
            turns[-1][1].extend(_said(step))
    return tuple(StoryTurn(text, tuple(steps)) for text, steps in turns)


def _said(step: dict[str, Any]) -> Sequence[str]:
    if "slot_was_set" in step:
        slots = step["slot_was_set"]
        pairs = [pair for slot in slots for pair in slot.items()] if isinstance(slots, list) else slots.items()
        return [f"{name} = {value}" for name, value in pairs]
    return [str(step[kind]) for kind in ("intent", "action") if kind in step]


def _unlike(wanted: StoryTurn, got: StoryTurn) -> str | None:
    if wanted.steps == got.steps:
        return None
    return f"skulle ge {', '.join(wanted.steps)}; gav {', '.join(got.steps)}"
