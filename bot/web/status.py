"""The published status in Atlassian Statuspage's shape."""

from __future__ import annotations

from typing import Any

from bot.facts.incident import Facts
from bot.facts.systems import State, moment

_INDICATORS = (
    (State.MAJOR, "major", "Större störning"),
    (State.PARTIAL, "minor", "Störning"),
    (State.DEGRADED, "minor", "Störning"),
    (State.MAINTENANCE, "maintenance", "Underhåll pågår"),
)


def summary(facts: Facts) -> dict[str, Any]:
    """The body of `summary.json`. Statuspage has no word for unknown: such a system is left out."""
    updated = moment(facts.status.updated).isoformat()
    components = [
        {
            "id": name,
            "name": system.title,
            "status": system.state.value,
            "description": system.text,
            "position": position,
            "updated_at": moment(system.published).isoformat(),
            "showcase": True,
            "only_show_if_degraded": False,
            "group": False,
        }
        for position, (name, system) in enumerate(facts.status.systems.items(), start=1)
        if system.state is not State.UNKNOWN
    ]
    indicator, description = _worst(facts)
    return {
        "page": {
            "id": "kontaktlots",
            "name": "Norrköpings kommun",
            "url": "/",
            "time_zone": "Europe/Stockholm",
            "updated_at": updated,
        },
        "components": components,
        "incidents": [],
        "scheduled_maintenances": [],
        "status": {"indicator": indicator, "description": description},
    }


def brief(facts: Facts) -> dict[str, Any]:
    """As much of `summary.json`, in its shape, as the head of the chat tells."""
    whole = summary(facts)
    return {
        "page": {"updated_at": whole["page"]["updated_at"]},
        "components": [{"status": component["status"]} for component in whole["components"]],
    }


def _worst(facts: Facts) -> tuple[str, str]:
    states = {system.state for system in facts.status.systems.values()}
    for state, indicator, description in _INDICATORS:
        if state in states:
            return indicator, description
    return "none", "Allt fungerar"
