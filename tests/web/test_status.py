from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.facts.hours import STOCKHOLM
from bot.facts.incident import Facts, read_facts
from bot.facts.records import Announcement
from bot.facts.systems import Estimate, State
from bot.web.status import summary
from tests.conftest import ROOT

FACTS = read_facts(ROOT / "incident")
NOON = datetime(2022, 12, 5, 12, tzinfo=STOCKHOLM)
# What https://www.githubstatus.com/api/v2/summary.json and its like send.
COMPONENT = {
    "id", "name", "status", "created_at", "updated_at", "position", "description", "showcase", "start_date", "group_id",
    "page_id", "group", "only_show_if_degraded",
}  # fmt: skip
INCIDENT = {
    "id", "name", "status", "created_at", "updated_at", "monitoring_at", "resolved_at", "impact", "shortlink",
    "started_at", "page_id", "incident_updates", "components", "reminder_intervals",
}  # fmt: skip
UPDATE = {
    "id", "status", "body", "incident_id", "created_at", "updated_at", "display_at", "affected_components",
    "deliver_notifications", "custom_tweet", "tweet_id",
}  # fmt: skip


def with_states(**states: State) -> Facts:
    systems = {
        name: system.copy(update={"state": states.get(name, State.OPERATIONAL)})
        for name, system in FACTS.status.systems.items()
    }
    return replace(FACTS, status=FACTS.status.copy(update={"systems": systems}))


def told(facts: Facts, now: datetime = NOON) -> dict[str, Any]:
    return summary(facts, now)


def test_fields_are_statuspages() -> None:
    body = told(FACTS)

    assert {frozenset(part) for part in body["components"]} == {frozenset(COMPONENT)}
    assert {frozenset(event) for event in body["incidents"]} == {frozenset(INCIDENT)}
    assert {frozenset(update) for event in body["incidents"] for update in event["incident_updates"]} == {
        frozenset(UPDATE)
    }


def test_each_disturbance_is_an_incident_with_its_component() -> None:
    (incident,) = told(with_states(ist=State.PARTIAL))["incidents"]

    assert (incident["name"], incident["impact"]) == ("IST: fungerar delvis", "minor")
    assert [part["id"] for part in incident["components"]] == ["ist"]


@pytest.mark.parametrize(
    ("states", "indicator", "description"),
    [
        ({}, "none", "Allt fungerar"),
        ({"ist": State.UNKNOWN}, "none", "Inga kända störningar"),
        ({"ist": State.MAINTENANCE}, "maintenance", "Underhåll pågår"),
        ({"ist": State.DEGRADED, "vitec": State.MAINTENANCE}, "minor", "Störning"),
        ({"ist": State.DEGRADED, "vitec": State.MAJOR}, "major", "Större störning"),
    ],
)
def test_worst_state_is_the_indicator(states: dict[str, State], indicator: str, description: str) -> None:
    assert told(with_states(**states))["status"] == {"indicator": indicator, "description": description}


def test_unknown_is_left_out() -> None:
    assert "ist" not in [part["id"] for part in told(with_states(ist=State.UNKNOWN))["components"]]


def test_maintenance_has_an_end_only_where_one_is_published() -> None:
    facts = with_states(ist=State.MAINTENANCE)
    (open_end,) = told(facts)["scheduled_maintenances"]
    facts.status.systems["ist"] = facts.status.systems["ist"].copy(
        update={"estimate": Estimate(value="2022-12-07T12:00", source="bulletin")}
    )
    (with_end,) = told(facts)["scheduled_maintenances"]

    assert open_end["scheduled_until"] is None
    assert with_end["scheduled_until"] == "2022-12-07T12:00:00+01:00"


def test_announcement_is_a_critical_incident_until_it_ends() -> None:
    entry = Announcement(identifier="v", text="Gå in.", sent=NOON, expires=NOON + timedelta(hours=1), url=None)
    facts = replace(with_states(), announcements=(entry,))

    (incident,) = told(facts)["incidents"]

    assert (incident["id"], incident["impact"], incident["incident_updates"][0]["body"]) == ("v", "critical", "Gå in.")
    assert told(facts, NOON + timedelta(hours=2))["incidents"] == []
