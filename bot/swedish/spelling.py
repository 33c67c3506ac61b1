"""Words that nobody in the training data wrote, read as the likeliest word that somebody did."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4
_LONG = 7
_COMMON = 2
_REMEMBERED = 20_000


class Spelling:
    """Mends misspelt words against the vocabulary that it was given.

    A word is mended to the most common word within one optimal string alignment step, two from seven letters
    on. Words shorter than four letters and words that the vocabulary has are left alone.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        """Learn the vocabulary of `texts`; what is mended later must be in the same case and folding."""
        self._counts = Counter(word for text in texts for word in _WORD.findall(text))
        by_length: defaultdict[int, list[str]] = defaultdict(list)
        for word, count in sorted(self._counts.items()):
            if count >= _COMMON and len(word) >= _SHORTEST:
                by_length[len(word)].append(word)
        self._by_length = dict(by_length)
        self._cached = lru_cache(_REMEMBERED)(self._nearest)

    def __getstate__(self) -> dict[str, object]:
        """What is stored with a model: the cache is left out."""
        return {"_counts": self._counts, "_by_length": self._by_length}

    def __setstate__(self, state: dict[str, object]) -> None:
        """Restore what was stored, with an empty cache."""
        self.__dict__.update(state)
        self._cached = lru_cache(_REMEMBERED)(self._nearest)

    def mend(self, text: str) -> str:
        """The text with each unknown word replaced by its nearest known one, where there is one."""
        return _WORD.sub(lambda match: self._cached(match[0]), text)

    def _nearest(self, word: str) -> str:
        if len(word) < _SHORTEST or word in self._counts:
            return word
        reach = 2 if len(word) >= _LONG else 1
        found: list[tuple[float, int, str]] = []
        for length in range(len(word) - reach, len(word) + reach + 1):
            for near, distance, _ in process.extract(
                word, self._by_length.get(length, []), scorer=OSA.distance, score_cutoff=reach, limit=None
            ):
                found.append((distance, -self._counts[near], near))
        return min(found)[2] if found else word
