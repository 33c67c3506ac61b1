"""The scores of one message, without what scikit-learn does for a whole table of them.

Checking and building sparse matrices takes scikit-learn 2 ms a message; the sums themselves take 0.3.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.compose import ColumnTransformer
from sklearn.svm import LinearSVC

from bot.nlu.features import Row

Scores = npt.NDArray[np.float32]


class _Column:
    """One fitted tf-idf column: its analyzer, and weights in the order of its vocabulary."""

    def __init__(self, vectorizer: Any, weights: npt.NDArray[np.float32]) -> None:
        self._vectorizer = vectorizer
        self._analyze: Callable[[str], Sequence[str]] = vectorizer.build_analyzer()
        self._vocabulary: dict[str, int] = vectorizer.vocabulary_
        self._inverse_frequency = vectorizer.idf_.astype(np.float32)
        self._weights = weights

    def __getstate__(self) -> dict[str, Any]:
        """Everything but the analyzer, which is built again."""
        return {name: value for name, value in vars(self).items() if name != "_analyze"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Restore, with an analyzer of its own."""
        vars(self).update(state)
        self._analyze = self._vectorizer.build_analyzer()

    def scores(self, text: str) -> Scores | None:
        """The column's part of the scores; None when it knows nothing of the text."""
        counts = Counter(filter(self._vocabulary.__contains__, self._analyze(text)))
        if not counts:
            return None
        places = np.fromiter((self._vocabulary[term] for term in counts), dtype=np.intp, count=len(counts))
        values = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
        values = (np.log(values) + 1) * self._inverse_frequency[places]
        values /= np.sqrt(values @ values)
        return np.asarray(values @ self._weights[places], dtype=np.float32)


class Scorer:
    """A fitted `vectorizer` of tf-idf columns and a linear model, for one row at a time."""

    def __init__(self, vectorizer: ColumnTransformer, model: LinearSVC) -> None:
        weights = np.ascontiguousarray(model.coef_.T, dtype=np.float32)
        self._intercept = model.intercept_.astype(np.float32)
        self._columns: list[tuple[_Column, int]] = []
        start = 0
        for _, fitted, column in vectorizer.transformers_:
            end = start + len(fitted.vocabulary_)
            self._columns.append((_Column(fitted, weights[start:end].copy()), column))
            start = end

    def scores(self, row: Row) -> Scores:
        """What `model.decision_function` gives for `row`: one score a label, or one alone for two labels."""
        total: Scores = self._intercept.copy()
        for column, place in self._columns:
            part = column.scores(row[place])
            if part is not None:
                total += part
        return total
