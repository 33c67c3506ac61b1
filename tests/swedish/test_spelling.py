import pickle

import pytest

from bot.swedish.spelling import Spelling

SPELLING = Spelling(["telefonnumret till receptionen"] * 3 + ["soptunnan tomdes"] * 3 + ["kungsgatan"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("telefonumret", "telefonnumret"),
        ("telefonnumrte", "telefonnumret"),
        ("receptonen", "receptionen"),
        ("soptuna", "soptunnan"),
        ("soptbil", "soptbil"),
        ("tomdess", "tomdes"),
        ("til", "til"),
        ("kungsgatn", "kungsgatn"),
        ("vad ar telefonumret, tack", "vad ar telefonnumret, tack"),
    ],
)
def test_unknown_word_is_read_as_its_nearest_common_one(typed: str, meant: str) -> None:
    assert SPELLING.mend(typed) == meant


def test_known_word_is_left_alone() -> None:
    assert Spelling(["bil"] * 9 + ["bila"]).mend("bila") == "bila"


def test_mends_alike_after_storing() -> None:
    assert pickle.loads(pickle.dumps(SPELLING)).mend("receptonen") == "receptionen"
