import pytest

from bot.dialogue.choices import chosen_place, is_bare_choice


@pytest.mark.parametrize(
    ("text", "place"),
    [("den första", 0), ("1", 0), ("Tvåan!", 1), ("nummer två", 1), ("den sista tack", 2), ("3.", 2)],
)
def test_choice_is_heard_by_number_and_order(text: str, place: int) -> None:
    assert chosen_place(text) == place


@pytest.mark.parametrize("text", ["", "nummer", "ett nummer att ringa", "det är första gången jag skriver här idag"])
def test_other_words_choose_nothing(text: str) -> None:
    assert chosen_place(text) is None


@pytest.mark.parametrize(("text", "bare"), [("den sista", True), ("2", True), ("den första andas inte", False)])
def test_bare_choice_says_nothing_else(text: str, bare: bool) -> None:
    assert is_bare_choice(text) is bare
