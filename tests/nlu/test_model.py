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


def test_many_rows_are_ranked_as_one_by_one(model: TextModel) -> None:
    together = model.rankings([row("går tåget"), row("vill ha paron")])

    assert [label for label, _ in together[1]] == [label for label, _ in model.ranking(row("vill ha paron"))]
    assert [p for _, p in together[1]] == pytest.approx([p for _, p in model.ranking(row("vill ha paron"))], abs=1e-5)


def test_no_rows_have_no_rankings(model: TextModel) -> None:
    assert model.rankings([]) == []
