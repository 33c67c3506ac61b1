import pytest

from bot.swedish.oncall import asks_for_somebody_on_call, names_social_services


@pytest.mark.parametrize(
    "text",
    [
        "ni har ingen jour?",
        "vill prata med socialjouren nu",
        "socialjouren! numret tack",
        "journummer?",
        "ok men om nåt händer inatt",
        "så där har dom stängt. om det börjar igen inatt då",
        "vem ska jag fråga på natten",
        "klockan är tre på natten vem ska jag ringa då",
    ],
)
def test_somebody_is_asked_for_when_all_is_shut(text: str) -> None:
    assert asks_for_somebody_on_call(text)


@pytest.mark.parametrize(
    "text",
    [
        "finns jour på nodra",
        "läcker det i natt, vem ringer man",
        "vem ringer vi på jobbet i kväll när systemet dör",
        "finns det jour-apotek, jag har ont i en tand",
        "mamma ska ha hjälp på kvällarna, vem pratar jag med",
        "funkar elevhälsans journal i natt",
        "är det öppet i kväll",
        "vem ska jag fråga om bygglov",
        "hemtjänsten kom inte i natt, vem ringer man",
    ],
)
def test_nobody_on_call_is_asked_for(text: str) -> None:
    assert not asks_for_somebody_on_call(text)


@pytest.mark.parametrize(
    ("text", "named"),
    [("har soc jour", True), ("socialjouren", True), ("har ni jour", False), ("sociala medier då", True)],
)
def test_social_services_are_named(text: str, named: bool) -> None:
    assert names_social_services(text) is named
