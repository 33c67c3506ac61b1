import pytest

from bot.nlu.names import find_name, find_names

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


@pytest.mark.parametrize(
    ("text", "systems"),
    [
        ("funkar ist och vitec?", ["ist", "vitec"]),
        ("vitec, ist, vitec", ["vitec", "ist"]),
        ("går mejlen i mobilen", ["mobil"]),
        ("hej", []),
    ],
)
def test_every_name_is_found_in_order(text: str, systems: list[str]) -> None:
    assert find_names(text, NAMES) == systems


def test_overlapping_names_are_one() -> None:
    assert find_names("når inte nodras mejl", {"nodra": ["nodras"], "mail": ["nodras mejl"]}) == ["mail"]


def test_longest_name_wins() -> None:
    names = {"net": ["nätverket"], "library": ["bibliotekets nätverket"]}

    assert find_name("funkar bibliotekets nätverket", names) == ("library", 2)
