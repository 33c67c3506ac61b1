"""Training rows as people vary them: with greetings, names, thanks and curses around, and mistyped.

Without the first a polite question leans towards thanks, and a name towards whatever topic once had it. Without the
second the letters of misspelt words count for more than what they are mended to.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from bot.nlu.features import Row
from bot.swedish.normalise import fold, plain

_SHARE = 0.1
_MISTYPED = 0.05
_SEED = 20221205
# Greetings, thanks and the like are themselves what is put around.
_BARE = {"annat_sprak", "halsning", "hejda", "ja", "klagomal", "nej", "tack"}
_NAMES = (
    "Anna", "Lars-Göran Svensson", "Fatima Hassan", "Mohammed", "Birgitta", "Amina", "Erik Lund", "Zahra", "Yusuf Ali",
    "Kerstin Ek", "Jovana", "Nguyen", "Elin", "Kurt", "Aisha Omar", "Petra", "Andrzej", "Gun-Britt", "Ahmed", "Selma",
)  # fmt: skip
_BEFORE = (
    "hej!", "hejsan,", "hej hej.", "god morgon!", "god kväll,", "hallå,", "ursäkta,", "snälla,", "du,", "okej men",
    "{} här.", "hej, {} heter jag.", "jag heter {}.", "hej det är {}.", "jo,", "en fråga:", "fråga:", "nej men",
)  # fmt: skip
_AFTER = (
    "tack på förhand!", "tack på förhand", "tack för hjälpen!", "tack!", "mvh {}", "med vänlig hälsning {}",
    "hälsningar {}", "vänligen {}", "svara nu för fan.", "svara snabbt", "för helvete", "snälla", "vet du det?",
    "undrar {}",
)  # fmt: skip
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")

Varied = tuple[list[Row], list[int]]
"""Rows to learn beside others, and the place of each among those."""


def varied(rows: Sequence[Row], labels: Sequence[str]) -> Varied:
    """A share of `rows` with courtesies around them, and a smaller one mistyped."""
    around, places = with_courtesies(rows, labels)
    mistyped, origins = with_typos(rows)
    return [*around, *mistyped], [*places, *origins]


def with_typos(rows: Sequence[Row]) -> Varied:
    """A share of `rows` with two letters of each long word swapped, as typed and in the lemmas.

    Without diacritics words are mended before they are read, so that column stays.
    """
    chance = random.Random(_SEED)  # noqa: S311
    places = [place for place in range(len(rows)) if chance.random() < _MISTYPED]
    mistyped = [
        (_swapped(typed, chance), _swapped(lemmas, chance), folded)
        for typed, lemmas, folded in (rows[place] for place in places)
    ]
    return mistyped, places


def with_courtesies(rows: Sequence[Row], labels: Sequence[str]) -> Varied:
    """A share of `rows` with words around them that do not change what is asked, and the place of each in `rows`."""
    chance = random.Random(_SEED)  # noqa: S311
    around: list[Row] = []
    places: list[int] = []
    for place, (row, label) in enumerate(zip(rows, labels, strict=True)):
        if label not in _BARE and chance.random() < _SHARE:
            where = chance.choice(("before", "after", "both"))
            before = _words(chance, _BEFORE) if where != "after" else ""
            after = _words(chance, _AFTER) if where != "before" else ""
            around.append(_around(row, before, after))
            places.append(place)
    return around, places


def _swapped(text: str, chance: random.Random) -> str:
    def swap(match: re.Match[str]) -> str:
        word = match[0]
        place = chance.randrange(1, len(word) - 2)
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]

    return _LONG_WORD.sub(swap, text)


def _words(chance: random.Random, choices: Sequence[str]) -> str:
    return chance.choice(choices).format(chance.choice(_NAMES))


def _around(row: Row, before: str, after: str) -> Row:
    typed, lemmas, folded = row
    return (
        f"{plain(before)} {typed} {plain(after)}".strip(),
        f"{plain(before)} {lemmas} {plain(after)}".strip(),
        f"{fold(before)} {folded} {fold(after)}".strip(),
    )
