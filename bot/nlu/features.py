"""What the classifiers see of a message."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.swedish.correction import Span, corrected
from bot.swedish.masking import MASKED
from bot.swedish.normalise import fold, plain

Row = tuple[str, str, str]


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


def vectorizer() -> ColumnTransformer:
    """Character 1–5-grams of the text, with and without diacritics, and 1–2-grams of the lemmas, for rows of `row`."""
    common: dict[str, Any] = {"sublinear_tf": True, "lowercase": False, "dtype": np.float32}
    return ColumnTransformer(
        [
            ("signs", TfidfVectorizer(analyzer="char", ngram_range=(1, 5), min_df=2, **common), 0),
            ("lemmas", TfidfVectorizer(tokenizer=str.split, token_pattern=None, ngram_range=(1, 2), **common), 1),
            ("folded", TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 5), min_df=2, **common), 2),
        ]
    )
