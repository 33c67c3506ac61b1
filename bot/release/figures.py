"""The figures that the bot is judged by."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.nlu.danger import TOPIC as EMERGENCY
from bot.release.evaluation import Result, TurnResult

_BINS = 10


@dataclass(frozen=True)
class TopicFigures:
    """Of one topic: how many messages should get it, and precision, recall and their harmonic mean F1."""

    count: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True)
class Bin:
    """Answers of like confidence: how many, their mean confidence, the share that is right."""

    count: int
    confidence: float
    right: float


@dataclass(frozen=True)
class Figures:
    """All shares are 0–1; None where there was nothing to measure. `milliseconds` is the median of an answer."""

    messages: int
    first_go: float
    after_one: float
    asked: float
    emergencies: float | None
    false_emergencies: float | None
    opposites: int
    systems: float | None
    dead_ends: int
    calibration_error: float
    milliseconds: float
    turns: float | None
    topics: dict[str, TopicFigures]
    bins: list[Bin]

    def as_json(self) -> dict[str, Any]:
        """The figures as `lots test --json` prints them and the next run compares with."""
        return asdict(self)

    def summary(self) -> dict[str, float | int | None]:
        """The figures by their names, without topics and bins."""
        return {name: value for name, value in vars(self).items() if name not in ("topics", "bins")}


def figures(results: Sequence[Result], conversations: Sequence[Sequence[TurnResult]]) -> Figures:
    """The figures of `results`, at least one, and of `conversations`, which may be empty."""
    bins = _reliability(results)
    turns = [turn for conversation in conversations for turn in conversation]
    emergencies = [result for result in results if result.message.topic == EMERGENCY]
    others = [result for result in results if EMERGENCY not in result.message.topics]
    answered = sum(each.count for each in bins)
    return Figures(
        messages=len(results),
        first_go=_share(results, lambda result: result.first_go) or 0.0,
        after_one=_share(results, lambda result: result.after_one) or 0.0,
        asked=_share(results, lambda result: result.asked) or 0.0,
        emergencies=_share(emergencies, lambda result: result.emergency),
        false_emergencies=_share(others, lambda result: result.emergency),
        opposites=sum(result.opposite for result in results),
        systems=_share(
            [result for result in results if result.system_right is not None], lambda result: bool(result.system_right)
        ),
        dead_ends=sum(result.dead_end for result in results),
        calibration_error=sum(each.count * abs(each.right - each.confidence) for each in bins) / max(answered, 1),
        milliseconds=sorted(result.answer.ms for result in results)[len(results) // 2],
        turns=sum(turn.right for turn in turns) / len(turns) if turns else None,
        topics=_by_topic(results),
        bins=bins,
    )


def confusions(results: Iterable[Result]) -> list[tuple[str, str, list[Result]]]:
    """Wanted topic, given topic and the messages, the most frequent first."""
    pairs: defaultdict[tuple[str, str], list[Result]] = defaultdict(list)
    for result in results:
        if not result.first_go:
            pairs[result.message.topic, str(result.answer.topic)].append(result)
    ordered = sorted(pairs.items(), key=lambda item: (-len(item[1]), item[0]))
    return [(wanted, given, messages) for (wanted, given), messages in ordered]


def _share(results: Sequence[Result], holds: Callable[[Result], bool]) -> float | None:
    return sum(holds(result) for result in results) / len(results) if results else None


def _reliability(results: Sequence[Result]) -> list[Bin]:
    sorted_in: defaultdict[int, list[Result]] = defaultdict(list)
    for result in results:
        if not result.asked and result.answer.confidence is not None:
            sorted_in[min(int(result.answer.confidence * _BINS), _BINS - 1)].append(result)
    return [
        Bin(
            len(inside),
            sum(result.answer.confidence or 0.0 for result in inside) / len(inside),
            sum(result.first_go for result in inside) / len(inside),
        )
        for _, inside in sorted(sorted_in.items())
    ]


def _by_topic(results: Sequence[Result]) -> dict[str, TopicFigures]:
    """A message that got a topic which counts as right counts as that topic's, so that it harms no precision."""
    wanted: Counter[str] = Counter()
    given: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for result in results:
        got = str(result.answer.topic)
        counts_as = got if result.first_go else result.message.topic
        wanted[counts_as] += 1
        given[got] += 1
        right[got] += result.first_go
    found = {}
    for topic, count in sorted(wanted.items()):
        precision = right[topic] / given[topic] if given[topic] else 0.0
        recall = right[topic] / count
        f1 = 2 * precision * recall / (precision + recall) if right[topic] else 0.0
        found[topic] = TopicFigures(count, precision, recall, f1)
    return found
