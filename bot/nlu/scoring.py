"""Scores of a linear model over n-grams of rows: of a whole table while training, of one message in microseconds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack

from bot.nlu.features import Row, columns
from bot.nlu.ngrams import Letters, TfIdf, Tokens

if TYPE_CHECKING:
    from sklearn.svm import LinearSVC

Scores = npt.NDArray[np.float32]
Probabilities = npt.NDArray[np.float64]


class Features:
    """Character n-grams of the text as typed and without diacritics, and 1–2-grams of lemmas and kinds of words."""

    def __init__(self) -> None:
        self.columns = (
            TfIdf(Letters(2, 4, within_words=False), fewest_texts=2),
            TfIdf(Tokens(2), fewest_texts=1),
            TfIdf(Letters(2, 5, within_words=True), fewest_texts=2),
        )

    def fit(self, rows: Sequence[Row]) -> csr_matrix:
        """Learn from `rows`; returns their features, a row each."""
        return hstack([column.fit(texts) for column, texts in zip(self.columns, columns(rows), strict=True)], "csr")

    def transform(self, rows: Sequence[Row]) -> csr_matrix:
        """The features of `rows`."""
        parts = [column.transform(texts) for column, texts in zip(self.columns, columns(rows), strict=True)]
        return hstack(parts, "csr")


class Scorer:
    """Fitted features and a linear model over them, for one row at a time."""

    def __init__(self, features: Features, model: LinearSVC) -> None:
        weights = np.ascontiguousarray(model.coef_.T, dtype=np.float32)
        ends = np.cumsum([column.width for column in features.columns])[:-1]
        self._columns = [
            (column, part.copy()) for column, part in zip(features.columns, np.split(weights, ends), strict=True)
        ]
        self._intercept = model.intercept_.astype(np.float32)

    def scores(self, row: Row) -> Scores:
        """What `model.decision_function` gives for `row`: one score a label, or one alone for two labels."""
        total: Scores = self._intercept.copy()
        for text, (column, weights) in zip(row, self._columns, strict=True):
            places, values = column.row(text)
            total += values @ weights[places]
        return total

    def table(self, rows: Sequence[Row]) -> Scores:
        """The scores of each of many rows."""
        found = np.tile(self._intercept, (len(rows), 1))
        for texts, (column, weights) in zip(columns(rows), self._columns, strict=True):
            found += column.transform(texts) @ weights
        return found


def probabilities(scores: Scores, temperature: float) -> Probabilities:
    """A row of probabilities for each row of scores. A linear model of two labels has one score, the second's."""
    if scores.ndim == 1 or scores.shape[1] == 1:
        flat = scores.reshape(-1)
        scores = np.stack([-flat, flat], axis=1)
    wide = scores.astype(np.float64) / temperature
    raised = np.exp(wide - wide.max(axis=1, keepdims=True))
    return cast(Probabilities, raised / raised.sum(axis=1, keepdims=True))
