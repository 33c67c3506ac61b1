"""The published status in Atlassian Statuspage's shape."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from bot.facts.changes import told_text
from bot.facts.incident import Facts
from bot.facts.records import Announcement
from bot.facts.systems import STATE_WORDS, State, System, moment

PAGE = "kontaktlots"
PATH = "/status"
_INDICATORS = (
    (State.MAJOR, "major", "Större störning"),
    (State.PARTIAL, "minor", "Störning"),
    (State.DEGRADED, "minor", "Störning"),
    (State.MAINTENANCE, "maintenance", "Underhåll pågår"),
)
_IMPACTS = {State.MAJOR: "major", State.PARTIAL: "minor", State.DEGRADED: "minor"}
_ANNOUNCEMENT = "Viktigt meddelande till allmänheten (VMA)"


def summary(facts: Facts, now: datetime) -> dict[str, Any]:
    """The body of `summary.json` at `now`. Statuspage has no word for unknown: such a system is left out."""
    systems = {name: system for name, system in facts.status.systems.items() if system.state is not State.UNKNOWN}
    parts = {name: _component(name, system, position) for position, (name, system) in enumerate(systems.items(), 1)}
    indicator, description = overall(facts)
    return {
        "page": {
            "id": PAGE,
            "name": facts.channels.owner,
            "url": PATH,
            "time_zone": "Europe/Stockholm",
            "updated_at": moment(facts.status.updated).isoformat(),
        },
        "components": list(parts.values()),
        "incidents": [
            *(_announcement(entry) for entry in facts.in_force(now)),
            *(
                _incident(name, system, parts[name], _IMPACTS[system.state], "identified")
                for name, system in systems.items()
                if system.state in _IMPACTS
            ),
        ],
        "scheduled_maintenances": [
            _incident(name, system, parts[name], "maintenance", "in_progress") | _span(system)
            for name, system in systems.items()
            if system.state is State.MAINTENANCE
        ],
        "status": {"indicator": indicator, "description": description},
    }


def brief(facts: Facts, now: datetime) -> dict[str, Any]:
    """As much of `summary.json`, in its shape, as the head of the chat tells."""
    whole = summary(facts, now)
    return {
        "page": {key: whole["page"][key] for key in ("name", "updated_at")},
        "components": [{"status": component["status"]} for component in whole["components"]],
    }


def overall(facts: Facts) -> tuple[str, str]:
    """Statuspage's indicator of the worst state, and its words. Where nothing is worse, unknown is no all-clear."""
    states = {system.state for system in facts.status.systems.values()}
    for state, indicator, description in _INDICATORS:
        if state in states:
            return indicator, description
    return "none", "Inga kända störningar" if State.UNKNOWN in states else "Allt fungerar"


def _component(name: str, system: System, position: int) -> dict[str, Any]:
    at = moment(system.published).isoformat()
    return {
        "id": name,
        "name": system.title,
        "status": system.state.value,
        "description": told_text(system),
        "position": position,
        "created_at": at,
        "updated_at": at,
        "start_date": None,
        "showcase": True,
        "only_show_if_degraded": False,
        "group": False,
        "group_id": None,
        "page_id": PAGE,
    }


def _incident(name: str, system: System, component: dict[str, Any], impact: str, status: str) -> dict[str, Any]:
    at = moment(system.published).isoformat()
    title = f"{system.title}: {STATE_WORDS[system.state]}"
    return _event(f"{name}-{at}", title, told_text(system), at, impact, status, f"{PATH}#{name}", [component])


def _announcement(entry: Announcement) -> dict[str, Any]:
    at = entry.sent.isoformat()
    link = entry.url or PATH
    return _event(entry.identifier, _ANNOUNCEMENT, entry.text, at, "critical", "identified", link, [])


def _event(
    identifier: str,
    name: str,
    text: str,
    at: str,
    impact: str,
    status: str,
    link: str,
    parts: list[dict[str, Any]],
) -> dict[str, Any]:
    """Only the latest word is known of each, so each has one update."""
    update = {
        "id": f"{identifier}-1",
        "incident_id": identifier,
        "status": status,
        "body": text,
        "created_at": at,
        "updated_at": at,
        "display_at": at,
        "affected_components": [
            {"code": part["id"], "name": part["name"], "old_status": part["status"], "new_status": part["status"]}
            for part in parts
        ],
        "deliver_notifications": False,
        "custom_tweet": None,
        "tweet_id": None,
    }
    return {
        "id": identifier,
        "name": name,
        "status": status,
        "impact": impact,
        "created_at": at,
        "updated_at": at,
        "started_at": at,
        "monitoring_at": None,
        "resolved_at": None,
        "shortlink": link,
        "page_id": PAGE,
        "incident_updates": [update],
        "components": parts,
        "reminder_intervals": None,
    }


def _span(system: System) -> dict[str, str | None]:
    """When the maintenance began, and when it is to end where a time is published."""
    end = system.estimate.value if system.estimate else None
    until = moment(end).isoformat() if isinstance(end, date) else None
    return {"scheduled_for": moment(system.published).isoformat(), "scheduled_until": until}
