"""A calibrated linear text classifier; the same for topics and systems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

import joblib
import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize_scalar
from sklearn.model_selection import train_test_split

from bot.nlu.features import Row, mended, with_kinds
from bot.nlu.fitting import fit
from bot.nlu.scoring import Features, Scorer
from bot.swedish.lexicon import Lexicon
from bot.swedish.spelling import Spelling

Augmentation = Callable[[Sequence[Row], Sequence[str]], tuple[Sequence[Row], Sequence[int]]]
Floats = npt.NDArray[np.float64]
_HELD_OUT = 0.15
_SEED = 20221205


class TextModel:
    """Linear support vectors over n-grams; a softmax with a fitted temperature makes probabilities."""

    def __init__(
        self,
        rows: Sequence[Row],
        labels: Sequence[str],
        augment: Augmentation | None = None,
        kinds: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """Train on `rows`, at least two labels.

        `augment` gives rows to learn beside them, each with the place of the row that it comes from. `kinds` are
        words by what they tell of.
        """
        self._lexicon = Lexicon(kinds or {})
        self._spelling = Spelling(folded for _, _, folded in rows)
        more, places = augment(rows, labels) if augment else ([], [])
        origins = np.concatenate([np.arange(len(rows)), np.array(places, dtype=np.intp)])
        features = Features()
        table = features.fit([with_kinds(row, self._lexicon) for row in [*rows, *more]])
        truth = np.array(labels)[origins]
        known, unseen = _parted(labels)
        learnt = np.flatnonzero(np.isin(origins, known))
        # The model itself and, beside it on the second core, one that has not seen everything.
        whole, part = joblib.Parallel(n_jobs=2)(
            [joblib.delayed(fit)(table, truth, _SEED), joblib.delayed(fit)(table[learnt], truth[learnt], _SEED)]
        )
        self._labels = [str(label) for label in whole.classes_]
        self._temperature = _temperature(part.decision_function(table[unseen]), truth[unseen], list(part.classes_))
        self._scorer = Scorer(features, whole)

    @property
    def labels(self) -> list[str]:
        """The labels that can be predicted."""
        return list(self._labels)

    def ranking(self, row: Row) -> list[tuple[str, float]]:
        """Every label with its probability, likeliest first."""
        scores = self._scorer.scores(with_kinds(mended(row, self._spelling), self._lexicon))
        probabilities = _softmax(_one_a_label(scores[None, :]) / self._temperature)[0]
        return [(self._labels[place], float(probabilities[place])) for place in np.argsort(-probabilities)]


def _parted(labels: Sequence[str]) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Places to learn from and places to measure on, each label in both where there are enough."""
    counts = Counter(labels)
    stratify = labels if min(counts.values()) > 1 and len(labels) * _HELD_OUT >= len(counts) else None
    known, unseen = train_test_split(np.arange(len(labels)), test_size=_HELD_OUT, random_state=_SEED, stratify=stratify)
    return known, unseen


def _temperature(scores: Floats, truth: npt.NDArray[np.str_], labels: list[str]) -> float:
    """What the scores are divided by to make the likeliest probabilities on rows that were not learnt."""
    if not set(truth) <= set(labels):
        return 1.0
    places = np.searchsorted(labels, truth)

    def loss(logarithm: float) -> float:
        likelihood = _softmax(_one_a_label(scores) / np.exp(logarithm))[np.arange(len(places)), places]
        return float(-np.log(np.maximum(likelihood, 1e-12)).mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-4.0, 2.0), method="bounded").x))


def _one_a_label(scores: npt.NDArray[Any]) -> Floats:
    """A linear model of two labels has one score; the first label's is its opposite."""
    if scores.ndim == 1 or scores.shape[1] == 1:
        flat = scores.reshape(-1)
        scores = np.stack([-flat, flat], axis=1)
    return cast(Floats, scores.astype(np.float64))


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return cast(Floats, raised / raised.sum(axis=1, keepdims=True))
