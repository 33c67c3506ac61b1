"""The status page and its feed, from a real served bot."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree

import httpx

from bot.facts.draft import Draft
from bot.facts.hours import STOCKHOLM
from bot.facts.incident import STATUS, read_facts, records_folder
from bot.facts.records import VMA, Announcement, Record, write_record
from bot.facts.systems import Estimate
from bot.web.status_page import render
from tests.conftest import ROOT

FACTS = read_facts(ROOT / "incident")
NOON = datetime(2022, 12, 5, 12, tzinfo=STOCKHOLM)
SECONDS = 5


def within_seconds(true: Callable[[], bool], seconds: float = SECONDS) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return True
    return False


def page(served: str) -> str:
    return httpx.get(f"{served}/status", timeout=20).raise_for_status().text


def test_page_tells_every_system_and_channel(served: str) -> None:
    text = page(served)

    assert all(system.title in text for system in FACTS.status.systems.values())
    assert 'href="tel:011150000"' in text
    assert 'href="tel:112"' in text
    assert "<script" not in text


def test_edit_is_told_everywhere_within_seconds(served: str, incident: Path) -> None:
    draft = Draft(incident, STATUS)
    draft.data["systems"]["ist"]["text"] = "Appen är <trög> efter lunch."
    (incident / STATUS).write_bytes(draft.content())

    assert within_seconds(lambda: "Appen är &lt;trög&gt; efter lunch." in page(served))
    summary = httpx.get(f"{served}/api/v2/summary.json", timeout=20).json()
    assert "Appen är <trög> efter lunch." in [part["description"][:28] for part in summary["components"]]
    token = httpx.post(f"{served}/chat/session", timeout=20).json()["token"]
    answer = httpx.post(
        f"{served}/chat/message",
        json={"text": "fungerar IST?"},
        headers={"Authorization": f"Bearer {token}"},
        timeout=20,
    ).json()
    assert "Appen är <trög> efter lunch." in answer["replies"][0]["text"]


def test_edit_by_hand_comes_in_the_feed(served: str, incident: Path) -> None:
    path = incident / STATUS
    path.write_text(path.read_text(encoding="utf-8").replace("title: Vitec\n", "title: Vitec prov\n"), encoding="utf-8")

    def told() -> bool:
        feed = httpx.get(f"{served}/status.atom", timeout=20)
        titles = [node.text or "" for node in ElementTree.fromstring(feed.content).iter() if "title" in node.tag]
        return feed.headers["content-type"].startswith("application/atom+xml") and any(
            "Vitec prov" in t for t in titles
        )

    assert within_seconds(told)


def test_broken_file_leaves_the_page(served: str, incident: Path) -> None:
    # The good file must have been read: the last good one could be that of an earlier test.
    assert within_seconds(lambda: "Inloggning till IST med Bankid" in page(served))

    (incident / STATUS).write_text("systems: [", encoding="utf-8")

    # Twice as long as the reader waits between its looks.
    assert not within_seconds(lambda: "Inloggning till IST med Bankid" not in page(served), seconds=1)


def test_announcement_reaches_page_channels_summary_and_answer(served: str, incident: Path) -> None:
    assert FACTS.status.vma
    entry = Announcement(
        identifier="v", text="Gå inomhus.", sent=NOON, expires=NOON + timedelta(hours=1), url="https://sr.example"
    )
    record = Record(url=FACTS.status.vma.url, tried=NOON, fetched=NOON, announcements=[entry])
    try:
        write_record(records_folder(), VMA, record)

        assert within_seconds(lambda: "Gå inomhus." in page(served))
        channels = httpx.get(f"{served}/chat/channels", timeout=20).json()
        (told,) = channels["vma"]
        assert (told["text"], told["sent"], told["url"]) == ("Gå inomhus.", NOON.isoformat(), "https://sr.example")
        assert told["expires"] == (NOON + timedelta(hours=1)).isoformat()
        assert "Gå inomhus." not in httpx.get(f"{served}/widget.js", timeout=20).text
        incidents = httpx.get(f"{served}/api/v2/summary.json", timeout=20).json()["incidents"]
        assert "v" in [event["id"] for event in incidents]
        token = httpx.post(f"{served}/chat/session", timeout=20).json()["token"]
        answer = httpx.post(
            f"{served}/chat/message",
            json={"text": "Hur är läget i kommunen i dag?"},
            headers={"Authorization": f"Bearer {token}"},
            timeout=20,
        ).json()
        assert answer["topic"] == "incident_lage"
        assert answer["replies"][0]["text"].startswith("Viktigt meddelande till allmänheten (VMA): Gå inomhus.")
    finally:
        (records_folder() / f"{VMA}.json").unlink()


def test_old_information_is_marked() -> None:
    fresh, old = render(FACTS, NOON), render(FACTS, NOON + timedelta(days=3))

    assert "Senast känt" not in fresh
    assert old.count('class="stale">Senast känt') == len(FACTS.status.systems)


def test_estimate_is_told_only_where_there_is_one() -> None:
    ist = FACTS.status.systems["ist"].copy(update={"estimate": Estimate(value="i veckan", source="bulletin")})
    facts = replace(FACTS, status=FACTS.status.copy(update={"systems": {**FACTS.status.systems, "ist": ist}}))

    assert "Beräknas fungera" not in render(FACTS, NOON)
    assert render(facts, NOON).count("Beräknas fungera i veckan.") == 1
