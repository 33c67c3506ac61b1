from __future__ import annotations

import json
from typing import Any

import pytest

from bot.facts.feeds import VmaFeed
from bot.facts.vma import read_announcements

FEED = VmaFeed.parse_obj({"url": "https://vma.example/alerts", "area": "0581"})


def alert(identifier: object = "a", code: str = "0581", **fields: Any) -> dict[str, Any]:
    info = {
        "language": "sv-SE",
        "event": "Viktigt meddelande till allmänheten",
        "expires": "2022-12-05T14:00:00+01:00",
        "description": f"Gå inomhus ({identifier}).",
        "web": "https://sverigesradio.se/vma",
        "area": [{"areaDesc": "Norrköping", "geocode": [{"valueName": "Kommun", "value": code}]}],
    }
    return {
        "identifier": identifier,
        "sent": "2022-12-05T10:00:00+01:00",
        "status": "Actual",
        "msgType": "Alert",
        "info": [info],
    } | fields


def read(*alerts: object) -> list[str]:
    return [entry.identifier for entry in read_announcements(json.dumps({"alerts": alerts}).encode(), FEED)]


@pytest.mark.parametrize(("code", "ours"), [("0581", True), ("05", True), ("00", True), ("0580", False), ("01", False)])
def test_area(code: str, ours: bool) -> None:
    assert read(alert(code=code)) == (["a"] if ours else [])


@pytest.mark.parametrize("status", ["Test", "Exercise", "System", "Draft", None])
def test_what_is_not_actual_is_never_shown(status: str | None) -> None:
    assert read(alert(status=status)) == []


@pytest.mark.parametrize("kind", ["Ack", "Error", "Cancel", None])
def test_only_alerts_and_updates_are_shown(kind: str | None) -> None:
    assert read(alert(msgType=kind)) == []


def test_update_replaces_what_it_refers_to() -> None:
    update = alert("b", msgType="Update", references="sr,a,2022-12-05T10:00:00+01:00")

    assert read(alert("a"), update) == ["b"]


def test_update_for_elsewhere_takes_the_alert_away() -> None:
    assert read(alert("a"), alert("b", "0180", msgType="Update", references="sr,a,x")) == []


def test_cancel_withdraws() -> None:
    assert read(alert("a"), alert("b", msgType="Cancel", references="sr,a,x sr,z,x"), alert("c")) == ["c"]


@pytest.mark.parametrize("status", ["Test", "Exercise"])
def test_exercise_does_not_withdraw_a_real_one(status: str) -> None:
    assert read(alert("a"), alert("b", status=status, msgType="Cancel", references="sr,a,x")) == ["a"]


def test_newest_stands_first() -> None:
    assert read(alert("a"), alert("b", sent="2022-12-05T11:00:00+01:00")) == ["b", "a"]


@pytest.mark.parametrize("link", ["http://[x", "javascript:alert(1)", None])
def test_bad_link_takes_nothing_else_away(link: str | None) -> None:
    bad = alert("b")
    bad["info"][0]["web"] = link

    found = read_announcements(json.dumps({"alerts": [alert("a"), bad]}).encode(), FEED)

    assert {entry.identifier: entry.url for entry in found} == {"a": "https://sverigesradio.se/vma", "b": None}


def test_swedish_is_chosen() -> None:
    both = alert()
    both["info"].insert(0, both["info"][0] | {"language": "en-US", "description": "Go inside."})

    (entry,) = read_announcements(json.dumps({"alerts": [both]}).encode(), FEED)

    assert entry.text == "Gå inomhus (a)."


def test_link_is_one_that_a_browser_may_follow() -> None:
    bad = alert()
    bad["info"][0]["web"] = "javascript:alert(1)"

    (entry,) = read_announcements(json.dumps({"alerts": [bad]}).encode(), FEED)

    assert entry.url is None


@pytest.mark.parametrize(
    "odd",
    [None, 1, "x", [], {}, alert(info=None), alert(info=7), alert(info=["x"]), alert(sent="i går"), alert(references=3),
     alert(identifier=["a"], info=[{"area": [{"geocode": [None, {"value": 581}]}, "x"]}])],
)  # fmt: skip
def test_odd_entry_does_not_hide_the_others(odd: object) -> None:
    assert "z" in read(odd, alert("z"))


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"{}", b'{"alerts": 1}', b"[" * 100_000, b"\xff"])
def test_rubbish_is_told(body: bytes) -> None:
    with pytest.raises(ValueError, match="svaret"):
        read_announcements(body, FEED)
