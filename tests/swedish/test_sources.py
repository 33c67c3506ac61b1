import pytest

from bot.swedish.sources import doubts_what_was_told


@pytest.mark.parametrize(
    "text",
    [
        "den 5 december 2022?? det är ju 2026",
        "gäller den listan idag",
        "gäller infon fortfarande",
        "hur gammal är den uppgiften",
        "va fick ni den siffran, dom sa på radion att de svarar",
        "var har du fått det ifrån",
        "vad har du för källa",
    ],
)
def test_what_was_told_is_doubted(text: str) -> None:
    assert doubts_what_was_told(text)


@pytest.mark.parametrize(
    "text",
    [
        "gäller datumet på förskoleplatsen fortfarande",
        "gäller busskortet i dag",
        "hur har de fått mitt nummer",
        "var får jag tag i blanketten",
        "var kommer det ifrån, det luktar rök",
        "bygglovet är från 2019",
        "mitt bygglov är från 2023, är det för gammalt",
        "när är sportlovet 2027",
        "hur gammal måste man vara",
    ],
)
def test_something_else_is_asked(text: str) -> None:
    assert not doubts_what_was_told(text)
