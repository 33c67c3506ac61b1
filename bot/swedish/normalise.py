"""Text as it is typed, made even without losing what it says."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_HALVES = re.compile(r"[\ud800-\udfff]")
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
_SPACE = re.compile(r"\s+")
_STRETCH = re.compile(r"(\w)\1{2,}")
_FOLD = str.maketrans("åäöéèüáà", "aaoeeuaa")
_REMEMBERED = 64  # each step of one message asks anew


def tidy(text: str) -> str:
    """The text in composed Unicode, without control characters, each run of white space one space.

    Halves of surrogate pairs, which no database takes, are left out; digits of other scripts are 0 to 9.
    """
    composed = unicodedata.normalize("NFC", _HALVES.sub("", text.replace("\x00", " ")))
    return _SPACE.sub(" ", _CONTROL.sub(" ", _OTHER_DIGIT.sub(_as_digit, composed))).strip()


@lru_cache(_REMEMBERED)
def plain(text: str) -> str:
    """The text in lower case with stretched letters cut to two: `Heeeej` is `heej`."""
    return _STRETCH.sub(r"\1\1", tidy(text).lower())


@lru_cache(_REMEMBERED)
def fold(text: str) -> str:
    """Lower case without the dots and rings that phones leave out: `går` is `gar`."""
    return without_diacritics(plain(text))


def without_diacritics(text: str) -> str:
    """Lower-case `text`, as long as before, without dots, rings and accents."""
    return text.translate(_FOLD)


def _as_digit(match: re.Match[str]) -> str:
    return str(unicodedata.digit(match[0]))
