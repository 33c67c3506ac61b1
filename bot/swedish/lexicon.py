"""Words that tell what kind of thing is spoken of: another municipality, a medicine, a shop, a municipal service."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import zip_longest

from bot.swedish.normalise import fold

_WORD = re.compile(r"\w(?:[\w:.&-]*\w)?")
# Longest first: the shortest stem that is left must still be a word.
_ENDINGS = (
    "ernas", "arnas", "arna", "erna", "orna", "ens", "ets", "ar", "er", "or", "na", "en", "et",
    "s", "n", "t", "a", "e", "r",
)  # fmt: skip
_SHORTEST_STEM = 4
_SHORTEST_COMPOUND = 9
_SHORTEST_FIRST = 3
_SHORTEST_LAST = 5
_REMEMBERED = 20_000


class Lexicon:
    """Kinds of words, each with its words or pairs of words in their basic form."""

    def __init__(self, kinds: Mapping[str, Iterable[str]]) -> None:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for kind, entries in kinds.items():
            for entry in entries:
                found[fold(entry)].add(kind)
        self._kinds = {entry: tuple(sorted(each)) for entry, each in found.items()}
        self._of_word = lru_cache(_REMEMBERED)(self._look_up)

    def __getstate__(self) -> dict[str, object]:
        """What is stored with a model: the cache is left out."""
        return {"_kinds": self._kinds}

    def __setstate__(self, state: dict[str, object]) -> None:
        """Restore what was stored, with an empty cache."""
        vars(self).update(state)
        self._of_word = lru_cache(_REMEMBERED)(self._look_up)

    def kinds(self, folded: str) -> list[str]:
        """The kinds of the words in a text as `fold` leaves it, in the order of the words.

        A word is known in its basic form, with an ending, and as the last part of a compound, which in Swedish says
        what the whole is.
        """
        words = _WORD.findall(folded)
        found: list[str] = []
        for word, following in zip_longest(words, words[1:], fillvalue=""):
            found += self._kinds.get(f"{word} {following}", ()) or self._of_word(word)
        return found

    def _look_up(self, word: str) -> tuple[str, ...]:
        if kinds := self._inflected(word):
            return kinds
        if len(word) >= _SHORTEST_COMPOUND:
            for start in range(_SHORTEST_FIRST, len(word) - _SHORTEST_LAST + 1):
                if kinds := self._inflected(word[start:]):
                    return kinds
        return ()

    def _inflected(self, word: str) -> tuple[str, ...]:
        if word in self._kinds:
            return self._kinds[word]
        for ending in _ENDINGS:
            stem = word.removesuffix(ending)
            if stem != word and len(stem) >= _SHORTEST_STEM and stem in self._kinds:
                return self._kinds[stem]
        return ()
