import pytest

from bot.swedish.passwords import is_manager, is_of_others, manager_has_none


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("jag är enhetschef och tre vikarier saknar Kivra", True),
        ("ja JAG är chefen", True),
        ("mina vikarier har ingen digital brevlåda", True),
        ("ska jag fråga chefen", False),
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
        ("jag har inte fått något, ska jag fråga chefen", False),
    ],
)
def test_manager_who_has_none(text: str, told: bool) -> None:
    assert manager_has_none(text) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("mitt lösenord till banken då", True),
        ("jag är elev, vem fixar mitt lösenord", True),
        ("när kommer lösenordet", False),
    ],
)
def test_password_of_others(text: str, told: bool) -> None:
    assert is_of_others(text) is told
