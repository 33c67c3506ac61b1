"""The answers' words: Rasa's natural language generation over the topic files and the facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

import structlog
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.dialogue.answers import Answers, Button, Response
from bot.dialogue.live_answers import fault_of, live_answers
from bot.dialogue.placeholders import fill
from bot.facts.clock import now_of
from bot.facts.incident import Facts, live_facts
from bot.settings import settings
from bot.swedish.followups import cannot_phone

_NEXT_TOPICS = 2
_WITHOUT_PHONE = "_utan_telefon"
"""What ends the name of the response to those who have said that they cannot phone."""
_HEARD = 10  # messages within which that counts
_REMEMBERED = 6  # replies within which no wording comes back before the others were said

log = structlog.get_logger()


class Words(NaturalLanguageGenerator):
    """Says a response of the topic files as they are now, with the facts as they are now.

    What it returns carries, besides text and buttons, `topic`, `channels`, `confidence`, `next_topics` and `system`;
    Rasa keeps them as the utterance's metadata and hands them to the output channel.
    """

    def __init__(self, endpoint_config: EndpointConfig | None = None, domain: Domain | None = None) -> None:
        self._answers = live_answers(settings().topics)
        self._facts = live_facts(settings().incident)
        self._newest = self._last = self._answers.get(), self._facts.get()

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **kwargs: Any
    ) -> dict[str, Any] | None:
        """The filled response; None, with the reason logged, for one that does not exist."""
        message = tracker.latest_message
        metadata = (message.metadata if message else None) or {}
        answers, facts = self._sayable()
        response = _without_phone(utter_action, answers, tracker) or answers.responses.get(utter_action)
        if response is None:
            log.error("words.missing", response=utter_action, remedy="write it in the topic's file")
            return None
        return {
            **self._say(response, answers, facts, _said_lately(tracker), now_of(metadata), kwargs),
            "confidence": message.intent.get("confidence") if message else None,
            "next_topics": _next_topics(message),
        }

    def _sayable(self) -> tuple[Answers, Facts]:
        """The newest answers and facts that go together: a fact may be taken away that answers still name."""
        newest = self._answers.get(), self._facts.get()
        if any(found is not before for found, before in zip(newest, self._newest, strict=True)):
            self._newest = newest
            fault = fault_of(*newest)
            if fault is None:
                self._last = newest
            else:
                log.error("words.unsayable", reason=str(fault), kept="the facts before", remedy="lots check")
        return self._last

    def _say(
        self,
        response: Response,
        answers: Answers,
        facts: Facts,
        said_lately: Sequence[str],
        now: datetime,
        kwargs: dict[str, Any],
    ) -> dict[str, Any]:
        extra = {key: str(value) for key, value in kwargs.items() if isinstance(value, str)}
        extra["lagringstid"] = str(settings().retention_days)
        choices = [(fill(variation.text, facts, now, extra), variation) for variation in response.variations]
        filled, variation = min(choices, key=lambda choice: _recency(choice[0].text, said_lately))
        buttons = [*variation.buttons, *_topic_buttons(kwargs.get("topics") or (), answers)]
        return {
            "text": filled.text,
            "buttons": [{"title": button.title, "payload": button.payload} for button in buttons],
            "topic": response.topic,
            "channels": filled.channels,
            "system": kwargs.get("system"),
        }


def _next_topics(message: UserUttered | None) -> list[str]:
    """The topics that were next likeliest to the one that the message got."""
    ranking = (message.parse_data or {}).get("intent_ranking") or [] if message else []
    return [str(entry["name"]) for entry in ranking[1 : 1 + _NEXT_TOPICS]]


def _topic_buttons(topics: Iterable[str], answers: Answers) -> list[Button]:
    return [Button(answers.titles[topic], f"/{topic}") for topic in topics if topic in answers.titles]


def _without_phone(utter_action: str, answers: Answers, tracker: DialogueStateTracker) -> Response | None:
    """The response that offers no phone first, where there is one and the phone was refused."""
    response = answers.responses.get(f"{utter_action}{_WITHOUT_PHONE}")
    if response is None:
        return None
    heard = (event.text or "" for event in reversed(tracker.events) if isinstance(event, UserUttered))
    return response if any(map(cannot_phone, islice(heard, _HEARD))) else None


def _said_lately(tracker: DialogueStateTracker) -> list[str]:
    """What the bot said last, newest first."""
    said = (str(event.text) for event in reversed(tracker.events) if isinstance(event, BotUttered))
    return list(islice(said, _REMEMBERED))


def _recency(text: str, said_lately: Sequence[str]) -> int:
    """The less, the longer ago `text` was said; 0 for one that was not."""
    return len(said_lately) - said_lately.index(text) if text in said_lately else 0
