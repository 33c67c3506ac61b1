from datetime import datetime
from xml.etree import ElementTree

from bot.facts.changes import Change
from bot.facts.history import Version
from bot.facts.hours import STOCKHOLM
from bot.web.atom import MOST_ENTRIES, atom

NOON = datetime(2022, 12, 5, 12, tzinfo=STOCKHOLM)
SPACE = {"a": "http://www.w3.org/2005/Atom"}


def version(number: int, *titles: str) -> Version:
    changes = [Change(subject=f"s{index}", title=title, text="<b>") for index, title in enumerate(titles)]
    return Version(
        number=number, at=NOON, who="anna", how="lots", file="status.yml", before=None, after="x", changes=changes
    )


def read(*versions: Version) -> ElementTree.Element:
    return ElementTree.fromstring(atom(versions, "Åby kommun", "https://lots.example", NOON))


def test_owner_publishes_the_feed() -> None:
    assert read(version(1, "A")).findtext("a:author/a:name", namespaces=SPACE) == "Åby kommun"


def test_newest_change_stands_first() -> None:
    titles = [entry.text for entry in read(version(1, "A"), version(2, "B")).findall("a:entry/a:title", SPACE)]

    assert titles == ["B", "A"]


def test_every_entry_has_what_the_standard_asks() -> None:
    feed = read(version(1, "A", "B"))

    assert all(feed.find(f"a:{name}", SPACE) is not None for name in ("id", "title", "updated", "author"))
    entries = feed.findall("a:entry", SPACE)
    assert all(entry.find(f"a:{name}", SPACE) is not None for entry in entries for name in ("id", "title", "updated"))
    assert len({entry.findtext("a:id", namespaces=SPACE) for entry in entries}) == 2


def test_same_change_keeps_its_id() -> None:
    before = read(version(1, "A")).findtext("a:entry/a:id", namespaces=SPACE)

    assert read(version(1, "A"), version(2, "B")).findall("a:entry/a:id", SPACE)[1].text == before


def test_no_staff_and_no_markup() -> None:
    body = atom([version(1, "A")], "Åby kommun", "https://lots.example", NOON)

    assert b"anna" not in body
    assert b"&lt;b&gt;" in body


def test_version_without_news_is_left_out() -> None:
    assert read(version(1)).findall("a:entry", SPACE) == []


def test_feed_does_not_grow_for_ever() -> None:
    feed = read(*(version(number, "A") for number in range(1, MOST_ENTRIES + 20)))

    assert len(feed.findall("a:entry", SPACE)) == MOST_ENTRIES
