import pytest

from bot.swedish.formats import asks_for_choices, asks_for_format, names_format, wants_plain_words


@pytest.mark.parametrize(
    "text",
    [
        "Jag ser inte era knappar, läs upp vad jag kan välja",
        "jag hör bara text, inga knappar, finns det val?",
        "kan du läsa upp valen",
        "säg vilka val jag har",
        "läs upp alternativen igen tack",
        "hittar inga knappar",
    ],
)
def test_choices_in_words(text: str) -> None:
    assert asks_for_choices(text)


@pytest.mark.parametrize(
    "text",
    [
        "du läser väl innantill",
        "var är knappen för att ta bort samtalet",
        "finns det inga knappar till hissen",
        "läs upp resultatet av valet",
        "vilken skola kan jag välja",
        "räkna upp alternativen för förskola",
        "berätta vilka alternativ det finns för barnomsorg",
        "säg vilka val jag har om förskolan",
    ],
)
def test_no_choices_are_asked_for(text: str) -> None:
    assert not asks_for_choices(text)


@pytest.mark.parametrize(
    "text", ["finns det i punktskrift", "kan jag få det som ljud", "vi vill ha det i brevlådan", "på papper då"]
)
def test_another_form(text: str) -> None:
    assert names_format(text)


@pytest.mark.parametrize(
    "text", ["min cykel är inlåst", "hur ljudligt är det", "postnord", "jag läste det i tidningen"]
)
def test_no_form_is_named(text: str) -> None:
    assert not names_format(text)


@pytest.mark.parametrize("text", ["finns det på lättläst", "kortare, på enkel svenska", "förklara med enkla ord"])
def test_plain_words(text: str) -> None:
    assert wants_plain_words(text)


@pytest.mark.parametrize("text", ["är det lätt att läsa", "jag lär mig svenska", "en enkel fråga"])
def test_no_plain_words_are_asked_for(text: str) -> None:
    assert not wants_plain_words(text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("kan jag få blanketten med posten", True),
        ("kan man få det i punktskrift", True),
        ("finns blanketten på papper", True),
        ("fakturan kom med posten", False),
        ("anmälan är skickad på papper, får man elda nu", False),
        ("kan jag få blanketten", False),
    ],
)
def test_format_that_is_asked_for(text: str, asked: bool) -> None:
    assert asks_for_format(text) is asked
