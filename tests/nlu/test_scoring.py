import pickle

import numpy as np
import pytest
from sklearn.svm import LinearSVC

from bot.nlu.features import Row
from bot.nlu.scoring import Features, Scorer

TEXTS = ["när öppnar ni", "vilket nummer har ni", "var ligger ni", "när stänger ni", "nummer tack", "var är det"]
ROWS: list[Row] = [(text, text, text) for text in TEXTS]


@pytest.mark.parametrize("labels", [["a", "b", "c"] * 2, ["a", "b"] * 3])
@pytest.mark.parametrize("text", ["när öppnar ni nummer nummer", "var", "", "xyz qqq", "NÄR"])
def test_scores_are_those_of_scikit_learn(labels: list[str], text: str) -> None:
    features = Features()
    model = LinearSVC().fit(features.fit(ROWS), labels)
    row = (text, text, text)

    expected = np.atleast_1d(model.decision_function(features.transform([row]))[0])

    stored = pickle.loads(pickle.dumps(Scorer(features, model)))
    np.testing.assert_allclose(stored.scores(row), expected, atol=1e-5)
