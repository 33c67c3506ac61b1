import pytest

from bot.swedish.questions import parts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("När har ni öppet?", ["När har ni öppet?"]),
        ("Vad är numret och när är det öppet?", ["Vad är numret", "när är det öppet?"]),
        ("Är Vitec nere? När är det klart?", ["Är Vitec nere?", "När är det klart?"]),
        ("nummer\nadress", ["nummer", "adress"]),
        ("?! ...", []),
    ],
)
def test_message_is_split_where_another_question_may_begin(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in parts(text)] == found
