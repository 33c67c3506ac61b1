"""What one model says to many messages and conversations; what it says to the project's own is remembered beside it."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bot.assistant import Answer, Assistant, InvalidMessageError
from bot.facts.files import replace_file
from bot.release.drafts import short
from bot.release.files import READINGS

_BATCH = 100


@dataclass(frozen=True)
class Said:
    """What one message of a conversation got: topic, system, the channels of each reply."""

    topic: str | None
    system: str | None
    channels: list[list[str]]


@dataclass
class Readings:
    """The topic of each text by itself, and what each turn of a conversation got, by the conversation's texts."""

    topics: dict[str, str] = field(default_factory=dict)
    talks: dict[str, list[Said]] = field(default_factory=dict)

    def lacks(self, texts: Iterable[str], talks: Iterable[Sequence[str]]) -> bool:
        """Whether the model has yet to be asked any of them."""
        return any(text not in self.topics for text in texts) or any(key(talk) not in self.talks for talk in talks)


def key(texts: Sequence[str]) -> str:
    """What a conversation is remembered by."""
    return short("\n".join(texts))


async def read(
    assistant: Assistant,
    readings: Readings,
    texts: Sequence[str],
    talks: Sequence[Sequence[str]],
) -> None:
    """Add to `readings` what `assistant` says to `texts` and `talks`, where it is not there yet."""
    unread = list(dict.fromkeys(text for text in texts if text not in readings.topics))
    for start in range(0, len(unread), _BATCH):
        batch = unread[start : start + _BATCH]
        readings.topics |= dict(zip(batch, assistant.topics(batch), strict=True))
    for talk in talks:
        if key(talk) not in readings.talks:
            name = f"samtal-{key(talk)}"
            readings.talks[key(talk)] = [await _said(assistant, name, text) for text in talk]


def stored(model: Path, mark: str) -> Readings:
    """What is remembered of `model`, provided that `mark` (what the readings hang on) is the same."""
    try:
        found = json.loads(_path(model).read_text(encoding="utf-8"))
        if found["mark"] != short(mark):
            return Readings()
        talks = {talk: [Said(**said) for said in turns] for talk, turns in found["talks"].items()}
        return Readings(dict(found["topics"]), talks)
    except (OSError, ValueError, KeyError, TypeError):
        return Readings()


def store(model: Path, mark: str, readings: Readings, texts: Collection[str]) -> None:
    """Remember the conversations of `readings` and its topics of `texts`, which must be the project's own.

    What residents asked must not outlive the journal here. Without room on the disk all is read again next time.
    """
    talks = {talk: [asdict(said) for said in turns] for talk, turns in readings.talks.items()}
    topics = {text: readings.topics[text] for text in texts}
    content = {"mark": short(mark), "topics": topics, "talks": talks}
    with contextlib.suppress(OSError):
        replace_file(_path(model), json.dumps(content, ensure_ascii=False).encode())


def discard_others(models: Path, texts: Collection[str]) -> None:
    """Remove every file of readings that holds more than `texts`: earlier versions kept what residents asked too."""
    own = set(texts)
    for path in models.glob(f"*{READINGS}*"):  # and what a killed command left half-written
        try:
            kept = own.issuperset(json.loads(path.read_text(encoding="utf-8"))["topics"])
        except (ValueError, KeyError, TypeError):
            kept = False
        if not kept:
            path.unlink(missing_ok=True)


async def _said(assistant: Assistant, conversation: str, text: str) -> Said:
    try:
        answer = await answer_or_choose(assistant, conversation, text)
    except InvalidMessageError:
        return Said(None, None, [])
    return Said(answer.topic, answer.system, [reply.channels for reply in answer.replies])


async def answer_or_choose(assistant: Assistant, conversation: str, text: str) -> Answer:
    """The answer to a typed text, or to a pressed button where the text is its payload; raises InvalidMessageError."""
    if text.startswith("/"):
        return await assistant.choose(conversation, text)
    return await assistant.answer(conversation, text)


def _path(model: Path) -> Path:
    return model.with_name(model.name + READINGS)
