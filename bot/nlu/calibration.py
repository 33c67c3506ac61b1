"""Training of a linear model whose probabilities can be believed.

Apart from what answers, which needs nothing of scikit-learn: its import would lengthen every start.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import joblib
import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix
from sklearn.model_selection import train_test_split
from sklearn.svm import LinearSVC

from bot.nlu.fitting import fit
from bot.nlu.scoring import Scores, probabilities

_HELD_OUT = 0.15
_SEED = 20221205


def fit_calibrated(
    table: csr_matrix,
    labels: Sequence[str],
    origins: npt.NDArray[np.intp],
    softness: float = 1.0,
    *,
    balanced: bool = True,
) -> tuple[LinearSVC, float]:
    """A model of the rows of `table`, and the temperature that its scores are divided by.

    `labels` are those of the texts, and `origins` the place of the text that each row comes from: a text comes first
    as it is, then as it is varied. `softness` and `balanced` are those of `fit`.
    """
    truth = np.array(labels)[origins]
    known, unseen = _parted(labels)
    learnt = np.flatnonzero(np.isin(origins, known))
    # The model itself and, beside it on the second core, one that has not seen everything.
    whole, part = joblib.Parallel(n_jobs=2)(
        joblib.delayed(fit)(table[rows], truth[rows], _SEED, softness, balanced=balanced)
        for rows in (slice(None), learnt)
    )
    return whole, _temperature(part.decision_function(table[unseen]), truth[unseen], list(part.classes_))


def _parted(labels: Sequence[str]) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Places to learn from and places to measure on, each label in both where there are enough."""
    counts = Counter(labels)
    stratify = labels if min(counts.values()) > 1 and len(labels) * _HELD_OUT >= len(counts) else None
    known, unseen = train_test_split(np.arange(len(labels)), test_size=_HELD_OUT, random_state=_SEED, stratify=stratify)
    return known, unseen


def _temperature(scores: Scores, truth: npt.NDArray[np.str_], labels: list[str]) -> float:
    """What the scores are divided by to make the likeliest probabilities on rows that were not learnt."""
    if not set(truth) <= set(labels):
        return 1.0
    places = np.searchsorted(labels, truth)

    def loss(logarithm: float) -> float:
        likelihood = probabilities(scores, float(np.exp(logarithm)))[np.arange(len(places)), places]
        return float(-np.log(np.maximum(likelihood, 1e-12)).mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-4.0, 2.0), method="bounded").x))
