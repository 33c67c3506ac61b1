"""A calibrated linear text classifier; the same for topics and systems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, cast

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize_scalar
from sklearn.model_selection import train_test_split
from sklearn.svm import LinearSVC

from bot.nlu.features import Row, vectorizer
from bot.nlu.scoring import Scorer
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
        augment = augment or _as_they_are
        self._temperature = _temperature(rows, labels, augment)
        fitted = _Fitted(*augment(rows, labels))
        self._labels = fitted.labels
        self._spelling = fitted.spelling
        self._scorer = Scorer(fitted.vectorizer, fitted.svm)

    @property
    def labels(self) -> list[str]:
        """The labels that can be predicted."""
        return list(self._labels)

    def ranking(self, row: Row) -> list[tuple[str, float]]:
        """Every label with its probability, likeliest first."""
        typed, lemmas, folded = row
        scores = self._scorer.scores((typed, lemmas, self._spelling.mend(folded)))
        probabilities = _softmax(_one_a_label(scores[None, :]) / self._temperature)[0]
        return [(self._labels[place], float(probabilities[place])) for place in np.argsort(-probabilities)]


class _Fitted:
    """What scikit-learn learns of rows and labels."""

    def __init__(self, rows: Sequence[Row], labels: Sequence[str]) -> None:
        self.spelling = Spelling(folded for _, _, folded in rows)
        self.vectorizer = vectorizer()
        self.svm = LinearSVC(C=1.0, class_weight="balanced", random_state=_SEED)
        self.svm.fit(self.vectorizer.fit_transform(np.array(rows, dtype=object)), labels)
        self.labels = [str(label) for label in self.svm.classes_]

    def scores(self, rows: Sequence[Row]) -> Floats:
        mended = [(typed, lemmas, self.spelling.mend(folded)) for typed, lemmas, folded in rows]
        return _one_a_label(self.svm.decision_function(self.vectorizer.transform(np.array(mended, dtype=object))))


def _temperature(rows: Sequence[Row], labels: Sequence[str], augment: Augmentation) -> float:
    """What the scores are divided by to make the likeliest probabilities on rows that were not learnt."""
    counts = Counter(labels)
    known, unseen, known_labels, unseen_labels = train_test_split(
        rows,
        labels,
        test_size=_HELD_OUT,
        random_state=_SEED,
        stratify=labels if min(counts.values()) > 1 and len(rows) * _HELD_OUT >= len(counts) else None,
    )
    fitted = _Fitted(*augment(known, known_labels))
    if len(fitted.labels) < len(counts):
        return 1.0
    scores = fitted.scores(unseen)
    truth = np.searchsorted(fitted.labels, unseen_labels)

    def loss(logarithm: float) -> float:
        likelihood = _softmax(scores / np.exp(logarithm))[np.arange(len(truth)), truth]
        return float(-np.log(np.maximum(likelihood, 1e-12)).mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-4.0, 2.0), method="bounded").x))


def _one_a_label(scores: npt.NDArray[Any]) -> Floats:
    """A linear model of two labels has one score; the first label's is its opposite."""
    if scores.ndim == 1 or scores.shape[1] == 1:
        flat = scores.reshape(-1)
        scores = np.stack([-flat, flat], axis=1)
    return cast(Floats, scores.astype(np.float64))


def _as_they_are(rows: Sequence[Row], labels: Sequence[str]) -> tuple[Sequence[Row], Sequence[str]]:
    return rows, labels


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return cast(Floats, raised / raised.sum(axis=1, keepdims=True))
