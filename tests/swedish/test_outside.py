import pytest

from bot.swedish.outside import authority, is_of_the_register


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("vad är numret till polisen", "polis"),
        ("min cykel är stulen", "polis"),
        ("VMA?", "kris"),
        ("är det 1177 eller 112", "vard_efter_nodlage"),
        ("hesa fredrik låter", "kris"),
        ("vilket nummer har vårdguiden", "vard"),
        ("har ont i halsen, vem ringer jag", "vard"),
        ("hur blir vädret imorgon", None),
        ("vem vann melodifestivalen", None),
    ],
)
def test_whose_business(text: str, whose: str | None) -> None:
    assert authority(text) == whose


@pytest.mark.parametrize(
    ("text", "register"),
    [
        ("vart anmäler man adressändring, är det ni", True),
        ("jag behöver personnummer", True),
        ("hur ändrar jag min adress", True),
        ("hur får jag ett personbevis", True),
        ("ny adress för fakturan, var ändrar jag min adress", False),
        ("ska jag skriva mitt personnummer", False),
        ("vilken adress har ni", False),
        ("adressändring på ett nybygge, vem sätter adress", False),
        ("jag har flyttat, hur byter jag förskola", False),
    ],
)
def test_the_register_of_residents(text: str, register: bool) -> None:
    assert is_of_the_register(text) is register
