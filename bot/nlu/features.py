"""What the classifiers see of a message."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.swedish.normalise import plain

Row = tuple[str, str]


def row(message: Message) -> Row:
    """The message as typed, made even, and its lemmas parted by spaces."""
    tokens = message.get(TOKENS_NAMES[TEXT]) or []
    return plain(message.get(TEXT) or ""), " ".join(token.lemma or token.text for token in tokens)


def vectorizer() -> ColumnTransformer:
    """Character 1–5-grams of the text and 1–2-grams of the lemmas, for rows of `row`."""
    common: dict[str, Any] = {"sublinear_tf": True, "lowercase": False, "dtype": np.float32}
    return ColumnTransformer(
        [
            ("signs", TfidfVectorizer(analyzer="char", ngram_range=(1, 5), min_df=2, **common), 0),
            ("lemmas", TfidfVectorizer(tokenizer=str.split, token_pattern=None, ngram_range=(1, 2), **common), 1),
        ]
    )
