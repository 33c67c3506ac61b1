import pytest

from bot.nlu.names import find_name

NAMES = {
    "vitec": ["Vitec"],
    "mina_moten": ["Mina möten"],
    "lifecare": ["Lifecare"],
    "ist": ["IST"],
    "mobil": ["mejlen i mobilen"],
}


@pytest.mark.parametrize(
    ("text", "system"),
    [
        ("fungerar vitec?", "vitec"),
        ("VITECS portal", "vitec"),
        ("är mina moten nere", "mina_moten"),
        ("funkar lifcare", "lifecare"),
        ("IST?", "ist"),
        ("kan man logga in i I.S.T idag", "ist"),
        ("i.s.t. är nere", "ist"),
        ("kommer inte åt mejlen i mobilen", "mobil"),
    ],
)
def test_name_is_found(text: str, system: str) -> None:
    found = find_name(text, NAMES)

    assert found is not None
    assert found[0] == system


@pytest.mark.parametrize("text", ["jag är artist", "mina barn har möten", "visst", ""])
def test_likeness_is_not_enough(text: str) -> None:
    assert find_name(text, NAMES) is None


def test_longest_name_wins() -> None:
    names = {"net": ["nätverket"], "library": ["bibliotekets nätverket"]}

    assert find_name("funkar bibliotekets nätverket", names) == ("library", 2)
