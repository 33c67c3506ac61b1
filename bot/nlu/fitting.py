"""One fit of linear support vectors: a module of its own, since a second process loads what it runs."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

# Ten times coarser than scikit-learn's default: the same answers in less than half the time (ADR 9).
_TOLERANCE = 0.1


def fit(
    table: csr_matrix, labels: npt.NDArray[np.str_], seed: int, softness: float = 1.0, *, balanced: bool = True
) -> LinearSVC:
    """Fit `labels` to the rows of `table`; `balanced`, rare labels weigh as much as common ones.

    The smaller `softness` (scikit-learn's `C`), the less each row counts against a smooth model.
    """
    weights = "balanced" if balanced else None
    model = LinearSVC(C=softness, class_weight=weights, tol=_TOLERANCE, random_state=seed)
    return model.fit(table, labels)
