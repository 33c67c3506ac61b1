from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.facts.feeds import Feed
from bot.facts.incident import Facts, read_facts
from bot.facts.records import VMA, Announcement, Heard, Record, write_record
from bot.facts.systems import State
from bot.facts.told import with_told
from tests.conftest import ROOT

NOON = datetime(2022, 12, 5, 12, tzinfo=timezone.utc)
URL = "https://status.example/summary.json"
OWN = read_facts(ROOT / "incident")


def facts(ours: State) -> Facts:
    vitec = OWN.status.systems["vitec"].copy(update={"state": ours})
    feeds = {"leverantor": Feed.parse_obj({"title": "Leverantören", "url": URL, "systems": {"vitec": "x"}})}
    return replace(
        OWN, status=OWN.status.copy(update={"feeds": feeds, "systems": {**OWN.status.systems, "vitec": vitec}})
    )


def told(folder: Path, ours: State, theirs: State | None, silent_minutes: int = 0) -> tuple[State, str, str]:
    systems = {"vitec": Heard(state=theirs, text="Kö.")} if theirs else {}
    tried = NOON + timedelta(minutes=silent_minutes)
    write_record(folder, "leverantor", Record(url=URL, tried=tried, fetched=NOON, systems=systems))
    merged = with_told(facts(ours), folder)
    system = merged.status.systems["vitec"]
    return system.state, system.text, merged.channels.sources[system.source].title


@pytest.mark.parametrize(
    ("ours", "theirs", "state"),
    [
        (State.OPERATIONAL, State.MAJOR, State.MAJOR),
        (State.MAJOR, State.OPERATIONAL, State.MAJOR),
        (State.PARTIAL, State.MAJOR, State.MAJOR),
        (State.UNKNOWN, State.OPERATIONAL, State.OPERATIONAL),
        (State.OPERATIONAL, State.OPERATIONAL, State.OPERATIONAL),
    ],
)
def test_worse_word_counts(tmp_path: Path, ours: State, theirs: State, state: State) -> None:
    assert told(tmp_path, ours, theirs)[0] is state


def test_their_word_names_its_source(tmp_path: Path) -> None:
    assert told(tmp_path, State.OPERATIONAL, State.MAJOR)[1:] == ("Kö.", "Leverantören")


def test_silence_for_too_long_is_unknown(tmp_path: Path) -> None:
    state, text, _ = told(tmp_path, State.OPERATIONAL, State.OPERATIONAL, silent_minutes=16)

    assert state is State.UNKNOWN
    assert text == "Det går inte att hämta läget från Leverantören just nu."


def test_silence_makes_nothing_known_to_be_broken_unknown(tmp_path: Path) -> None:
    assert told(tmp_path, State.MAJOR, State.OPERATIONAL, silent_minutes=16)[0] is State.MAJOR


def test_short_silence_keeps_the_last_word(tmp_path: Path) -> None:
    assert told(tmp_path, State.OPERATIONAL, State.DEGRADED, silent_minutes=14)[0] is State.DEGRADED


def test_page_that_says_nothing_of_the_system_is_unknown(tmp_path: Path) -> None:
    assert told(tmp_path, State.OPERATIONAL, None)[:2] == (State.UNKNOWN, "Leverantören säger inget om det.")


@pytest.mark.parametrize(("minutes", "kept"), [(0, ["ended", "open"]), (16, ["ended"])])
def test_announcement_outlives_its_feed_until_its_end(tmp_path: Path, minutes: int, kept: list[str]) -> None:
    assert OWN.status.vma
    ended = Announcement(identifier="ended", text="a", sent=NOON, expires=NOON + timedelta(hours=1), url=None)
    without_end = ended.copy(update={"identifier": "open", "expires": None})
    tried = NOON + timedelta(minutes=minutes)
    record = Record(url=OWN.status.vma.url, tried=tried, fetched=NOON, announcements=[ended, without_end])
    write_record(tmp_path, VMA, record)

    merged = with_told(OWN, tmp_path)

    assert [entry.identifier for entry in merged.in_force(NOON)] == kept
    assert "ended" not in [entry.identifier for entry in merged.in_force(NOON + timedelta(hours=2))]
