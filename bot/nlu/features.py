"""What the classifiers see of a message."""

from __future__ import annotations

from collections.abc import Sequence

from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.swedish.correction import Span, corrected
from bot.swedish.lexicon import Lexicon
from bot.swedish.masking import MASKED
from bot.swedish.normalise import fold, plain
from bot.swedish.spelling import Spelling

Row = tuple[str, str, str]
# No message has it, so that a kind is never taken for a word.
_KIND = "\N{SECTION SIGN}"


def row(message: Message, span: Span | None = None) -> Row:
    """The message as typed, made even; its lemmas parted by spaces; and itself without diacritics.

    `span` takes a part of the message; without it, a correction is read as what it corrects to.
    """
    text = message.get(TEXT) or ""
    start, end = span or corrected(text)
    masks = [match.span() for match in MASKED.finditer(text)]
    part = MASKED.sub(" ", text[start:end])
    tokens = [
        token
        for token in message.get(TOKENS_NAMES[TEXT]) or []
        if start <= token.start < end and not any(first <= token.start < last for first, last in masks)
    ]
    return plain(part), " ".join(token.lemma or token.text for token in tokens), fold(part)


def with_kinds(row: Row, lexicon: Lexicon) -> Row:
    """`row` with the kinds of its words beside the lemmas."""
    typed, lemmas, folded = row
    return typed, " ".join([lemmas, *(_KIND + kind for kind in lexicon.kinds(folded))]), folded


def mended(row: Row, spelling: Spelling) -> Row:
    """`row` with misspelt words mended where diacritics are left out; as typed, it keeps what mending gets wrong."""
    typed, lemmas, folded = row
    return typed, lemmas, spelling.mend(folded)


def columns(rows: Sequence[Row]) -> tuple[list[str], list[str], list[str]]:
    """The rows' texts, lemmas and folded texts apart."""
    return [each[0] for each in rows], [each[1] for each in rows], [each[2] for each in rows]
