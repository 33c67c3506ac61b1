import pytest

from bot.dialogue.choices import chosen_place, is_bare_choice, named_place


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


TITLES = ["Ett ärende hos kommunen", "Felanmälan i kommunens lokaler", "Om ett system fungerar"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("jo det är ett ärende, hemtjänsten", 0),
        ("felanmälan i lokalerna och det brådskar", 1),
        ("nej, det är ingen felanmälan", None),
        ("lampan fungerar", None),
        ("jag vet inte", None),
    ],
)
def test_choice_is_heard_by_its_name(text: str, place: int | None) -> None:
    assert named_place(text, TITLES) == place


def test_what_several_titles_say_names_no_choice() -> None:
    assert named_place("det gäller kommunen", TITLES) is None
