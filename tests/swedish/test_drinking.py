import pytest

from bot.swedish.drinking import asks_to_drink


@pytest.mark.parametrize(
    ("text", "drinks"),
    [("går vattnet att dricka?", True), ("måste vi koka det", True), ("vattnet är borta", False)],
)
def test_drinking_water(text: str, drinks: bool) -> None:
    assert asks_to_drink(text) is drinks
