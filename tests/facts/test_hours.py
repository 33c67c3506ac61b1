from datetime import date, datetime

import pytest

from bot.facts.hours import STOCKHOLM, Hours, describe_day, describe_now, describe_week, holiday_name

OFFICE = Hours("Mo-Fr 08:30-16:00; PH off")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2022-12-05T10:15", "Öppet nu. Stänger 16.00."),
        ("2022-12-05T16:00", "Stängt nu. Öppnar i morgon 08.30."),
        ("2022-12-05T07:00", "Stängt nu. Öppnar i dag 08.30."),
        ("2022-12-09T17:00", "Stängt nu. Öppnar på måndag 08.30."),
        ("2022-12-23T16:30", "Stängt nu. Öppnar på tisdag 08.30."),
        ("2023-04-06T16:30", "Stängt nu. Öppnar på tisdag 08.30."),
        ("2022-06-05T12:00", "Stängt nu. Öppnar på tisdag 08.30."),
    ],
)
def test_now(now: str, said: str) -> None:
    assert describe_now(OFFICE, at(now)) == said


def test_closing_at_midnight_is_told_of_the_day_that_ends() -> None:
    assert describe_now(Hours("Mo-Su 08:00-24:00"), at("2022-12-05T22:00")) == "Öppet nu. Stänger 24.00."


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2022-12-05T10:15", "Disken har öppet nu. Stänger 16.00."),
        ("2022-12-05T16:00", "Disken har stängt nu. Öppnar i morgon 08.30."),
    ],
)
def test_whose_hours_they_are_is_named(moment: str, said: str) -> None:
    assert describe_now(Hours("Mo-Fr 08:30-16:00; PH off"), at(moment), "Disken") == said


def test_day_ends_at_midnight() -> None:
    said = describe_day(Hours("Mo-Su 08:00-24:00"), date(2022, 12, 6), at("2022-12-05T10:00"))

    assert said == "I morgon är det öppet 08.00–24.00."


def test_another_clock_counts_as_stockholms() -> None:
    utc = datetime.fromisoformat("2022-12-05T07:45:00+00:00")

    assert OFFICE.is_open(utc)


def test_summer_time() -> None:
    assert OFFICE.is_open(datetime.fromisoformat("2023-07-03T06:45:00+00:00"))


def test_holiday_is_named() -> None:
    said = describe_day(OFFICE, date(2023, 1, 6), at("2023-01-05T12:00"))

    assert said == "I morgon är det stängt, för det är trettondedag jul. Öppnar på måndag 08.30."


@pytest.mark.parametrize(
    ("day", "eve"),
    [(date(2026, 12, 24), "julafton"), (date(2026, 12, 31), "nyårsafton"), (date(2027, 6, 25), "midsommarafton")],
)
def test_eve_is_not_published(day: date, eve: str) -> None:
    said = describe_day(OFFICE, day, at("2026-11-29T12:00"))

    assert f"är det {eve}. Det är inte publicerat om det är öppet då. Nästa vanliga öppettid börjar" in said


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-12-24T10:00", "I dag är det julafton. Det är inte publicerat om det är öppet då. "
         "Nästa vanliga öppettid börjar på måndag 08.30."),
        ("2026-12-23T16:30", "Stängt nu. I morgon är det julafton. Det är inte publicerat om det är öppet då. "
         "Nästa vanliga öppettid börjar på måndag 08.30."),
        ("2029-12-22T12:00", "Stängt nu. Måndag 24 december är det julafton. "
         "Det är inte publicerat om det är öppet då. Nästa vanliga öppettid börjar på torsdag 08.30."),
        ("2026-12-23T10:00", "Öppet nu. Stänger 16.00."),
        ("2026-12-25T10:00", "Stängt nu. Öppnar på måndag 08.30."),
    ],
)  # fmt: skip
def test_now_guesses_nothing_of_an_eve(now: str, said: str) -> None:
    assert describe_now(OFFICE, at(now)) == said


def test_closed_day_guesses_nothing_of_the_eve_after_it() -> None:
    said = describe_day(OFFICE, date(2029, 12, 22), at("2029-12-20T12:00"))

    assert said == (
        "Lördag 22 december är det stängt. Måndag 24 december är det julafton. "
        "Det är inte publicerat om det är öppet då. Nästa vanliga öppettid börjar torsdag 27 december 08.30."
    )


def test_eve_that_staff_published_is_closed_now() -> None:
    hours = Hours("Mo-Fr 08:30-16:00; PH off; 2026 Dec 24 off")

    assert describe_now(hours, at("2026-12-24T10:00")) == "Stängt nu. Öppnar på måndag 08.30."


def test_eve_that_staff_published_is_closed() -> None:
    hours = Hours("Mo-Fr 08:30-16:00; PH off; 2026 Dec 24 off")

    said = describe_day(hours, date(2026, 12, 24), at("2026-11-29T12:00"))

    assert said == "Torsdag 24 december är det stängt. Öppnar måndag 28 december 08.30."


def test_closing_on_another_day_is_told_with_its_day() -> None:
    assert describe_now(Hours("Mo-Fr 00:00-24:00"), at("2022-12-06T12:00")) == "Öppet nu. Stänger på fredag 24.00."


def test_open_day() -> None:
    said = describe_day(OFFICE, date(2022, 12, 7), at("2022-12-05T12:00"))

    assert said == "Onsdag 7 december är det öppet 08.30–16.00."


@pytest.mark.parametrize(
    ("expression", "said"),
    [
        ("Mo-Fr 08:30-16:00; PH off", "vardagar 08.30–16.00"),
        ("24/7", "dygnet runt"),
        ("Mo-Th 09:00-15:00; Sa 10:00-12:00", "måndag 09.00–15.00, tisdag 09.00–15.00, onsdag 09.00–15.00, "
         "torsdag 09.00–15.00, lördag 10.00–12.00"),
        ("Mo-Fr 08:00-24:00", "vardagar 08.00–24.00"),
        ("off", "stängt"),
    ],
)  # fmt: skip
def test_week(expression: str, said: str) -> None:
    assert describe_week(Hours(expression)) == said


def test_round_the_clock_never_closes() -> None:
    assert describe_now(Hours("24/7"), at("2022-12-25T03:00")) == "Öppet dygnet runt."


def test_nonsense_is_refused() -> None:
    with pytest.raises(ValueError, match=r"inga öppettider.*2026 Dec 01 10:00-12:00"):
        Hours("åtta till fyra")


def test_ordinary_sunday_is_no_holiday() -> None:
    assert holiday_name(date(2022, 12, 4)) is None
