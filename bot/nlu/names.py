"""The names that people use for systems, found in a message."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from bot.swedish.normalise import fold

_ENDINGS = ("", "s", "n", "t", "en", "et", "ns", "ts", "ens", "ets", "na", "or", "er", "ar", "erna", "arna")
# I.S.T. is one word.
_SPELT_OUT = re.compile(r"\b(?:\w\.){2,}\w?(?!\w)")
_FUZZY_LENGTH = 6
_FUZZY_SCORE = 88.0


def words(text: str) -> list[str]:
    """The words of `text` in lower case, without diacritics and punctuation."""
    joined = _SPELT_OUT.sub(lambda letters: letters[0].replace(".", ""), fold(text))
    kept = "".join(sign if sign.isalnum() else " " for sign in joined.replace(":s", "s"))
    return kept.split()


def find_name(text: str, names: Mapping[str, Sequence[str]]) -> tuple[str, int] | None:
    """The id whose name occurs in `text`, and how many words the name has; the longest name wins."""
    spoken = words(text)
    best: tuple[str, int] | None = None
    for identifier, aliases in names.items():
        for alias in aliases:
            sought = _name_words(alias)
            if sought and (best is None or len(sought) > best[1]) and _occurs(sought, spoken):
                best = identifier, len(sought)
    return best


@lru_cache(4096)
def _name_words(alias: str) -> list[str]:
    """The same few names are sought in every message."""
    return words(alias)


def _occurs(sought: list[str], spoken: list[str]) -> bool:
    length = len(sought)
    return any(
        spoken[start : start + length - 1] == sought[:-1] and _same(sought[-1], spoken[start + length - 1])
        for start in range(len(spoken) - length + 1)
    )


@lru_cache(65_536)
def _same(name: str, word: str) -> bool:
    if word.startswith(name) and word[len(name) :] in _ENDINGS:
        return True
    return len(name) >= _FUZZY_LENGTH and fuzz.ratio(name, word, score_cutoff=_FUZZY_SCORE) > 0
