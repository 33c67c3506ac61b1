"""The poller against a real server that plays a vendor and Sveriges Radio, faults included."""

from __future__ import annotations

import asyncio
import json
import shutil
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from bot.assistant import Assistant
from bot.facts.incident import Facts, read_facts
from bot.facts.records import read_record
from bot.facts.systems import State
from bot.facts.told import with_told
from bot.web.polling import MOST_BYTES, Poller
from tests.conftest import ROOT

NOON = datetime(2022, 12, 5, 12, tzinfo=timezone.utc)
NAME = "leverantor"
SUMMARY = json.dumps(
    {
        "status": {"indicator": "none"},
        "components": [{"id": "k", "name": "Kundportalen", "status": "major_outage"}],
        "incidents": [],
    }
).encode()


class Stage:
    """What the server plays: a body, a status, a place to send the asker, or silence until it is let go."""

    def __init__(self) -> None:
        self.status, self.body, self.location = 200, SUMMARY, ""
        self.asked = 0
        self.silent = threading.Event()
        self.silent.set()
        stage = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                stage.asked += 1
                stage.silent.wait(timeout=30)
                self.send_response(stage.status)
                if stage.location:
                    self.send_header("Location", stage.location)
                self.end_headers()
                self.wfile.write(stage.body)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def stage() -> Iterator[Stage]:
    played = Stage()
    yield played
    played.silent.set()
    played.server.shutdown()
    played.server.server_close()


class Played:
    """A poller with a clock of its own, on a folder of facts that names the stage."""

    def __init__(self, incident: Path, records: Path, stage: Stage) -> None:
        path = incident / "status.yml"
        text = path.read_text(encoding="utf-8").replace("https://vmaapi.sr.se/api/v3/alerts", f"{stage.url}vma")
        feed = f"feeds:\n  {NAME}:\n    title: L\n    url: {stage.url}\n    systems: {{vitec: Kundportalen}}\n"
        path.write_text(text.replace("\nsystems:\n", f"\n{feed}\nsystems:\n"), encoding="utf-8")
        self.incident, self.records, self.now = incident, records, NOON
        self.poller = Poller(incident, records, lambda: self.now)

    async def poll(self, minutes: int = 0, every: float = 0) -> None:
        self.now += timedelta(minutes=minutes)
        await self.poller.poll(every)

    @property
    def facts(self) -> Facts:
        return with_told(read_facts(self.incident), self.records)

    @property
    def error(self) -> str | None:
        feed = self.facts.status.feeds[NAME]
        record = read_record(self.records, NAME, feed.url)
        return record.error if record else None


@pytest.fixture
def played(tmp_path: Path, stage: Stage) -> Played:
    incident = Path(shutil.copytree(ROOT / "incident", tmp_path / "incident"))
    return Played(incident, tmp_path / "records", stage)


async def test_their_word_reaches_the_facts(played: Played) -> None:
    await played.poll()

    vitec = played.facts.status.systems["vitec"]
    assert (vitec.state, vitec.published) == (State.MAJOR, NOON)


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (500, SUMMARY, "svarade 500"),
        (404, b"", "svarade 404"),
        (200, b"<html>rubbish", "inte JSON"),
        (200, b'{"components": "x"}', "saknar components"),
        (200, b'{"a": "' + b"x" * MOST_BYTES + b'"}', "mer än"),
    ],
)
async def test_fault_is_kept_with_its_reason(
    played: Played, stage: Stage, status: int, body: bytes, reason: str
) -> None:
    stage.status, stage.body = status, body

    await played.poll()

    assert reason in str(played.error)
    assert played.facts.status.systems["vitec"].state is State.PARTIAL


@pytest.mark.parametrize("place", ["ftp://127.0.0.1/x", "file:///etc/passwd", "/"])
async def test_redirect_that_leads_nowhere_good_is_not_followed_for_ever(
    played: Played, stage: Stage, place: str
) -> None:
    stage.status, stage.location = 302, place

    await played.poll()

    assert played.error
    assert stage.asked <= 2 * 4


async def test_gone_long_is_unknown_and_back_is_known_again(played: Played, stage: Stage) -> None:
    path = played.incident / "status.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace(
            "title: Vitec\n    state: partial_outage", "title: Vitec\n    state: operational"
        ),
        encoding="utf-8",
    )
    seen: list[State] = []
    for status, minutes in ((200, 0), (500, 10), (500, 10), (200, 1)):
        stage.status = status
        await played.poll(minutes)
        seen.append(played.facts.status.systems["vitec"].state)

    assert seen == [State.MAJOR, State.MAJOR, State.UNKNOWN, State.MAJOR]
    assert played.error is None


async def test_server_that_is_not_there_is_told(played: Played, stage: Stage) -> None:
    stage.server.shutdown()
    stage.server.server_close()

    await played.poll()

    assert str(played.error).startswith("servern går inte att nå")


async def test_announcement_is_shown_and_withdrawn(played: Played, stage: Stage) -> None:
    info: dict[str, Any] = {"language": "sv-SE", "description": "Gå inomhus.", "area": [{"geocode": [{"value": "05"}]}]}
    alert = {"identifier": "a", "sent": NOON.isoformat(), "status": "Actual", "msgType": "Alert", "info": [info]}
    stage.body = json.dumps({"alerts": [alert]}).encode()
    await played.poll()
    shown = [entry.text for entry in played.facts.in_force(NOON)]
    stage.body = b'{"alerts": []}'
    await played.poll(1)

    assert (shown, played.facts.in_force(NOON)) == (["Gå inomhus."], [])


async def test_test_announcement_is_not_shown(played: Played, stage: Stage) -> None:
    info: dict[str, Any] = {"description": "Provlarm", "area": [{"geocode": [{"value": "0581"}]}]}
    alert = {"identifier": "a", "sent": NOON.isoformat(), "status": "Test", "msgType": "Alert", "info": [info]}
    stage.body = json.dumps({"alerts": [alert]}).encode()

    await played.poll()

    assert played.facts.in_force(NOON) == []


async def test_another_workers_fresh_word_is_enough(played: Played, stage: Stage) -> None:
    await played.poll(every=60)
    await played.poll(every=60)
    asked_once = stage.asked
    await played.poll(minutes=1, every=60)

    assert (asked_once, stage.asked) == (2, 4)


async def test_feed_is_asked_though_the_clock_was_set_back(played: Played, stage: Stage) -> None:
    await played.poll()
    asked_once = stage.asked
    await played.poll(minutes=-60, every=60)

    assert stage.asked == 2 * asked_once


async def test_no_answer_waits_for_a_silent_feed(played: Played, stage: Stage, assistant: Assistant) -> None:
    stage.silent.clear()
    polling = asyncio.create_task(played.poll())
    while not stage.asked:
        await asyncio.sleep(0)

    answer = await assistant.answer("silent feed", "fungerar vitec?")

    assert answer.system == "vitec"
    assert not polling.done()
    stage.silent.set()
    await polling
