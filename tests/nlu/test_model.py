import pytest

from bot.nlu.model import TextModel
from bot.swedish.normalise import fold, plain


def row(text: str) -> tuple[str, str, str]:
    return plain(text), plain(text), fold(text)


@pytest.fixture(scope="module")
def model() -> TextModel:
    fruit = [
        f"jag vill köpa {kind} {when}"
        for kind in ("äpplen", "päron", "plommon", "bär")
        for when in ("nu", "sen", "i dag")
    ]
    trips = [
        f"när går {kind} {where}"
        for kind in ("tåget", "bussen", "båten", "färjan")
        for where in ("hem", "dit", "till byn")
    ]
    return TextModel([row(text) for text in fruit + trips], ["frukt"] * len(fruit) + ["resa"] * len(trips))


def test_likeliest_first(model: TextModel) -> None:
    assert model.ranking(row("vill ha paron"))[0][0] == "frukt"


def test_probabilities_add_up(model: TextModel) -> None:
    assert sum(probability for _, probability in model.ranking(row("går bussen nu"))) == pytest.approx(1)


def test_training_twice_gives_the_same(model: TextModel) -> None:
    rows, labels = (
        [row(f"ord {n} a") for n in range(20)] + [row(f"namn {n} b") for n in range(20)],
        ["a"] * 20 + ["b"] * 20,
    )

    assert TextModel(rows, labels).ranking(row("ord a")) == TextModel(rows, labels).ranking(row("ord a"))
