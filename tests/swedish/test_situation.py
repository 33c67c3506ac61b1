import pytest

from bot.swedish.situation import asks_cost, asks_if_hacked, is_of_somebody


@pytest.mark.parametrize("text", ["vad har det kostat oss", "kostnaden!", "vad kostar attacken"])
def test_cost(text: str) -> None:
    assert asks_cost(text)


@pytest.mark.parametrize("text", ["vad har hänt", "har någon stulit pengar", "hur illa är det"])
def test_no_cost(text: str) -> None:
    assert not asks_cost(text)


@pytest.mark.parametrize("text", ["vad händer med barnen sen", "vad har hänt med min ansökan", "det har inte hänt nåt"])
def test_of_somebody(text: str) -> None:
    assert is_of_somebody(text)


@pytest.mark.parametrize(
    "text",
    [
        "vad har hänt med datorerna",
        "vad händer",
        "har det hänt något nytt",
        "vad har hänt med mitt internet",
        "vad har hänt med vårt nät",
        "vad har hänt med min mejl",
    ],
)
def test_of_the_situation(text: str) -> None:
    assert not is_of_somebody(text)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("hacka dom kommunen eller", True),
        ("är ni hackade", True),
        ("mitt konto är hackat", False),
        ("kommunen hackar grenar", False),
    ],
)
def test_whether_it_was_hacked(text: str, asked: bool) -> None:
    assert asks_if_hacked(text) is asked
