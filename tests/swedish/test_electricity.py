import pytest

from bot.swedish.electricity import is_electric


@pytest.mark.parametrize(
    "text",
    [
        "det rinner mot elcentralen",
        "vågar inte stänga av, vattnet står över elen",
        "el och vatten, jag vågar inte",
        "vattnet når proppskåpet",
        "det kommer vatten i lamporna",
        "nu rinner det på sladdarna till laddboxen",
    ],
)
def test_water_near_electricity(text: str) -> None:
    assert is_electric(text)


@pytest.mark.parametrize(
    "text",
    [
        "det är en propp i avloppet",
        "vi har ström men inget vatten",
        "ingen el i närheten",
        "elen är avstängd",
        "är det öppet el stängt",
    ],
)
def test_no_electricity_or_none_that_is_on(text: str) -> None:
    assert not is_electric(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hyresgästen har en lampa som droppar", True),
        ("det droppar från taklampan", True),
        ("lampan har slocknat", False),
        ("det droppar från taket", False),
    ],
)
def test_lamp_that_drips_is_electric(text: str, told: bool) -> None:
    assert is_electric(text) is told
