from __future__ import annotations

import json
import re
import shutil
from datetime import datetime, timedelta, timezone
from pathlib import Path

import httpx
import pytest

from bot.dialogue.backup import back_up, last_made
from bot.settings import Settings, settings
from bot.web.metrics import Metrics
from tests.conftest import edit
from tests.faults.conftest import alone  # noqa: F401
from tests.serving import Bot, Resident


def told(served: str) -> dict[str, float]:
    text = httpx.get(f"{served}/metrics", timeout=20).text
    return {name: float(value) for name, value in re.findall(r"^(\w+(?:\{.*\})?) (\S+)$", text, re.M)}


@pytest.mark.parametrize(
    ("text", "topic"),
    [("när har ni öppet?", "oppettider"), ("det brinner hos grannen", "nodlage")],
)
def test_answers_are_counted_by_topic(served: str, text: str, topic: str) -> None:
    name = f'lots_messages_total{{topic="{topic}"}}'
    resident = Resident(served)
    before = told(served)

    resident.say(text)

    after = told(served)
    assert after[name] == before.get(name, 0) + 1
    assert after['lots_seconds_count{step="whole"}'] == before.get('lots_seconds_count{step="whole"}', 0) + 1


def test_refusals_are_counted_by_code(served: str) -> None:
    before = told(served).get('lots_errors_total{code="no_session"}', 0)

    httpx.post(f"{served}/chat/message", json={"text": "hej"}, timeout=20)

    assert told(served)['lots_errors_total{code="no_session"}'] == before + 1


def test_health_and_model_are_told(served: str) -> None:
    figures = told(served)

    assert (figures["lots_ready"], figures["lots_open"], figures['lots_files_good{what="facts"}']) == (1, 1, 1)
    assert any(name.startswith("lots_model{model=") for name in figures)


@pytest.mark.parametrize(("days", "stale"), [(0, 0), (2, 1)])
def test_status_that_is_old_is_told(tmp_path: Path, days: int, stale: int) -> None:
    incident = Path(shutil.copytree(settings().incident, tmp_path / "incident"))
    updated = datetime.now(timezone.utc).replace(microsecond=0) - timedelta(days=days)
    edit(incident / "status.yml", "updated: 2022-12-05", f"updated: {updated.isoformat()}", 1)

    metrics = Metrics(Settings(incident=incident))
    metrics.text(ready=True)

    assert metrics.registry.get_sample_value("lots_status_stale") == stale
    age = metrics.registry.get_sample_value("lots_status_age_seconds")
    assert age == pytest.approx(timedelta(days=days).total_seconds(), abs=60)


def test_last_copy_is_told(tmp_path: Path) -> None:
    variable = tmp_path / "var"
    variable.mkdir()
    back_up(tmp_path / "copies", variable, settings().incident)

    metrics = Metrics(Settings(variable=variable))
    metrics.text(ready=True)

    assert metrics.registry.get_sample_value("lots_backup_timestamp_seconds") == last_made(variable)


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
def test_what_comes_through_a_proxy_sees_no_metrics(served: str, header: str) -> None:
    assert httpx.get(f"{served}/metrics", headers={header: "127.0.0.1"}, timeout=20).status_code == 404


def test_made_up_paths_make_no_series(served: str) -> None:
    for number in range(5):
        httpx.get(f"{served}/nope/{number}", timeout=20)

    assert not any("nope" in name for name in told(served))


def test_log_has_one_line_a_request_and_nobodys_words(alone: Bot) -> None:  # noqa: F811
    resident = Resident(alone.url)
    before = len(alone.said())

    answer = resident.say('hemlig sak\n{"event": "forged"}\r\n när öppnar ni?')

    lines = [json.loads(line) for line in alone.said()[before:].splitlines()]
    assert [(line["event"], line["route"], line["status"], line["topic"]) for line in lines] == [
        ("request", "/chat/message", 200, answer.json()["topic"])
    ]
    assert "hemlig" not in alone.said()
    assert resident.headers["Authorization"].removeprefix("Bearer ") not in alone.said()
