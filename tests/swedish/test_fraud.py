import pytest

from bot.swedish.fraud import asks_who_sent_it, has_happened, is_on_the_phone


@pytest.mark.parametrize(
    "text",
    [
        "jag gav honom koden",
        "Jag har redan loggat in på länken",
        "mamma swishade 4000",
        "har klickat på den, vad gör jag",
        "blev lurad av en som sa att han var från kommunen",
        "jag råkade ge honom koden",
        "jag berättade min kod",
        "de har lurat mig",
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
        "de ringde men jag svarade inte",
    ],
)
def test_what_is_only_asked_for_is_not(text: str) -> None:
    assert not has_happened(text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("var det ni som skickade sms:et", True),
        ("va det från er eller", True),
        ("är brevet från er", True),
        ("är det verkligen kommunen som ringer", True),
        ("jag fick ett brev från banken", False),
        ("han sa att han var från kommunen", False),
    ],
)
def test_who_sent_it(text: str, asked: bool) -> None:
    assert asks_who_sent_it(text) is asked


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("det ringer nu, det står kommunens nummer på displayen", True),
        ("han skulle ringa tillbaka, ska jag svara", True),
        ("jag har honom i luren", True),
        ("de ringde i går", False),
        ("jag lämnade ut koden på telefon", False),
        ("ska jag ringa upp banken", False),
        ("jag har polisen i luren", False),
    ],
)
def test_who_calls_now(text: str, told: bool) -> None:
    assert is_on_the_phone(text) is told
