import pytest

from bot.release.likeness import nearly_same, words


@pytest.mark.parametrize(
    ("one", "other", "like"),
    [
        ("Hur byter jag lösenord i Vitec?", "hur byter jag lösenordet i vitec", True),
        ("När öppnar receptionen på måndag", "När öppnar receptionen måndag", True),
        ("när öppnar ni i morgon bitti", "när öppnar ni imorgon bitti", True),
        ("mitt svar är ja", "mitt svar är nej", False),
        ("ja tack", "ja tackar", False),
        ("hur når jag er på telefon", "hur når jag er på kvällen", False),
    ],
)
def test_pairs(one: str, other: str, like: bool) -> None:
    assert bool(list(nearly_same([("a", words(one)), ("b", words(other))]))) is like


def test_within_a_topic_likeness_is_welcome() -> None:
    assert list(nearly_same([("a", words("var finns ert kontor")), ("a", words("var finns ert kontoret"))])) == []
