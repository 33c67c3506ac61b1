"""The paragraphs and sentences of a text, each with its line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Span

_BULLET = re.compile(r"^\s*(?:[•●▪‣*·–—-]|\d+[.)])\s+")
_SENTENCE_END = (".", "!", "?", ":")
_WRAPPED_FROM = 60


@dataclass(frozen=True)
class Sentence:
    """A sentence of the bulletin, the line it stands on, and the heading and paragraph that it stands in."""

    text: str
    line: int
    around: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph or list item, the line where it begins and the heading before it."""

    text: str
    line: int
    bullet: bool
    heading: str


def paragraphs(text: str) -> list[Paragraph]:
    """Lines, those that a mail program wrapped put together, each with the heading before it."""
    made: list[Paragraph] = []
    heading, open_line = "", False
    for number, row in enumerate(text.splitlines(), start=1):
        line = " ".join(row.split())
        bullet = bool(_BULLET.match(row))
        if not line:
            open_line = False
            continue
        if open_line and not bullet:
            last = made[-1]
            made[-1] = Paragraph(f"{last.text} {line}", last.line, last.bullet, last.heading)
        else:
            made.append(Paragraph(_BULLET.sub("", line) if bullet else line, number, bullet, heading))
            if not bullet and not line.endswith(_SENTENCE_END):
                heading = line
        open_line = not line.endswith(_SENTENCE_END) and len(line) >= _WRAPPED_FROM
    return made


def sentence_of(span: Span, paragraph: Paragraph) -> Sentence:
    """The sentence as it is told: without the word that ties it to the one before."""
    text = re.sub(r"^(?:men|medan|;)\s+", "", span.text.strip()).rstrip(",; ")
    return Sentence(text[:1].upper() + text[1:], paragraph.line, f"{paragraph.heading} {paragraph.text}")
