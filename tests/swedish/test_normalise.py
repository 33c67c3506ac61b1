import time

import pytest

from bot.swedish.normalise import fold, plain, tidy


@pytest.mark.parametrize(
    ("typed", "tidied"),
    [("  hej\u200b  du ", "hej du"), ("a\x00b", "a b"), ("rad ett\n\nrad två", "rad ett rad två"), ("a\u030a", "å")],
)
def test_tidy(typed: str, tidied: str) -> None:
    assert tidy(typed) == tidied


def test_long_emptiness_is_tidied_in_no_time() -> None:
    before = time.process_time()

    assert tidy(" " * 16_384) == ""

    assert time.process_time() - before < 1


def test_nothing_but_control_characters_is_empty() -> None:
    assert tidy("\x00\x1f\u202e ") == ""


def test_stretched_letters_are_cut() -> None:
    assert plain("HEEEEEJ") == "heej"


def test_fold_drops_dots_and_rings() -> None:
    assert fold("Går det ÄNTLIGEN?") == "gar det antligen?"
