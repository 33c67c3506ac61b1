"""How hard a text is to read."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:[-:'’][^\W\d_]+)*|\d+")
_SENTENCE_END = re.compile(r"[.!?:](?=\s|$)|\n+")
LONG_WORD = 7


def lix(text: str) -> float:
    """LIX by Björnsson: words a sentence plus the percentage of words of seven letters or more.

    Below 30 is very easy, 30–40 easy, above 60 very hard. A text without words is 0.
    """
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = sum(1 for part in _SENTENCE_END.split(text) if _WORD.search(part))
    long_words = sum(1 for word in words if len(word) >= LONG_WORD)
    return len(words) / max(1, sentences) + 100 * long_words / len(words)
