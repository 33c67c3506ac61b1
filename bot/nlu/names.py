"""The names that people use for systems, found in a message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from bot.swedish.normalise import fold

_ENDINGS = ("", "s", "n", "t", "en", "et", "ns", "ts", "ens", "ets", "na", "or", "er", "ar", "erna", "arna")
# I.S.T. is one word.
_SPELT_OUT = re.compile(r"\b(?:\w\.){2,}\w?(?!\w)")
_FUZZY_LENGTH = 6
_FUZZY_SCORE = 88.0
_MOST_REMEMBERED = 20_000


def words(text: str) -> list[str]:
    """The words of `text` in lower case, without diacritics and punctuation."""
    joined = _SPELT_OUT.sub(lambda letters: letters[0].replace(".", ""), fold(text))
    kept = "".join(sign if sign.isalnum() else " " for sign in joined.replace(":s", "s"))
    return kept.split()


def find_name(text: str, names: Mapping[str, Sequence[str]]) -> tuple[str, int] | None:
    """The id whose name occurs in `text`, and how many words the name has; the longest name wins."""
    return _index(names).find(words(text))


def find_names(text: str, names: Mapping[str, Sequence[str]]) -> list[str]:
    """Every id whose name occurs in `text`, in the order of the text; where names overlap, the longest counts."""
    return _index(names).find_all(words(text))


class _Names:
    """Names by their last word: a message has few words that any name ends with."""

    def __init__(self, names: Iterable[tuple[str, Sequence[str]]]) -> None:
        listed = [(identifier, words(alias)) for identifier, aliases in names for alias in aliases]
        self._names = sorted((name for name in listed if name[1]), key=lambda name: -len(name[1]))
        self._remembered: dict[str, list[int]] = {}

    def find(self, spoken: Sequence[str]) -> tuple[str, int] | None:
        found = self._found(spoken)
        if not found:
            return None
        identifier, sought = self._names[found[0][0]]
        return identifier, len(sought)

    def find_all(self, spoken: Sequence[str]) -> list[str]:
        taken: dict[int, str] = {}
        for place, end in self._found(spoken):
            identifier, sought = self._names[place]
            span = range(end - len(sought) + 1, end + 1)
            if taken.keys().isdisjoint(span):
                taken |= dict.fromkeys(span, identifier)
        return list(dict.fromkeys(taken[place] for place in sorted(taken)))

    def _found(self, spoken: Sequence[str]) -> list[tuple[int, int]]:
        """The places of the names that occur, longest name first, each with its last word's place in the message."""
        return sorted(
            (place, end)
            for end, word in enumerate(spoken)
            for place in self._ending_with(word)
            if self._precedes(place, spoken, end)
        )

    def _precedes(self, place: int, spoken: Sequence[str], end: int) -> bool:
        first = self._names[place][1][:-1]
        return end >= len(first) and spoken[end - len(first) : end] == first

    def _ending_with(self, word: str) -> list[int]:
        places = self._remembered.get(word)
        if places is None:
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            places = [place for place, (_, sought) in enumerate(self._names) if _same(sought[-1], word)]
            self._remembered[word] = places
        return places


def _index(names: Mapping[str, Sequence[str]]) -> _Names:
    return _indexed(tuple((identifier, tuple(aliases)) for identifier, aliases in names.items()))


@lru_cache(4)
def _indexed(names: tuple[tuple[str, tuple[str, ...]], ...]) -> _Names:
    """The same names are sought in every message, until the facts change."""
    return _Names(names)


def _same(name: str, word: str) -> bool:
    if word.startswith(name) and word[len(name) :] in _ENDINGS:
        return True
    return len(name) >= _FUZZY_LENGTH and fuzz.ratio(name, word, score_cutoff=_FUZZY_SCORE) > 0
