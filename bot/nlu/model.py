"""A calibrated linear text classifier; the same for topics and systems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import cast

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize_scalar
from sklearn.model_selection import train_test_split
from sklearn.svm import LinearSVC

from bot.nlu.features import Row, vectorizer
from bot.swedish.spelling import Spelling

Augmentation = Callable[[Sequence[Row], Sequence[str]], tuple[Sequence[Row], Sequence[str]]]
Floats = npt.NDArray[np.float64]
_HELD_OUT = 0.15
_SEED = 20221205


class TextModel:
    """Linear support vectors over n-grams; a softmax with a fitted temperature makes probabilities.

    Misspelt words are mended to the words of the training data, in the folded column alone: the column as typed
    keeps what mending may get wrong.
    """

    def __init__(self, rows: Sequence[Row], labels: Sequence[str], augment: Augmentation | None = None) -> None:
        """Train on `rows`, at least two labels; `augment` adds rows to what is learnt, not to what is measured on."""
        self._augment = augment or _as_they_are
        self._temperature = self._fit_temperature(rows, labels)
        self._fit(rows, labels)

    @property
    def labels(self) -> list[str]:
        """The labels that can be predicted."""
        return [str(label) for label in self._svm.classes_]

    def ranking(self, row: Row) -> list[tuple[str, float]]:
        """Every label with its probability, likeliest first."""
        probabilities = _softmax(self._scores([row]) / self._temperature)[0]
        order = np.argsort(-probabilities)
        return [(str(self._svm.classes_[index]), float(probabilities[index])) for index in order]

    def _fit(self, rows: Sequence[Row], labels: Sequence[str]) -> None:
        rows, labels = self._augment(rows, labels)
        self._spelling = Spelling(folded for _, _, folded in rows)
        self._vectorizer = vectorizer()
        features = self._vectorizer.fit_transform(np.array(rows, dtype=object))
        self._svm = LinearSVC(C=1.0, class_weight="balanced", random_state=_SEED)
        self._svm.fit(features, labels)

    def _scores(self, rows: Sequence[Row]) -> Floats:
        mended = [(typed, lemmas, self._spelling.mend(folded)) for typed, lemmas, folded in rows]
        scores = self._svm.decision_function(self._vectorizer.transform(np.array(mended, dtype=object)))
        if scores.ndim == 1:
            scores = np.stack([-scores, scores], axis=1)
        return cast(Floats, scores.astype(np.float64))

    def _fit_temperature(self, rows: Sequence[Row], labels: Sequence[str]) -> float:
        counts = Counter(labels)
        known, unseen, known_labels, unseen_labels = train_test_split(
            rows,
            labels,
            test_size=_HELD_OUT,
            random_state=_SEED,
            stratify=labels if min(counts.values()) > 1 and len(rows) * _HELD_OUT >= len(counts) else None,
        )
        self._fit(known, known_labels)
        if len(self.labels) < len(counts):
            return 1.0
        scores = self._scores(unseen)
        truth = np.searchsorted(self._svm.classes_, unseen_labels)

        def loss(logarithm: float) -> float:
            likelihood = _softmax(scores / np.exp(logarithm))[np.arange(len(truth)), truth]
            return float(-np.log(np.maximum(likelihood, 1e-12)).mean())

        return float(np.exp(minimize_scalar(loss, bounds=(-4.0, 2.0), method="bounded").x))


def _as_they_are(rows: Sequence[Row], labels: Sequence[str]) -> tuple[Sequence[Row], Sequence[str]]:
    return rows, labels


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return cast(Floats, raised / raised.sum(axis=1, keepdims=True))
