from datetime import date

import pytest

from bot.swedish.days import mentioned_day

MONDAY = date(2022, 12, 5)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("har ni öppet på lördag?", date(2022, 12, 10)),
        ("oppet pa lordag", date(2022, 12, 10)),
        ("funkar det imorgon", date(2022, 12, 6)),
        ("i övermorgon då", date(2022, 12, 7)),
        ("öppet idag", MONDAY),
        ("och på julafton?", date(2022, 12, 24)),
        ("hur är det på trettondagen", date(2023, 1, 6)),
        ("den 7 december", date(2022, 12, 7)),
        ("9/12", date(2022, 12, 9)),
        ("i helgen", date(2022, 12, 10)),
        ("på måndagar", MONDAY),
        ("tors", date(2022, 12, 8)),
    ],
)
def test_named_day(text: str, day: date) -> None:
    assert mentioned_day(text, MONDAY) == day


@pytest.mark.parametrize("text", ["har ni öppet nu", "min son vill veta", "man undrar ju", "den 31/2", ""])
def test_no_day(text: str) -> None:
    assert mentioned_day(text, MONDAY) is None
