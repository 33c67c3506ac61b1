"""Training rows with what people put around a question: greetings, names, thanks, curses.

Without them a polite question leans towards thanks, and a name towards whatever topic once had it.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from bot.nlu.features import Row
from bot.swedish.normalise import fold, plain

_SHARE = 0.1
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


def with_courtesies(rows: Sequence[Row], labels: Sequence[str]) -> tuple[list[Row], list[int]]:
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


def _words(chance: random.Random, choices: Sequence[str]) -> str:
    return chance.choice(choices).format(chance.choice(_NAMES))


def _around(row: Row, before: str, after: str) -> Row:
    typed, lemmas, folded = row
    return (
        f"{plain(before)} {typed} {plain(after)}".strip(),
        f"{plain(before)} {lemmas} {plain(after)}".strip(),
        f"{fold(before)} {folded} {fold(after)}".strip(),
    )
