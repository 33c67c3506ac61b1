import pickle
from typing import Any

import numpy as np
import pytest
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.nlu.ngrams import Hashing, Letters, TfIdf, Tokens

TEXTS = ["när öppnar ni i morgon", "vilket nummer har ni", "var ligger ni", "nummer nummer tack", "", "a"]
UNSEEN = ["när ligger nummer nummer", "", "xyz", "ni\N{GRINNING FACE} när"]


@pytest.mark.parametrize(
    ("hashing", "fewest", "options"),
    [
        (Letters(2, 4, within_words=False), 2, {"analyzer": "char", "ngram_range": (2, 4), "min_df": 2}),
        (Letters(2, 3, within_words=True), 2, {"analyzer": "char_wb", "ngram_range": (2, 3), "min_df": 2}),
        (Tokens(2), 1, {"tokenizer": str.split, "token_pattern": None, "ngram_range": (1, 2)}),
    ],
    ids=["letters", "letters within words", "tokens"],
)
def test_rows_are_those_of_scikit_learn(hashing: Hashing, fewest: int, options: dict[str, Any]) -> None:
    ours = TfIdf(hashing, fewest)
    reference = TfidfVectorizer(sublinear_tf=True, lowercase=False, **options)

    # The columns stand in another order; sorted, the values of a row are the same.
    for table, expected in (
        (ours.fit(TEXTS), reference.fit_transform(TEXTS)),
        (ours.transform(UNSEEN), reference.transform(UNSEEN)),
    ):
        np.testing.assert_allclose(np.sort(table.toarray()), np.sort(expected.toarray()), atol=1e-6)


@pytest.mark.parametrize("hashing", [Letters(1, 3, within_words=True), Letters(2, 4, within_words=False), Tokens(2)])
@pytest.mark.parametrize("text", UNSEEN)
def test_one_text_gets_the_row_that_many_get(hashing: Hashing, text: str) -> None:
    fitted = TfIdf(hashing, 1)
    fitted.fit(TEXTS)
    stored = pickle.loads(pickle.dumps(fitted))

    places, values = stored.row(text)

    alone = np.zeros(fitted.width, np.float32)
    alone[places] = values
    np.testing.assert_allclose(alone, fitted.transform([text]).toarray()[0], atol=1e-6)
