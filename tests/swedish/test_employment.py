import pytest

from bot.swedish.employment import is_of_work


@pytest.mark.parametrize(
    ("text", "work"),
    [("Ska jag jobba hemma i dag?", True), ("vad gäller mitt lösenord", True), ("vem ringer jag", False)],
)
def test_words_of_work(text: str, work: bool) -> None:
    assert is_of_work(text) is work
