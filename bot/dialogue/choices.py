"""A choice between offered buttons, typed instead of pressed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.swedish.normalise import fold

_MOST_WORDS = 5
_PLACES = (
    re.compile(r"^(?:1|ett|etta|ettan|(?:nummer |alternativ )(?:1|ett))$|\b(?:forsta|oversta)\b"),
    re.compile(r"^(?:2|tva|tvaan|(?:nummer |alternativ )(?:2|tva))$|\b(?:andra|mittersta|mellersta)\b"),
    re.compile(r"^(?:3|tre|trean|(?:nummer |alternativ )(?:3|tre))$|\b(?:tredje|sista|nedersta)\b"),
)
_BARE = re.compile(
    r"(?:den |det |nummer |alternativ )?"
    r"(?:[123]|forsta|oversta|andra|mittersta|mellersta|tredje|sista|nedersta)"
)

_WORD = re.compile(r"\w{5,}")
# Words of titles that tell no choice from another.
_COMMON = {"annat", "finns", "funger", "kommun"}
_REFUSED = re.compile(r"\b(?:inte|ingen|inget|ej) (?:en |ett |nagon |nagot )?\w+")
_STEM = 6


def is_bare_choice(text: str) -> bool:
    """Whether `text` is a choice by number or order, and not a word more."""
    return bool(_BARE.fullmatch(fold(text).strip(" .!,")))


def chosen_place(text: str) -> int | None:
    """The place, counted from 0, of the choice that `text` makes by number or order; None when it makes none."""
    words = fold(text).strip(" .!,")
    if len(words.split()) > _MOST_WORDS:
        return None
    return next((place for place, pattern in enumerate(_PLACES) if pattern.search(words)), None)


def named_place(text: str, titles: Sequence[str]) -> int | None:
    """The place of the title that most of is in `text`, by its telling words.

    None for none and for several alike; what is refused is not named.
    """
    said = _telling(_REFUSED.sub("", fold(text)))
    shares = [len(said & words) / max(1, len(words)) for words in map(_telling, titles)]
    most = max(shares, default=0)
    return shares.index(most) if most and shares.count(most) == 1 else None


def _telling(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(fold(text))} - _COMMON
