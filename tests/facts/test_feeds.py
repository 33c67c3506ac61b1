from pathlib import Path

import pytest

from bot.facts.document import DocumentError
from bot.facts.incident import read_facts


@pytest.mark.parametrize(
    ("url", "systems", "what"),
    [
        ("file:///etc/passwd", "{vitec: x}", "feeds.leverantor.url"),
        ("ftp://a.example/b", "{vitec: x}", "feeds.leverantor.url"),
        ("https://a.example/b", "{vitek: x}", "Systemet ”vitek” finns inte"),
    ],
)
def test_fault_is_told_with_its_line(incident: Path, url: str, systems: str, what: str) -> None:
    path = incident / "status.yml"
    feeds = f"feeds:\n  leverantor:\n    title: L\n    url: {url}\n    systems: {systems}\n\nsystems:\n"
    path.write_text(path.read_text(encoding="utf-8").replace("\nsystems:\n", f"\n{feeds}"), encoding="utf-8")

    with pytest.raises(DocumentError, match=what) as told:
        read_facts(incident)

    assert told.value.line > 20


@pytest.mark.parametrize("area", ["581", '"05"', '"Norrköping"'])
def test_area_is_a_code_of_four_digits(incident: Path, area: str) -> None:
    path = incident / "status.yml"
    path.write_text(path.read_text(encoding="utf-8").replace('area: "0581"', f"area: {area}"), encoding="utf-8")

    with pytest.raises(DocumentError, match=r"vma\.area"):
        read_facts(incident)
