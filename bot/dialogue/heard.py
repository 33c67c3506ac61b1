"""The latest message as it was heard, and what was told before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Reversible, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from operator import itemgetter
from typing import Any

from rasa.shared.core.events import BotUttered, Event, UserUttered

from bot.dialogue.context import Meant, Said, is_about_nodra, replies_before
from bot.nlu.classifier import READINGS, SECOND
from bot.nlu.danger import DOUBTED
from bot.nlu.danger import TOPIC as EMERGENCY
from bot.nlu.followups import STATUS_OF_NODRA, Ranking
from bot.nlu.systems import TOPIC as STATUS

UNSURE = "nlu_fallback"
THANKS = "tack"
SHORT = {"ja", "nej", THANKS, "hejda", UNSURE}
"""What a message has by itself that only answers or ends."""
REMEMBERED = 4
LIKELY, SURE = 0.5, 0.8
"""How likely a learnt reading must be, and where to be wrong costs dearly."""

# How much the reading after an earlier reply weighs against that after the last (ADR 8).
_EARLIER = 0.3
_SAID = {UserUttered.type_name, BotUttered.type_name}
# What a message is read after whatever was said last: danger, and a question that is still open.
_READ_AFTER = {EMERGENCY, "nodra", STATUS_OF_NODRA}


@dataclass(frozen=True)
class Heard:
    """The latest message: its text, what it has by itself (a topic, how sure that is, a system).

    `readings` are the likeliest topics that it has after each other one, with their probabilities, best first;
    `likely` the likeliest by itself; `doubted` whether it tells of danger that may be none.
    """

    text: str
    topic: str
    system: str | None = None
    asks_two: bool = False
    readings: Mapping[str, Ranking] = field(default_factory=dict)
    likely: tuple[str, ...] = ()
    doubted: bool = False


def reading(message: Heard, before: Said) -> tuple[str, float]:
    """What conversations taught that `message` means after `before`, and how likely; its own topic and 0 without."""
    return next(iter(message.readings.get(_spoken_of(before), ())), (message.topic, 0.0))


def reading_of_all(message: Heard, told: Sequence[Said]) -> tuple[str, float]:
    """What `message` means after all that was `told`, newest first: what was told earlier counts beside the last reply.

    Danger is read after the last reply alone.
    """
    topic, probability = reading(message, told[0])
    latest, *earlier = dict.fromkeys(map(_spoken_of, told))
    if EMERGENCY in (topic, latest) or latest not in message.readings:
        return topic, probability
    shares = {latest: 1.0} | {before: _EARLIER for before in earlier if before in message.readings}
    whole = sum(shares.values())
    likely: defaultdict[str, float] = defaultdict(float)
    for before, share in shares.items():
        for read, certainty in message.readings[before]:
            likely[read] += share * certainty / whole
    return max(likely.items(), key=itemgetter(1))


def _spoken_of(reply: Said) -> str:
    """The topic of a reply, as readings name it."""
    return STATUS_OF_NODRA if reply.topic == STATUS and is_about_nodra(reply) else reply.topic


Rule = Callable[[Heard, str, Said, Sequence[Said]], Meant | None]
"""What a message means, by its core, the last reply and all that were told; None where it says nothing of it."""


def heard(message: dict[str, Any]) -> Heard:
    """The latest message as Rasa parsed it."""
    entities = {entity.get("entity"): entity.get("value") for entity in message.get("entities") or ()}
    intent = message.get("intent") or {}
    return Heard(
        text=str(message.get("text") or ""),
        topic=str(intent.get("name") or ""),
        system=entities.get("system"),
        asks_two=SECOND in entities,
        readings=message.get(READINGS) or {},
        doubted=DOUBTED in message,
        likely=tuple(str(entry["name"]) for entry in message.get("intent_ranking") or () if entry["name"] != UNSURE),
    )


def said_backwards(events: Reversible[Event]) -> Iterator[dict[str, Any]]:
    """What was said on both sides among `events`, oldest first; newest first, as dictionaries."""
    return (event.as_dict() for event in reversed(events) if event.type_name in _SAID)


def told_before(backwards: Iterable[dict[str, Any]]) -> list[Said]:
    """The last replies before the latest message, newest first, from events newest first; the welcome is none."""
    return list(islice((reply for reply in replies_before(backwards) if reply.asked), REMEMBERED))


def topics_before(backwards: Iterable[dict[str, Any]]) -> frozenset[str]:
    """The topics after which the next message may be read, from events newest first; none at the start."""
    told = {reply.topic for reply in told_before(chain(({"event": "user"},), backwards))}
    return frozenset({*told, *_READ_AFTER}) if told else frozenset()
