import pytest

from bot.swedish.outside import authority


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
