import pytest

from bot.swedish.places import (
    asks_hours,
    asks_hours_elsewhere,
    asks_hours_of_helpdesk,
    asks_when_answered,
    names_operations,
    names_other_place,
    points_elsewhere,
)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("har biblioteket öppet på lördag", True),
        ("när öppnar simhallen", True),
        ("när har returpunkten öppet", True),
        ("när har biblioteket öppet, de svarar inte på telefon", True),
        ("när stänger receptionen", False),
        ("har kommunen öppet, alltså inte biblioteket", False),
        ("när har ni öppet", False),
    ],
)
def test_places_with_other_hours_are_told_apart(text: str, other: bool) -> None:
    assert names_other_place(text) is other


@pytest.mark.parametrize(
    ("text", "hours"), [("bibban, är biblioteket öppet", True), ("jag vill söka plats på förskola", False)]
)
def test_hours_of_such_a_place_are_asked_for(text: str, hours: bool) -> None:
    assert asks_hours_elsewhere(text) is hours


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("är dom öppna på söndag", True),
        ("när har ni öppet", False),
        ("och kontaktcenter då", False),
        ("telefon stängt nu ja?", False),
    ],
)
def test_what_may_still_be_about_the_other_place(text: str, elsewhere: bool) -> None:
    assert points_elsewhere(text) is elsewhere


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("när på dygnet svarar helpdesk", True),
        ("2555, går det att ringa på natten", True),
        ("har helpdesk öppet nu", True),
        ("vad är numret till helpdesk", False),
        ("när jag öppnar outlook kraschar den, ska helpdesk veta det", False),
        ("datorn stänger av sig", False),
    ],
)
def test_when_helpdesk_answers(text: str, asked: bool) -> None:
    assert asks_hours_of_helpdesk(text) is asked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("är det numret öppet på natten", True),
        ("helpdesk 2555, gäller det här också dygnet runt?", True),
        ("svarar de på kvällen", True),
        ("porten står öppen i natt", False),
        ("kranen droppar dygnet runt", False),
        ("inte driftstöd, portalen är öppen", False),
        ("vad är numret", False),
    ],
)
def test_when_a_number_is_answered(text: str, asked: bool) -> None:
    assert asks_when_answered(text) is asked


@pytest.mark.parametrize(
    ("text", "named"),
    [("är 011-21 09 20 öppet", True), ("så 011-210920", True), ("svarar driftstöd", True), ("011-15 00 00", False)],
)
def test_number_for_faults(text: str, named: bool) -> None:
    assert names_operations(text) is named


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("jag frågar bara om öppettiderna", True),
        ("när öppnar ni", True),
        ("kranen öppnar inte", False),
        ("locket står öppen", False),
    ],
)
def test_hours_are_asked_for_without_a_place(text: str, hours: bool) -> None:
    assert asks_hours(text) is hours


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("är bibban öppen på kvällen", True),
        ("är biblan öppen", True),
        ("är banan öppen", False),
        ("är ni öppna", False),
    ],
)
def test_library_by_its_short_names(text: str, elsewhere: bool) -> None:
    assert asks_hours_elsewhere(text) is elsewhere


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("det står på hemsidan att ni stängt", True),
        ("är det öppet nu", True),
        ("när stänger ni", False),
        ("du sa att det öppnar 8.30", False),
        ("kan jag komma klockan 7", False),
    ],
)
def test_hours_may_still_be_those_of_another_place(text: str, elsewhere: bool) -> None:
    assert points_elsewhere(text) is elsewhere
