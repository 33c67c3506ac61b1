"""How the bot was used in a period, counted: no texts and no conversations."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.dialogue.journal_tables import COUNTED, MESSAGES, TALLY, Outcome, counts
from bot.facts.hours import STOCKHOLM
from bot.publications import PUBLISH, Publications

DAY = timedelta(days=1)
_SECONDS_AN_HOUR = 3600
ANSWERED = (Outcome.AT_ONCE, Outcome.AFTER_ASKING)
# Where an answer spares nobody a call: courtesies, what is not the municipality's, and what sends to a person.
_SPARES_NOTHING = {
    "annat_sprak", "bot", "fraga_tillbaka", "halsning", "hejda", "integritet", "ja", "klagomal", "manniska", "nej",
    "nodlage", "tack", "utanfor",
}  # fmt: skip


@dataclass(frozen=True)
class Count:
    """Some messages of one hour with the same topic, outcome and first channel; `hour` is when it begins."""

    hour: datetime
    topic: str
    outcome: Outcome
    channel: str
    count: int
    helpful: int
    unhelpful: int


@dataclass(frozen=True)
class Published:
    """When a model was published, and why."""

    at: datetime
    why: str


@dataclass(frozen=True)
class Usage:
    """The counts of a period, from `start` up to `end`."""

    start: datetime
    end: datetime
    counts: tuple[Count, ...]

    @property
    def last(self) -> datetime:
        """The last second of the period: where it ends at midnight, the day before."""
        return self.end - timedelta(seconds=1)

    @property
    def messages(self) -> int:
        """All messages."""
        return sum(each.count for each in self.counts)

    @property
    def outcomes(self) -> dict[Outcome, int]:
        """Messages an outcome, every outcome named."""
        summed = _sum((each.outcome, each.count) for each in self.counts)
        return {outcome: summed[outcome] for outcome in Outcome}

    @property
    def topics(self) -> dict[str, dict[Outcome, int]]:
        """Messages a topic and outcome, the most asked topic first."""
        total = _sum((each.topic, each.count) for each in self.counts)
        each_outcome = _sum(((each.topic, each.outcome), each.count) for each in self.counts)
        return {
            topic: {outcome: each_outcome[topic, outcome] for outcome in Outcome} for topic, _ in total.most_common()
        }

    @property
    def channels(self) -> dict[str, int]:
        """Answers by the channel that they name first, the most named first."""
        return dict(_sum((each.channel, each.count) for each in self.counts if each.channel).most_common())

    @property
    def helpful(self) -> int:
        """Votes that the answer helped."""
        return sum(each.helpful for each in self.counts)

    @property
    def unhelpful(self) -> int:
        """Votes that it did not."""
        return sum(each.unhelpful for each in self.counts)

    @property
    def sparing(self) -> int:
        """Answered questions that could have been a call."""
        return sum(each.count for each in self.counts if each.outcome in ANSWERED and each.topic not in _SPARES_NOTHING)

    def share(self, outcome: Outcome) -> float:
        """The outcome's share of all messages; 0 without messages."""
        return self.outcomes[outcome] / self.messages if self.messages else 0.0

    def part(self, start: datetime, end: datetime) -> Usage:
        """The same, of a part of the period."""
        inside = tuple(each for each in self.counts if start <= each.hour < end)
        return replace(self, start=start, end=end, counts=inside)


def read_usage(engine: sa.engine.Engine, start: datetime | None, end: datetime) -> Usage:
    """The counts of whole hours from `start`, None for the first message, up to `end`. Raises SQLAlchemyError."""
    first = int(start.timestamp() // _SECONDS_AN_HOUR) if start else 0
    last = -int(-end.timestamp() // _SECONDS_AN_HOUR)  # the hour that is not over counts
    within = sa.and_(MESSAGES.c.hour >= first, MESSAGES.c.hour < last)
    kept = sa.select(TALLY).where(TALLY.c.hour >= first, TALLY.c.hour < last)
    with engine.connect() as connection:
        rows = [*connection.execute(counts(within)).mappings(), *connection.execute(kept).mappings()]
    counted = sorted((_count(row) for row in rows), key=lambda each: each.hour)
    begin = start or (counted[0].hour if counted else end - DAY)
    return Usage(begin, end, tuple(counted))


def published_in(publications: Publications, start: datetime, end: datetime) -> list[Published]:
    """The publishes of the period that went live, in order: steps back are none."""
    steps = reversed(publications.steps)
    found = [Published(datetime.fromisoformat(step.at), step.why) for step in steps if step.what == PUBLISH]
    return [each for each in found if start <= each.at < end]


def around(usage: Usage, published: Sequence[Published]) -> list[tuple[Published, Usage, Usage]]:
    """Each publish with at most a day before and a day after it, cut where another publish lies nearer."""
    times = [usage.start, *(each.at for each in published), usage.end]
    return [
        (
            each,
            usage.part(max(times[place], each.at - DAY), each.at),
            usage.part(each.at, min(times[place + 2], each.at + DAY)),
        )
        for place, each in enumerate(published)
    ]


def _count(row: Any) -> Count:
    return Count(
        hour=datetime.fromtimestamp(row["hour"] * _SECONDS_AN_HOUR, STOCKHOLM),
        topic=row["topic"] or "–",
        outcome=Outcome(row["outcome"]),
        channel=row["channel"],
        **{name: int(row[name]) for name in COUNTED},
    )


def _sum(pairs: Iterable[tuple[Any, int]]) -> Counter[Any]:
    summed: Counter[Any] = Counter()
    for key, count in pairs:
        summed[key] += count
    return summed
