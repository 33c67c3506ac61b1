"""What a message means after each topic that may have been spoken of before it, learnt from conversations.

The classifier sees a message by itself. Nothing in Rasa tells a component of the pipeline what was said before, so the
message is read after every topic at once, and the dialogue takes the reading that fits. Where the topics that may be
before are known (`MAY_BE_BEFORE`), it is read after these alone.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack

from bot.nlu.ngrams import Letters, TfIdf
from bot.nlu.scoring import probabilities
from bot.swedish.normalise import fold

Ranking = Sequence[tuple[str, float]]
_Floats = npt.NDArray[np.float32]
_Entries = list[tuple[int, float]]
_Key = TypeVar("_Key", bound=Hashable)

MAY_BE_BEFORE: ContextVar[frozenset[str] | None] = ContextVar("may_be_before", default=None)
"""The topics after which a message is read, where whoever has it parsed knows them; else it is read after all."""
MOST_WORDS = 30
"""A longer message is read by itself alone."""
STATUS_OF_NODRA = "systemstatus_nodra"
"""What is said after a status of NODRA's phone or e-mail is about NODRA, not about systems."""

_WORD = re.compile(r"\w+|\?")
_FEWEST = 2
_FAINTEST = -6.0  # all probabilities whose logarithm is below are alike
_LEAST = 1e-9
_LONG = 20  # words
_TOLD = 4  # topics of a reading
# How much the kinds of features weigh, and how softly they are fitted: found on held-back conversations (ADR 8).
_LETTERS, _WORDS, _AFTER_TOPIC, _AFTER_FAMILY = 0.7, 1.05, 1.05, 1.5
_SOFTNESS = 0.1
_NOWHERE = np.empty(0, np.intp)


@dataclass(frozen=True)
class FollowUp:
    """A message, its ranking by itself (every topic), the topic before it, and the topic that it has after that."""

    text: str
    ranking: Ranking
    before: str
    topic: str


class FollowUps:
    """Linear support vectors over the ranking, letters and words of a message, by themselves and after a topic.

    What is rare after one topic is learnt from its family: the topics whose names begin with the same word.
    """

    def __init__(self, examples: Sequence[FollowUp]) -> None:
        """Learn from `examples`, of two topics and more."""
        from bot.nlu.calibration import fit_calibrated

        self._ranked = sorted(topic for topic, _ in examples[0].ranking)
        self._befores = sorted({example.before for example in examples})
        families = sorted({_family(before) for before in self._befores})
        self._families = [len(self._befores) + families.index(_family(before)) for before in self._befores]
        self._own = [self._ranked.index(_topic(before, self._ranked)) for before in self._befores]
        places = [self._befores.index(example.before) for example in examples]
        said = [_with_pairs(_WORD.findall(fold(example.text))) for example in examples]
        self._words = _numbered(chain.from_iterable(said))
        pairs = _numbered(
            (self._words[word], unit)
            for words, place in zip(said, places, strict=True)
            for word in words
            if word in self._words
            for unit in (place, self._families[place])
        )
        self._letters = TfIdf(Letters(2, 4, within_words=True), _FEWEST)
        letters = self._letters.fit([fold(example.text) for example in examples]) * np.float32(_LETTERS)
        rows = [self._entries(example, place, pairs) for example, place in zip(examples, places, strict=True)]
        widths = [2 * len(self._ranked), 1, len(self._befores), len(self._befores) + len(families)]
        widths += [len(self._words), len(pairs), 1, len(self._befores)]
        table = hstack([_table(rows, sum(widths)), letters], "csr", dtype=np.float32)
        fitted, self._temperature = fit_calibrated(
            table,
            [example.topic for example in examples],
            np.arange(len(examples)),
            softness=_SOFTNESS,
            balanced=False,
        )
        self._topics = [str(topic) for topic in fitted.classes_]
        self._intercept = fitted.intercept_.astype(np.float32)
        parts = np.split(np.ascontiguousarray(fitted.coef_.T, dtype=np.float32), np.cumsum(widths))
        self._of_ranking, of_own, of_own_after, self._of_units, self._of_words, of_pairs, *of_length, of_letters = map(
            np.copy, parts
        )
        self._of_own = of_own + of_own_after
        self._of_length = of_length[0] + of_length[1]
        self._of_words *= _WORDS
        self._of_letters = of_letters * np.float32(_LETTERS)
        self._pairs = _by_word(pairs, len(self._words))
        self._pair_units = np.array([unit for _, unit in pairs], np.intp)
        weights = np.where(self._pair_units < len(self._befores), _AFTER_TOPIC, _AFTER_FAMILY)
        self._of_pairs = (of_pairs * weights[:, None]).astype(np.float32)

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Restore what was stored; to a model of an earlier version the length of a message says nothing."""
        vars(self).update({"_of_length": np.zeros((len(state["_befores"]), 1), np.float32)} | state)

    def readings(self, text: str, ranking: Ranking, after: Collection[str] | None = None) -> dict[str, Ranking]:
        """By each topic of `after`, or of all: the likeliest topics of `text` after it with their probabilities."""
        befores = [place for place, before in enumerate(self._befores) if after is None or before in after]
        if not befores:
            return {}
        known, weight = self._known(text)
        places, values = self._letters.row(fold(text))
        ranked, own = self._ranking(ranking)
        alone = self._intercept + ranked @ self._of_ranking
        alone = alone + values @ self._of_letters[places] + weight * self._of_words[known].sum(axis=0)
        families = [self._families[place] for place in befores]
        units = sorted({*befores, *families})
        rows = np.full(len(self._of_units), -1, np.intp)
        rows[units] = np.arange(len(units))
        pairs = np.concatenate([_NOWHERE, *(self._pairs[word] for word in known)])
        pairs = pairs[rows[self._pair_units[pairs]] >= 0]
        of_unit = np.zeros((len(units), len(pairs)), np.float32)
        of_unit[rows[self._pair_units[pairs]], np.arange(len(pairs))] = weight
        after_unit = self._of_units[units] + of_unit @ self._of_pairs[pairs]
        scores = alone + after_unit[rows[befores]] + after_unit[rows[families]]
        scores = scores + own[befores][:, None] * self._of_own[befores] + _length(text) * self._of_length[befores]
        likely = probabilities(scores, self._temperature)
        best = np.argsort(-likely, axis=1)[:, :_TOLD]
        return {
            self._befores[before]: [(self._topics[place], float(row[place])) for place in places]
            for before, places, row in zip(befores, best, likely, strict=True)
        }

    def _entries(self, example: FollowUp, place: int, pairs: Mapping[tuple[int, int], int]) -> _Entries:
        """The row of `example`, its letters left out: pairs of column and value."""
        ranked, own = self._ranking(example.ranking)
        family = self._families[place]
        known, weight = self._known(example.text)
        entries = list(enumerate(ranked.tolist()))
        start = 2 * len(self._ranked)
        entries += [(start, own[place]), (start + 1 + place, own[place])]
        start += 1 + len(self._befores)
        entries += [(start + place, 1.0), (start + family, 1.0)]
        start += max(self._families) + 1
        entries += [(start + word, _WORDS * weight) for word in known]
        start += len(self._words)
        for unit, share in ((place, _AFTER_TOPIC), (family, _AFTER_FAMILY)):
            entries += [(start + pairs[word, unit], share * weight) for word in known if (word, unit) in pairs]
        start += len(pairs)
        length = _length(example.text)
        return [*entries, (start, length), (start + 1 + place, length)]

    def _known(self, text: str) -> tuple[list[int], float]:
        """The numbers of what was learnt of the words in `text`, and what each weighs."""
        words = _WORD.findall(fold(text))
        numbers = [self._words[word] for word in _with_pairs(words) if word in self._words]
        return numbers, 1 / math.sqrt(max(1, len(words)))

    def _ranking(self, ranking: Ranking) -> tuple[_Floats, _Floats]:
        """How likely each topic is by itself, and the likeliest once more; and how likely each that may be before."""
        probabilities_of = dict(ranking)
        likely = np.array([probabilities_of[topic] for topic in self._ranked], np.float32)
        standing = np.maximum(_FAINTEST, np.log(np.maximum(likely, _LEAST))) / 3 + 2
        first = np.zeros_like(likely)
        first[likely.argmax()] = likely.max()
        return np.concatenate([standing, first]), standing[self._own]


def _length(text: str) -> float:
    """0 to 1: the fewer the words, the more they lean on what was said before."""
    return min(len(_WORD.findall(text)), _LONG) / _LONG


def _topic(before: str, topics: Sequence[str]) -> str:
    """The topic that was spoken of; `before` may say more of it, as `systemstatus_nodra` does."""
    return before if before in topics else before.rpartition("_")[0]


def _family(topic: str) -> str:
    return topic.partition("_")[0]


def _with_pairs(words: Sequence[str]) -> list[str]:
    """The words, and each two that follow one another, each once."""
    return list(dict.fromkeys([*words, *(f"{first} {second}" for first, second in pairwise(words))]))


def _numbered(found: Iterable[_Key]) -> dict[_Key, int]:
    """What is found often enough to learn from, numbered."""
    counts = Counter(found)
    return {key: number for number, key in enumerate(key for key, count in counts.items() if count >= _FEWEST)}


def _by_word(pairs: Iterable[tuple[int, int]], words: int) -> list[npt.NDArray[np.intp]]:
    """The places of each word's pairs."""
    found: list[list[int]] = [[] for _ in range(words)]
    for place, (word, _) in enumerate(pairs):
        found[word].append(place)
    return [np.array(places, np.intp) for places in found]


def _table(rows: Sequence[_Entries], width: int) -> csr_matrix:
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.array([column for row in rows for column, _ in row], np.intp)
    values = np.array([value for row in rows for _, value in row], np.float32)
    table = csr_matrix((values, columns, ends), shape=(len(rows), width))
    table.sum_duplicates()
    return table
