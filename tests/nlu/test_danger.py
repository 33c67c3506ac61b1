import pytest

from bot.nlu.danger import speaks_of_danger


@pytest.mark.parametrize(
    "text",
    [
        "pappa andas inte",
        "hon ligger medvetslös i trappan",
        "DET BRINNER I KÖKET",
        "det luktar gas i hela huset",
        "grannen har gått ner sig på isen",
        "jag vill inte leva längre",
        "my son is not breathing",
    ],
)
def test_danger(text: str) -> None:
    assert speaks_of_danger(text)


@pytest.mark.parametrize(
    "text",
    [
        "det brinner i knutarna på jobbet",
        "vad gör man om någon andas inte, har en kurs i morgon",
        "det brann hos oss förra året",
        "när öppnar ni",
        "vår rutin om någon är medvetslös",
    ],
)
def test_no_danger(text: str) -> None:
    assert not speaks_of_danger(text)
