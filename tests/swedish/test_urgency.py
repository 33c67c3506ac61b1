import pytest

from bot.swedish.urgency import spoken_urgency


@pytest.mark.parametrize(
    ("text", "urgent"),
    [
        ("det är bråttom!", True),
        ("nej, det kan vänta", False),
        ("ingen panik", False),
        ("nä det är ingen brådska", False),
        ("min soptunna", None),
    ],
)
def test_words_of_urgency(text: str, urgent: bool | None) -> None:
    assert spoken_urgency(text) is urgent
