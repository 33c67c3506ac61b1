import pytest

from bot.swedish.employment import is_of_work, is_resident


@pytest.mark.parametrize(
    ("text", "work"),
    [("Ska jag jobba hemma i dag?", True), ("vad gäller mitt lösenord", True), ("vem ringer jag", False)],
)
def test_words_of_work(text: str, work: bool) -> None:
    assert is_of_work(text) is work


@pytest.mark.parametrize(
    ("text", "resident"),
    [
        ("jag är ingen verksamhet, bara granne", True),
        ("vi är en förening som hyr hallen", True),
        ("jag är invånare men jobbar på skolan", False),
        ("var anmäler man fel", False),
    ],
)
def test_resident(text: str, resident: bool) -> None:
    assert is_resident(text) is resident
