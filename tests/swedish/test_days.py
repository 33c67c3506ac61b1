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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Har ni öppet på långfredagen?", date(2023, 4, 7)),
        ("annandag påsk", date(2023, 4, 10)),
        ("påskafton", date(2023, 4, 8)),
        ("öppet påskdagen", date(2023, 4, 9)),
        ("har ni stängt i påsk", date(2023, 4, 7)),
        ("skärtorsdagen", date(2023, 4, 6)),
        ("kristi himmelsfärd", date(2023, 5, 18)),
        ("annandag pingst", date(2023, 5, 29)),
        ("på midsommarafton", date(2023, 6, 23)),
        ("midsommardagen", date(2023, 6, 24)),
        ("öppet första maj", date(2023, 5, 1)),
        ("1:a maj", date(2023, 5, 1)),
        ("nationaldagen", date(2023, 6, 6)),
        ("alla helgons dag", date(2023, 11, 4)),
        ("allhelgonahelgen", date(2023, 11, 4)),
        ("trettondagsafton", date(2023, 1, 5)),
        ("valborg", date(2023, 4, 30)),
        ("annandagen", date(2022, 12, 26)),
        ("över nyår", date(2022, 12, 31)),
        ("mellan jul och nyår", date(2022, 12, 27)),
        ("i mellandagarna", date(2022, 12, 27)),
        ("dagen före julafton", date(2022, 12, 23)),
        ("dagen efter nyårsdagen", date(2023, 1, 2)),
    ],
)
def test_holiday(text: str, day: date) -> None:
    assert mentioned_day(text, MONDAY) == day


def test_the_annandag_in_spring_is_that_of_easter() -> None:
    assert mentioned_day("är det öppet på annandagen", date(2026, 4, 2)) == date(2026, 4, 6)


@pytest.mark.parametrize("today", [date(2026, 12, 31), date(2027, 1, 1), date(2027, 12, 24)])
def test_every_holiday_comes_again(today: date) -> None:
    day = mentioned_day("dagen före nyårsafton", today)

    assert day is not None
    assert day >= today


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("den 24:e", date(2022, 12, 24)),
        ("den 24", date(2022, 12, 24)),
        ("på 24:e", date(2022, 12, 24)),
        ("den 3", date(2023, 1, 3)),
        ("den 31", date(2022, 12, 31)),
        ("24:e december", date(2022, 12, 24)),
        ("24.12", date(2022, 12, 24)),
        ("den 6.1", date(2023, 1, 6)),
        ("24.12.2023", date(2023, 12, 24)),
        ("24/12 2023", date(2023, 12, 24)),
        ("24 dec 2023", date(2023, 12, 24)),
        ("2022-12-24", date(2022, 12, 24)),
    ],
)
def test_date(text: str, day: date) -> None:
    assert mentioned_day(text, MONDAY) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("nästa måndag", date(2022, 12, 12)),
        ("måndag nästa vecka", date(2022, 12, 12)),
        ("nästa helg", date(2022, 12, 17)),
        ("måndag om två veckor", date(2022, 12, 19)),
        ("på fredag om en vecka", date(2022, 12, 16)),
        ("om en vecka", date(2022, 12, 12)),
        ("om 3 dagar", date(2022, 12, 8)),
    ],
)
def test_day_counted_from_today(text: str, day: date) -> None:
    assert mentioned_day(text, MONDAY) == day


@pytest.mark.parametrize("text", ["har ni öppet nu", "min son vill veta", "man undrar ju", "den 31/2", "",
                                  "kl 15.30", "16.10", "08.30-16.00",
                                  "är ni öppna 24/7", "011-15 00 00", "070-12 34 567", "24.50 kr", "version 17.1",
                                  "192.168.25.12", "den 2:a gången", "den 45", "2022-12-01", "i juli", "i julas",
                                  "god jul, när har ni öppet", "1.5 timmar", "3.5 timmar", "kl 24.00",
                                  "den 112", "pingstkyrkan", "midsommarkransen"])  # fmt: skip
def test_no_day(text: str) -> None:
    assert mentioned_day(text, MONDAY) is None
