from datetime import date

import pytest

from bot.swedish.times import dates, opening_hours

TODAY = date(2022, 12, 6)


@pytest.mark.parametrize(
    ("text", "hours", "named"),
    [
        ("Öppettiderna för besök är 08.30-16.00.", "Mo-Fr 08:30-16:00; PH off", False),
        ("måndag–torsdag 8–17 och fredag 8–16", "Mo-Th 08:00-17:00; Fr 08:00-16:00; PH off", True),
        ("mån-fre kl. 8.00-16.30", "Mo-Fr 08:00-16:30; PH off", True),
        ("helgfria vardagar mellan klockan 8 och 16", "Mo-Fr 08:00-16:00; PH off", True),
        ("telefontid 9.00–11.30 och 13–15 vardagar", "Mo-Fr 09:00-11:30,13:00-15:00; PH off", True),
        ("lördagar kl 10–14", "Sa 10:00-14:00; PH off", True),
        ("alla dagar 7 till 22", "Mo-Su 07:00-22:00; PH off", True),
        ("växeln är öppen dygnet runt", "24/7", True),
    ],
)
def test_opening_hours(text: str, hours: str, named: bool) -> None:
    assert opening_hours(text) == (hours, named)


@pytest.mark.parametrize("text", ["Ring 0520-27 99 99", "torsdag 5/12 stänger vi", "2022-12-05", "sidan 16-8", ""])
def test_other_numbers_are_no_hours(text: str) -> None:
    assert opening_hours(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Uppdaterad 5 december", date(2022, 12, 5)),
        ("fredag 5 december", date(2014, 12, 5)),
        ("måndagen den 5 december", date(2022, 12, 5)),
        ("(5/12)", date(2022, 12, 5)),
        ("2023-01-04 kl 10", date(2023, 1, 4)),
        ("3/2 2025", date(2025, 2, 3)),
        ("14 mars 2024", date(2024, 3, 14)),
    ],
)
def test_date_without_a_year_is_the_nearest_that_fits(text: str, day: date) -> None:
    assert dates(text, TODAY) == [day]


def test_day_that_does_not_exist_is_none() -> None:
    assert dates("31 februari, 2022-13-01 och 45/3", TODAY) == []
