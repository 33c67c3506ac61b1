"""Reads what others tell in Statuspage's shape."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.facts.feeds import WHOLE_PAGE, Feed
from bot.facts.records import Heard, as_object, clean, objects
from bot.facts.systems import State

_INDICATORS = {
    "none": State.OPERATIONAL,
    "minor": State.DEGRADED,
    "major": State.PARTIAL,
    "critical": State.MAJOR,
    "maintenance": State.MAINTENANCE,
}
_OVER = ("resolved", "postmortem", "completed", "scheduled")
_MOST_SIGNS = 200


def read_summary(body: bytes, feed: Feed) -> dict[str, Heard]:
    """What the page says of each of our systems; a component or state that is not there is unknown.

    Raises ValueError when the body is no summary at all.
    """
    page = as_object(body)
    components = page.get("components")
    if not isinstance(components, list) or not isinstance(page.get("status"), dict):
        raise ValueError("svaret saknar components eller status")  # noqa: TRY004
    return {system: _heard(page, wanted) for system, wanted in feed.systems.items()}


def _heard(page: Mapping[str, Any], wanted: str) -> Heard:
    if wanted == WHOLE_PAGE:
        state = _INDICATORS.get(str(page["status"].get("indicator")), State.UNKNOWN)
        return Heard(state=state, text=_news(page, None))
    found = next(
        (part for part in objects(page.get("components")) if wanted in (part.get("id"), part.get("name"))), None
    )
    if found is None:
        return Heard(state=State.UNKNOWN, text="")
    return Heard(state=_state(found.get("status")), text=_news(page, found.get("id")))


def _state(status: object) -> State:
    try:
        return State(status)
    except ValueError:
        return State.UNKNOWN


def _news(page: Mapping[str, Any], component: object) -> str:
    """The name of what is going on with the component, or with any."""
    for incident in (*objects(page.get("incidents")), *objects(page.get("scheduled_maintenances"))):
        touched = [part.get("id") for part in objects(incident.get("components"))]
        if incident.get("status") not in _OVER and (component is None or component in touched):
            name = clean(incident.get("name") or "", _MOST_SIGNS)
            return name if not name or name.endswith((".", "!", "?", "…")) else f"{name}."
    return ""
