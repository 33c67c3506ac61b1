"""What the bot answers to cases, through the same door as residents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.assistant import Answer, Assistant
from bot.dialogue.answers import ASKED_BACK
from bot.facts.channels import SOS
from bot.facts.systems import UNKNOWN
from bot.nlu.systems import TOPIC as STATUS
from bot.release.cases import Message, Turn

_OPPOSITES = {("nodra_akut", "nodra_ej_akut"), ("nodra_ej_akut", "nodra_akut")}


@dataclass(frozen=True)
class Result:
    """A message and its answer."""

    message: Message
    answer: Answer

    @property
    def first_go(self) -> bool:
        """The wanted topic, or one that counts as right."""
        return self.answer.topic in self.message.topics

    @property
    def asked(self) -> bool:
        """The bot asked back."""
        return self.answer.topic == ASKED_BACK

    @property
    def after_one(self) -> bool:
        """Right, or one of the buttons is."""
        offered = {button["payload"].removeprefix("/") for reply in self.answer.replies for button in reply.buttons}
        return self.first_go or (self.asked and bool(offered & set(self.message.topics)))

    @property
    def emergency(self) -> bool:
        """The answer is 112."""
        return SOS in (channel for reply in self.answer.replies[:1] for channel in reply.channels[:1])

    @property
    def opposite(self) -> bool:
        """Urgent answered as can wait, or the other way round."""
        return (self.message.topic, self.answer.topic) in _OPPOSITES and not self.first_go

    @property
    def system_right(self) -> bool | None:
        """Whether the system is the one asked about; None where none is asked about."""
        if self.message.topic != STATUS or self.message.system is None:
            return None
        return (self.answer.system or UNKNOWN) == self.message.system

    @property
    def dead_end(self) -> bool:
        """Some reply names no channel."""
        return not self.answer.replies or any(not reply.channels for reply in self.answer.replies)


@dataclass(frozen=True)
class TurnResult:
    """A turn of a conversation and its answer."""

    turn: Turn
    answer: Answer

    @property
    def right(self) -> bool:
        """Topic, system and words are as the turn asks."""
        return self.fault is None

    @property
    def fault(self) -> str | None:
        """What is wrong, in Swedish; None when nothing is."""
        said = "\n".join(reply.text for reply in self.answer.replies)
        message = self.turn.message
        if self.answer.topic not in message.topics:
            return f"fick {self.answer.topic}, skulle få {' eller '.join(message.topics)}"
        if self.answer.topic == STATUS and message.system and (self.answer.system or UNKNOWN) != message.system:
            return f"fick systemet {self.answer.system}, skulle få {message.system}"
        if missing := [words for words in self.turn.must if words not in said]:
            return f"säger inte {', '.join(missing)}"
        if forbidden := [words for words in self.turn.must_not if words in said]:
            return f"säger {', '.join(forbidden)}"
        return None


async def evaluate_messages(
    assistant: Assistant, messages: Sequence[Message], progress: Callable[[], None] = lambda: None
) -> list[Result]:
    """The answer to each message, each in a conversation of its own."""
    results = []
    for number, message in enumerate(messages):
        results.append(Result(message, await assistant.answer(f"test-{number}", message.text)))
        progress()
    return results


async def evaluate_conversations(
    assistant: Assistant, conversations: Sequence[Sequence[Turn]], progress: Callable[[], None] = lambda: None
) -> list[list[TurnResult]]:
    """The answer to each turn of each conversation."""
    results = []
    for number, turns in enumerate(conversations):
        results.append(
            [TurnResult(turn, await assistant.answer(f"samtal-{number}", turn.message.text)) for turn in turns]
        )
        progress()
    return results
