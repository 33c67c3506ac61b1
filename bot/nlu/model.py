"""A calibrated linear text classifier; the same for topics and systems."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import cast

import numpy as np

from bot.nlu.features import Row, mended, with_kinds
from bot.nlu.scoring import Features, Probabilities, Scorer, probabilities
from bot.swedish.lexicon import Lexicon
from bot.swedish.spelling import Spelling

Augmentation = Callable[[Sequence[Row], Sequence[str]], tuple[Sequence[Row], Sequence[int]]]


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
        from bot.nlu.calibration import fit_calibrated

        self._lexicon = Lexicon(kinds or {})
        self._spelling = Spelling(folded for _, _, folded in rows)
        more, places = augment(rows, labels) if augment else ([], [])
        origins = np.concatenate([np.arange(len(rows)), np.array(places, dtype=np.intp)])
        features = Features()
        table = features.fit([with_kinds(row, self._lexicon) for row in [*rows, *more]])
        fitted, self._temperature = fit_calibrated(table, labels, origins)
        self._labels = [str(label) for label in fitted.classes_]
        self._scorer = Scorer(features, fitted)

    @property
    def labels(self) -> list[str]:
        """The labels that can be predicted."""
        return list(self._labels)

    def ranking(self, row: Row) -> list[tuple[str, float]]:
        """Every label with its probability, likeliest first."""
        return self._ranked(self._likely(row))

    def best(self, row: Row) -> tuple[str, float]:
        """The likeliest label and its probability."""
        likely = self._likely(row)
        place = int(likely.argmax())
        return self._labels[place], float(likely[place])

    def rankings(self, rows: Sequence[Row]) -> list[list[tuple[str, float]]]:
        """The ranking of each of many rows, in a fraction of the time that they take one by one."""
        if not rows:
            return []
        scores = self._scorer.table([self._seen(row) for row in rows])
        return [self._ranked(likely) for likely in probabilities(scores, self._temperature)]

    def _likely(self, row: Row) -> Probabilities:
        scores = self._scorer.scores(self._seen(row))
        return cast(Probabilities, probabilities(scores[None, :], self._temperature)[0])

    def _seen(self, row: Row) -> Row:
        return with_kinds(mended(row, self._spelling), self._lexicon)

    def _ranked(self, likely: Probabilities) -> list[tuple[str, float]]:
        return [(self._labels[place], float(likely[place])) for place in np.argsort(-likely)]
