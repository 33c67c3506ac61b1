"""What residents asked and staff have not dealt with: what went worst first, alike questions together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
import sqlalchemy as sa
from rapidfuzz import fuzz, process

from bot.dialogue.journal_tables import MESSAGES, Decision, Weight
from bot.facts.hours import STOCKHOLM
from bot.swedish.normalise import fold

NEWEST = 1000
"""How many open messages are grouped at a time; those decided on make room for the next."""
ALIKE = 80
"""From which likeness, 0 to 100, two questions are told as one."""


@dataclass(frozen=True)
class Asked:
    """One message as the journal keeps it; `at` is in Stockholm."""

    id: int
    at: datetime
    text: str
    topic: str
    confidence: float | None
    next_topics: tuple[str, ...]
    weight: Weight


@dataclass(frozen=True)
class Group:
    """Questions alike, the newest of the worst first."""

    messages: tuple[Asked, ...]

    @property
    def first(self) -> Asked:
        """The question that stands for the group."""
        return self.messages[0]


class Inbox:
    """The open messages of a journal. Every call raises SQLAlchemyError when the database cannot be read."""

    def __init__(self, engine: sa.engine.Engine) -> None:
        self._engine = engine

    def count(self) -> int:
        """How many messages are open."""
        with self._engine.connect() as connection:
            query = sa.select(sa.func.count()).where(_OPEN)
            return int(connection.execute(query).scalar_one())

    def groups(self, newest: int = NEWEST) -> list[Group]:
        """The worst and newest open messages, grouped; a group is as urgent as its worst message, then as large."""
        query = sa.select(MESSAGES).where(_OPEN).order_by(MESSAGES.c.weight, MESSAGES.c.id.desc()).limit(newest)
        with self._engine.connect() as connection:
            asked = [_asked(row) for row in connection.execute(query).mappings()]
        return sorted(
            (Group(tuple(asked[place] for place in places)) for places in alike([each.text for each in asked])),
            key=lambda group: (group.first.weight, -len(group.messages), -group.first.id),
        )

    def latest(self, most: int) -> list[str]:
        """The texts that were typed last, the newest first, each once."""
        query = sa.select(MESSAGES.c.text).where(MESSAGES.c.weight != Weight.PRESSED.value)
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(MESSAGES.c.id.desc()).limit(most))
            return list(dict.fromkeys(text for (text,) in rows))

    def group(self, identifier: int) -> Group | None:
        """The group of one open message; None when the message is not open."""
        for group in self.groups():
            if any(asked.id == identifier for asked in group.messages):
                chosen = next(asked for asked in group.messages if asked.id == identifier)
                return Group((chosen, *(asked for asked in group.messages if asked is not chosen)))
        with self._engine.connect() as connection:
            row = connection.execute(sa.select(MESSAGES).where(_OPEN, MESSAGES.c.id == identifier)).mappings().first()
        return Group((_asked(row),)) if row else None

    def decide(self, group: Group, decision: Decision, topic: str | None = None) -> list[int]:
        """Keep what staff decided about every message of the group that is still open; returns their ids."""
        values = {"decision": decision.value, "decided_topic": topic}
        with self._engine.begin() as connection:  # one by one: each database tells so whose change it was
            return [
                asked.id
                for asked in group.messages
                if connection.execute(MESSAGES.update().where(_OPEN, MESSAGES.c.id == asked.id).values(values)).rowcount
            ]

    def is_decided(self, identifier: int, decision: Decision, topic: str | None) -> bool:
        """Whether the message is kept, and this is what was decided about it."""
        query = sa.select(MESSAGES.c.id).where(MESSAGES.c.id == identifier, _decided(decision, topic))
        with self._engine.connect() as connection:
            return connection.execute(query).first() is not None

    def reopen(self, identifiers: Sequence[int], decision: Decision, topic: str | None) -> int:
        """Open these messages again; returns how many are kept and this was decided about: no other is opened."""
        change = MESSAGES.update().where(MESSAGES.c.id.in_(identifiers), _decided(decision, topic))
        with self._engine.begin() as connection:
            return int(connection.execute(change.values(decision=Decision.OPEN.value, decided_topic=None)).rowcount)


_OPEN = sa.and_(MESSAGES.c.decision == Decision.OPEN.value, MESSAGES.c.weight < Weight.PRESSED.value)


def _decided(decision: Decision, topic: str | None) -> Any:
    return sa.and_(MESSAGES.c.decision == decision.value, MESSAGES.c.decided_topic == topic)


def alike(texts: Sequence[str]) -> list[list[int]]:
    """The places of `texts` in groups; the first of a group is the one that the others are alike.

    Word order, capitals, punctuation and diacritics do not count.
    """
    keys: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        keys.setdefault(_key(text), []).append(place)
    names = list(keys)
    scores = process.cdist(names, names, scorer=fuzz.ratio, score_cutoff=ALIKE, dtype=np.uint8) if names else None
    groups: list[list[int]] = []
    taken = np.zeros(len(names), dtype=bool)
    for number, _ in enumerate(names):
        if taken[number] or scores is None:
            continue
        members = np.flatnonzero((scores[number] >= ALIKE) & ~taken)
        taken[members] = True
        taken[number] = True
        places = {place for member in (number, *members) for place in keys[names[member]]}
        groups.append(sorted(places))
    return groups


def _key(text: str) -> str:
    kept = "".join(sign if sign.isalnum() else " " for sign in fold(text))
    return " ".join(sorted(kept.split())) or text


def _asked(row: Any) -> Asked:
    return Asked(
        id=row["id"],
        at=datetime.fromtimestamp(row["at"], STOCKHOLM),
        text=row["text"],
        topic=row["topic"],
        confidence=row["confidence"],
        next_topics=tuple(filter(None, (row["second"], row["third"]))),
        weight=Weight(row["weight"]),
    )
