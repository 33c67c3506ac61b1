import pytest

from bot.swedish.press import asks_for_the_press, is_journalist


@pytest.mark.parametrize(
    "text", ["Vem är presskontakt?", "har ni en pressjour", "vem ska pressen ringa i kväll", "press-ansvarig, numret?"]
)
def test_press_contact(text: str) -> None:
    assert asks_for_the_press(text)


@pytest.mark.parametrize(
    "text", ["går det att se presskonferensen", "jag är pressad", "inte presstjänsten, en chef", "olivpressen läcker"]
)
def test_no_press_contact(text: str) -> None:
    assert not asks_for_the_press(text)


@pytest.mark.parametrize("text", ["jag är journalist", "skriver för en tidning", "ringer från radion"])
def test_journalist(text: str) -> None:
    assert is_journalist(text)


@pytest.mark.parametrize("text", ["ska prata med en journalist", "läste i tidningen", "radion säger att det är stängt"])
def test_no_journalist(text: str) -> None:
    assert not is_journalist(text)
