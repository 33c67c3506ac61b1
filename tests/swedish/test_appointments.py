import pytest

from bot.swedish.appointments import asks_when_it_comes


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("vilken dag kommer hon, tror du", True),
        ("när kommer hemtjänsten", True),
        ("när får jag svar på min ansökan", True),
        ("när kommer ni tillbaka", False),
        ("när kommer nån av tjänsterna igång", False),
        ("när är det fixat", False),
        ("när får vi besked om tiden", False),
    ],
)
def test_when_somebody_or_something_comes(text: str, asked: bool) -> None:
    assert asks_when_it_comes(text) is asked
