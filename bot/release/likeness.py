"""Examples that are nearly the same, found among tens of thousands in a second."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from bot.swedish.normalise import fold

LIKENESS = 92.0
"""Share of signs in percent, as `rapidfuzz.fuzz.ratio` counts, from which a text and the same with
a word more are nearly the same."""
_FEWEST_WORDS = 3
# Another ending or a slip of the finger; of shorter words, one letter makes another word.
_FEWEST_LETTERS = 5
_LIKE_WORDS = 80.0
_MOST_IN_A_BUCKET = 60

_WORD = re.compile(r"[^\W_]+")

Words = tuple[str, ...]


def words(text: str) -> Words:
    """The words of an example, without case, diacritics and punctuation."""
    return tuple(_WORD.findall(fold(text)))


def nearly_same(examples: Sequence[tuple[str, Words]]) -> Iterator[tuple[int, int]]:
    """The places of pairs of examples, each given with its topic, that differ by one word or its ending.

    Only pairs of two topics, each once. Two texts that differ by one word have the same rest once that word is
    left out, so only those with a rest in common are compared. Examples of one or two words are too short to tell.
    """
    rests: defaultdict[int, list[int]] = defaultdict(list)
    for place, (_, said) in enumerate(examples):
        if len(said) >= _FEWEST_WORDS:
            for rest in {hash(said), hash("".join(said)), *_rests(said)}:
                rests[rest].append(place)
    seen: set[tuple[int, int]] = set()
    for places in rests.values():
        if 1 < len(places) <= _MOST_IN_A_BUCKET:
            for pair in _pairs(places):
                if pair not in seen and examples[pair[0]][0] != examples[pair[1]][0]:
                    seen.add(pair)
                    if _are_like(examples[pair[0]][1], examples[pair[1]][1]):
                        yield pair


def _rests(said: Words) -> Iterable[int]:
    return (hash(said[:place] + said[place + 1 :]) for place in range(len(said)))


def _pairs(places: list[int]) -> Iterator[tuple[int, int]]:
    return ((first, second) for n, first in enumerate(places) for second in places[n + 1 :])


def _are_like(first: Words, second: Words) -> bool:
    if len(first) == len(second):
        differing = [(one, other) for one, other in zip(first, second, strict=True) if one != other]
        return all(_same_word(one, other) for one, other in differing)
    return fuzz.ratio(" ".join(first), " ".join(second), score_cutoff=LIKENESS) > 0


def _same_word(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _FEWEST_LETTERS and fuzz.ratio(one, other, score_cutoff=_LIKE_WORDS) > 0
