import pytest

from bot.swedish.places import names_other_place


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("har biblioteket öppet på lördag", True),
        ("när öppnar simhallen", True),
        ("när stänger receptionen", False),
        ("har kommunen öppet, alltså inte biblioteket", False),
        ("när har ni öppet", False),
    ],
)
def test_places_with_other_hours_are_told_apart(text: str, other: bool) -> None:
    assert names_other_place(text) is other
