"""The questions in a message that asks for more than one thing."""

from __future__ import annotations

import re

Span = tuple[int, int]

_SEAM = re.compile(
    r"(?<=[.!?])\s+|\n+|[,;]?\s+(?:och|samt|men|fast|sen|sedan|dessutom|förresten|plus)\s+(?:också\s+|även\s+|då\s+)?",
    re.I,
)


def parts(text: str) -> list[Span]:
    """Every split of `text` at a sentence's end or a conjunction, as spans in order; one span when there is none."""
    spans: list[Span] = []
    start = 0
    for seam in _SEAM.finditer(text):
        spans.append((start, seam.start()))
        start = seam.end()
    spans.append((start, len(text)))
    return [span for span in spans if re.search(r"\w{2}", text[span[0] : span[1]])]
