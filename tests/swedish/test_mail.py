import pytest

from bot.swedish.mail import asks_if_mail_works, names_mail


@pytest.mark.parametrize(
    ("words", "mail"), [("skicka e-post", True), ("mejladressen", True), ("ring i stallet", False)]
)
def test_mail_is_named(words: str, mail: bool) -> None:
    assert names_mail(words) is mail


@pytest.mark.parametrize("text", ["fungerar mejlen?", "mejlen funkar alltså", "är mailen nere"])
def test_asked_whether_mail_works(text: str) -> None:
    assert asks_if_mail_works(text)


@pytest.mark.parametrize("text", ["fungerar mejlen i mobilen?", "jag kommer inte in i mejlen", "fungerar telefonen"])
def test_employees_mail_and_other_questions(text: str) -> None:
    assert not asks_if_mail_works(text)
