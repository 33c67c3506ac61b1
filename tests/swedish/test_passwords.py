import pytest

from bot.swedish.passwords import has_no_mailbox, has_no_way, is_manager, is_of_others, manager_has_none


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("jag är enhetschef och tre vikarier saknar Kivra", True),
        ("ja JAG är chefen", True),
        ("mina vikarier har ingen digital brevlåda", True),
        ("min personal har inget lösenord", True),
        ("ska jag fråga chefen", False),
        ("jag är elev och mina lärare kan inte hjälpa mig", False),
    ],
)
def test_manager(text: str, told: bool) -> None:
    assert is_manager(text) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("min chef har inget heller", True),
        ("chefen är sjuk", True),
        ("jag har ingen chef", True),
        ("min chef är föräldraledig", True),
        ("jag har inte fått något, ska jag fråga chefen", False),
        ("min chef sa att jag inte får något i Kivra", False),
        ("jag fick det av chefen, aldrig bytt", False),
    ],
)
def test_manager_who_has_none(text: str, told: bool) -> None:
    assert manager_has_none(text) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("mitt lösenord till banken då", True),
        ("jag är elev, vem fixar mitt lösenord", True),
        ("mitt barns lösenord", True),
        ("lösenordet till min privata mejl", True),
        ("när kommer lösenordet", False),
        ("jag är elevassistent, var får jag lösenordet", False),
        ("har bank-id men inget lösenord", False),
        ("skickas lösenordet hem till privata brevlådan", False),
    ],
)
def test_password_of_others(text: str, told: bool) -> None:
    assert is_of_others(text) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("jag har ju ingen digital brevlåda", True),
        ("har inte kivra", True),
        ("saknar brevlåda", True),
        ("har inte fått något i Kivra", False),
        ("det ligger i brevlådan", False),
        ("har jag Kivra?", False),
    ],
)
def test_no_mailbox(text: str, told: bool) -> None:
    assert has_no_mailbox(text) is told


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["chefen är sjuk", "jag har inte kivra"], True),
        (["chefen är på semester", "har inte fått nåt nytt lösenord i kivra"], True),
        (["chefen är sjuk", "det ligger i kivra"], False),
        (["ska jag fråga chefen", "jag har inte kivra"], False),
    ],
)
def test_neither_mailbox_nor_manager(texts: list[str], told: bool) -> None:
    assert has_no_way(texts) is told
