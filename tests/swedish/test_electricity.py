import pytest

from bot.swedish.electricity import is_electric


@pytest.mark.parametrize(
    "text",
    [
        "det rinner mot elcentralen",
        "hur är det med elen då",
        "el och vatten, jag vågar inte",
        "proppskåpet sitter därnere",
    ],
)
def test_water_near_electricity(text: str) -> None:
    assert is_electric(text)


@pytest.mark.parametrize(
    "text", ["ingen el i närheten", "elen är avstängd", "är det öppet el stängt", "ska jag vänta kvar"]
)
def test_no_electricity_or_none_that_is_on(text: str) -> None:
    assert not is_electric(text)
