import pytest

from bot.swedish.fraud import (
    asks_if_bot_is_genuine,
    asks_when_police_answer,
    asks_who_leaked,
    asks_who_sent_it,
    bank_is_silent,
    has_blocked,
    has_happened,
    is_on_the_phone,
    money_is_gone,
)


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
        "mitt konto, 18 000 har försvunnit",
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


@pytest.mark.parametrize(
    "text", ["hur vet jag att du är kommunens bot o inte nån hacker", "kan jag lita på dig", "är den här chatten äkta"]
)
def test_whether_the_bot_is_genuine(text: str) -> None:
    assert asks_if_bot_is_genuine(text)


@pytest.mark.parametrize(
    "text",
    [
        "hur vet jag att det är kommunen som ringer",
        "är sms:et äkta",
        "hur vet jag att du är en riktig människa och inte kommunens bot",
        "hur kan jag veta om du svarar i dag",
    ],
)
def test_others_may_be_no_bot(text: str) -> None:
    assert not asks_if_bot_is_genuine(text)


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("det har försvunnit 18000", True),
        ("14 000 kr borta", True),
        ("kontot är tomt", True),
        ("fakturan är på 18000", False),
        ("min post har försvunnit", False),
        ("är pengarna från er", False),
    ],
)
def test_money_that_is_gone_is_told_of(text: str, gone: bool) -> None:
    assert money_is_gone(text) is gone


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("banken svarar inte", True),
        ("ingen svarar på banken", True),
        ("banken har stängt", True),
        ("får inte tag på min bank", True),
        ("ska jag ringa banken", False),
        ("ingen svarar hos er", False),
        ("kan inte logga in i ist med bankid", False),
        ("jag har inte ringt banken än", False),
        ("banken svarade att pengarna är kvar", False),
    ],
)
def test_bank_that_is_silent_is_told_of(text: str, silent: bool) -> None:
    assert bank_is_silent(text) is silent


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("är det ni som läckt mitt nummer", True),
        ("hur visste hon vad jag heter", True),
        ("hur vet jag att det är äkta", False),
        ("hon vet vad jag heter", False),
    ],
)
def test_who_leaked_is_asked(text: str, asked: bool) -> None:
    assert asks_who_leaked(text) is asked


@pytest.mark.parametrize(
    ("text", "blocked"),
    [
        ("jag har spärrat allt nu", True),
        ("banken har spärrat kortet", True),
        ("kortet är spärrat", True),
        ("hur spärrar jag kortet", False),
        ("jag har inte spärrat", False),
        ("jag fick mejl: ditt bankid har blivit spärrat verifiera nu", False),
        ("han i telefon säger att banken spärrade mitt kort och vill ha koden", False),
        ("är det spärrat?", False),
    ],
)
def test_what_is_blocked(text: str, blocked: bool) -> None:
    assert has_blocked(text) is blocked


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("vilken tid öppnar polisen", True),
        ("är polisen öppen nu", True),
        ("när ska jag ringa polisen", False),
        ("polisen åkte nyss", False),
    ],
)
def test_when_the_police_answer(text: str, asked: bool) -> None:
    assert asks_when_police_answer(text) is asked
