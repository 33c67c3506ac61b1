import pytest

from bot.swedish.recovery import is_mended


@pytest.mark.parametrize(
    "text",
    [
        "nu har vattnet kommit tillbaka",
        "nej vi HAR vatten igen",
        "läckan är lagad",
        "Det löste sig!",
        "nu funkar det igen",
    ],
)
def test_what_works_again_is_heard(text: str) -> None:
    assert is_mended(text)


@pytest.mark.parametrize(
    "text",
    [
        "när kommer vattnet tillbaka",
        "har det löst sig?",
        "det funkar inte nu heller",
        "vattnet är borta igen",
        "ska det vara lagat nu",
    ],
)
def test_what_does_not_is_not(text: str) -> None:
    assert not is_mended(text)
