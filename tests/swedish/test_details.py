import pytest

from bot.swedish.details import asks_about_calls, asks_about_mail, asks_about_the_visit


@pytest.mark.parametrize(
    "text",
    [
        "finns det parkering utanför?",
        "vilken buss går dit",
        "kommer man in med rullstol",
        "finns brevinkast",
        "har ni teckentolk",
    ],
)
def test_more_of_the_visit(text: str) -> None:
    assert asks_about_the_visit(text)


@pytest.mark.parametrize(
    "text",
    [
        "läser någon mejlen nu?",
        "när får man svar",
        "räknas det om jag mejlar i kväll",
        "ser ni om mitt mejl kommit fram",
        "är det samma adress som studsar",
    ],
)
def test_more_of_mail(text: str) -> None:
    assert asks_about_mail(text)


@pytest.mark.parametrize(
    "text",
    [
        "kan man vara anonym när man ringer",
        "hur lång är kön",
        "kostar det att ringa",
        "jag har ett missat samtal",
        "kan man få prata engelska",
    ],
)
def test_more_of_calls(text: str) -> None:
    assert asks_about_calls(text)


@pytest.mark.parametrize(
    "text", ["var ligger ni?", "vad är mejladressen", "vilket nummer har ni", "ingen svarar, mejl då?"]
)
def test_what_is_published_is_no_more(text: str) -> None:
    assert not (asks_about_the_visit(text) or asks_about_mail(text) or asks_about_calls(text))
