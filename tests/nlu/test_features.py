from bot.nlu.features import mended, with_kinds
from bot.swedish.lexicon import Lexicon
from bot.swedish.spelling import Spelling


def test_kinds_stand_beside_the_lemmas() -> None:
    lexicon = Lexicon({"annan_kommun": ["Söderköping"]})

    assert with_kinds(("bygglov i söderköping", "bygglov i söderköping", "bygglov i soderkoping"), lexicon) == (
        "bygglov i söderköping",
        "bygglov i söderköping §annan_kommun",
        "bygglov i soderkoping",
    )


def test_only_the_text_without_diacritics_is_mended() -> None:
    spelling = Spelling(["kontaktcenter oppet"] * 2)

    assert mended(("kontktcenter", "kontktcenter", "kontktcenter"), spelling) == (
        "kontktcenter",
        "kontktcenter",
        "kontaktcenter",
    )
