import pytest

from bot.swedish.fraud import has_happened


@pytest.mark.parametrize(
    "text",
    [
        "jag gav honom koden",
        "Jag har redan loggat in på länken",
        "mamma swishade 4000",
        "har klickat på den, vad gör jag",
        "blev lurad av en som sa att han var från kommunen",
    ],
)
def test_what_is_done_is_heard(text: str) -> None:
    assert has_happened(text)


@pytest.mark.parametrize(
    "text",
    [
        "jag fick ett sms, är det äkta?",
        "jag har inte klickat på länken",
        "de vill att jag ska logga in",
        "han gav mig ett nummer",
    ],
)
def test_what_is_only_asked_for_is_not(text: str) -> None:
    assert not has_happened(text)
