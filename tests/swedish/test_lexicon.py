import pickle

import pytest

from bot.swedish.lexicon import Lexicon
from bot.swedish.normalise import fold

LEXICON = Lexicon(
    {
        "annan_kommun": ["Söderköping", "Lilla Edet"],
        "vard": ["medicin", "läkare"],
        "foretag": ["faktura", "Telia", "e.on"],
        "kommuntjanst": ["faktura", "förskola"],
    }
)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Söderköping", ["annan_kommun"]),
        ("söderköpings läkare", ["annan_kommun", "vard"]),
        ("bor i lilla edet", ["annan_kommun"]),
        ("medicinerna", ["vard"]),
        ("hundmedicinen är slut", ["vard"]),
        ("fakturan", ["foretag", "kommuntjanst"]),
        ("ring e.on!", ["foretag"]),
        ("familjeförskolan", ["kommuntjanst"]),
        ("hej", []),
        ("", []),
    ],
)
def test_kinds_of_words_with_endings_and_in_compounds(text: str, kinds: list[str]) -> None:
    assert LEXICON.kinds(fold(text)) == kinds


def test_survives_being_stored() -> None:
    assert pickle.loads(pickle.dumps(LEXICON)).kinds("telia") == ["foretag"]
