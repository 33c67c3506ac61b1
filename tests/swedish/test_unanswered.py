import pytest

from bot.swedish.unanswered import is_unanswered, is_unanswered_mail


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
