import pytest

from bot.swedish.unanswered import (
    asks_another_number,
    has_only_called,
    has_only_mailed,
    is_unanswered,
    is_unanswered_mail,
    is_without_health_advice,
)


@pytest.mark.parametrize(
    "text", ["de svarar inte", "ingen svarar där", "det är bara upptaget", "har inte fått nåt svar"]
)
def test_silence_is_heard(text: str) -> None:
    assert is_unanswered(text)


@pytest.mark.parametrize(
    ("text", "mail"),
    [("varför svarar ingen på mina mejl", True), ("mejlet studsade", True), ("ingen svarar i telefon", False)],
)
def test_silence_by_mail_is_told_apart(text: str, mail: bool) -> None:
    assert is_unanswered_mail(text) is mail


def test_reply_that_is_no_answer_is_no_silence() -> None:
    assert not is_unanswered("det svarar inte på frågan")


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("det går inte att ringa från min privata mobil", True),
        ("finns det ett annat nummer", True),
        ("vad är riktnumret", True),
        ("vad är numret", False),
        ("min telefon visar inte besöken", False),
        ("finns det ett annat system", False),
    ],
)
def test_another_number(text: str, asked: bool) -> None:
    assert asks_another_number(text) is asked


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1177 svarar inte", True),
        ("1177 har två timmars kö", True),
        ("ska jag ringa 1177", False),
        ("ni svarar inte", False),
    ],
)
def test_nobody_answers_on_1177(text: str, told: bool) -> None:
    assert is_without_health_advice(text) is told


@pytest.mark.parametrize(
    ("text", "mailed"),
    [
        ("mejlade igår", True),
        ("jag mejlade ju redan, sitter i rullstol kan inte åka dit", True),
        ("mejlade igår, när svarar de", False),
        ("jag mejlade min handläggare", False),
        ("nån mejlade mig", False),
        ("jag har inte mejlat", False),
    ],
)
def test_mail_was_sent(text: str, mailed: bool) -> None:
    assert has_only_mailed(text) is mailed


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("jag har ju ringt dit i en vecka sa jag", True),
        ("har redan försökt ringa", True),
        ("jag har ringt, hur lång är kön", False),
        ("har ringt. Vilket rum sitter de i", False),
        ("ska jag ringa igen", False),
    ],
)
def test_call_was_made(text: str, called: bool) -> None:
    assert has_only_called(text) is called


@pytest.mark.parametrize(
    ("text", "silent"), [("om helpdesk inte svarar nu", True), ("om de inte svarar på frågan", False)]
)
def test_silence_may_come(text: str, silent: bool) -> None:
    assert is_unanswered(text) is silent
