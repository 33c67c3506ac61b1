"""The questions in a message that says more than one thing."""

from __future__ import annotations

import re

Span = tuple[int, int]

_SEAM = re.compile(
    r"(?<=[.!?])\s+|\n+|[,;]?\s+(?:och|samt|men|fast|sen|sedan|dessutom|förresten|plus)\s+(?:också\s+|även\s+|då\s+)?",
    re.I,
)
_COURTESIES = re.compile(
    r"(?:(?:(?:hej+)+(?:san)?|hallå|tja+|tjena|tjo|god ?(?:morgon|kväll|dag|natt)|o?k(?:ej|i)?|jaha|jo|ja|japp|jodå"
    r"|nej|nä|nej då|tack(?: så mycket)?(?: för (?:det|hjälpen|svaret|infon))?|bra|toppen|fint|super|förresten|du|hörru"
    r"|en (?:annan sak|sak till|fråga till|fråga)"
    r"|ursäkta|alltså|men)\b[\s,.!?:;–-]*)+",
    re.I,
)
_FEWEST_LETTERS = 8


def after_courtesies(text: str) -> Span | None:
    """What follows greetings, thanks, yes and no at the start of `text`; None where nothing does."""
    found = _COURTESIES.match(text)
    if found is None or len(re.findall(r"\w", text[found.end() :])) < _FEWEST_LETTERS:
        return None
    return found.end(), len(text)


def parts(text: str) -> list[Span]:
    """Every split of `text` at a sentence's end or a conjunction, as spans in order; one span when there is none."""
    spans: list[Span] = []
    start = 0
    for seam in _SEAM.finditer(text):
        spans.append((start, seam.start()))
        start = seam.end()
    spans.append((start, len(text)))
    return [span for span in spans if re.search(r"\w{2}", text[span[0] : span[1]])]
