"""A message and its answer as a row of the journal."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any, Protocol

from bot.dialogue.alternatives import DOUBTED
from bot.dialogue.answers import ASKED_BACK
from bot.dialogue.journal_tables import Decision, Outcome, Weight
from bot.facts.channels import SOS
from bot.facts.systems import UNKNOWN

_SECONDS_AN_HOUR = 3600


class Bubble(Protocol):
    """What the journal reads of one reply."""

    @property
    def buttons(self) -> Sequence[Any]:
        """The choices that it offers."""

    @property
    def channels(self) -> Sequence[str]:
        """The channels that it names, the first one first."""


class Answered(Protocol):
    """What the journal reads of a message and its answer; `text` is masked already."""

    @property
    def text(self) -> str:
        """The message, or the title of the button."""

    @property
    def topic(self) -> str | None:
        """The answer's topic."""

    @property
    def confidence(self) -> float | None:
        """How sure the bot was, 0 to 1."""

    @property
    def system(self) -> str | None:
        """The system that was asked about, `okant` for one of which nothing is published."""

    @property
    def next_topics(self) -> Sequence[str]:
        """The next likeliest topics."""

    @property
    def model(self) -> str | None:
        """The name of the model that answered."""

    @property
    def replies(self) -> Sequence[Bubble]:
        """The bot's bubbles."""

    @property
    def ms(self) -> float:
        """The time it took in milliseconds."""


def row(conversation: str, answered: Answered, typed: bool) -> dict[str, Any]:
    """The row; `conversation` is hashed already. An answer's outcome is None until the message before is known."""
    channels = [channel for reply in answered.replies for channel in reply.channels]
    outcome = _outcome(answered)
    second, third = [*answered.next_topics, None, None][:2]
    at = time.time()
    return {
        "at": at,
        "hour": int(at // _SECONDS_AN_HOUR),
        "conversation": conversation,
        "text": answered.text,
        "topic": answered.topic or "",
        "confidence": answered.confidence,
        "second": second,
        "third": third,
        "outcome": outcome.value if outcome else None,
        "channel": channels[0] if channels else "",
        "channels": " ".join(channels),
        "emergency": SOS in channels[:1],
        "model": answered.model or "",
        "ms": answered.ms,
        "decision": Decision.OPEN.value,
        "weight": _weight(answered, outcome, typed).value,
    }


def _outcome(answered: Answered) -> Outcome | None:
    """None for an answer; whether it came at once or after asking back, the conversation before it tells."""
    if answered.topic is None or answered.confidence is None:
        return Outcome.NOT_UNDERSTOOD
    if answered.topic != ASKED_BACK:
        return None
    offers = any(reply.buttons for reply in answered.replies)
    return Outcome.ASKED if offers else Outcome.NOT_UNDERSTOOD


def _weight(answered: Answered, outcome: Outcome | None, typed: bool) -> Weight:
    if not typed:
        return Weight.PRESSED
    if outcome is Outcome.NOT_UNDERSTOOD or answered.system == UNKNOWN:
        return Weight.UNANSWERED
    if outcome is Outcome.ASKED:
        return Weight.ASKED_BACK
    offers_else = any(reply.buttons for reply in answered.replies[1:])
    unsure = offers_else or (answered.confidence is not None and answered.confidence < DOUBTED)
    return Weight.UNSURE if unsure else Weight.ANSWERED
