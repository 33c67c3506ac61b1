from __future__ import annotations

import json
from typing import Any

import pytest

from bot.facts.feeds import Feed
from bot.facts.statuspage import read_summary
from bot.facts.systems import State

FEED = Feed.parse_obj(
    {"title": "T", "url": "https://status.example", "systems": {"vitec": "Kundportalen", "ist": "i1", "natverk": "*"}}
)


def page(**fields: Any) -> bytes:
    components = [
        {"id": "k1", "name": "Kundportalen", "status": "partial_outage"},
        {"id": "i1", "name": "IST", "status": "operational"},
    ]
    return json.dumps({"status": {"indicator": "minor"}, "components": components, "incidents": []} | fields).encode()


def incident(status: str, **fields: Any) -> dict[str, Any]:
    return {"name": "Kö till {inloggning}", "status": status, "components": [{"id": "k1"}]} | fields


def test_component_is_found_by_name_and_by_id() -> None:
    heard = read_summary(page(), FEED)

    assert (heard["vitec"].state, heard["ist"].state) == (State.PARTIAL, State.OPERATIONAL)


@pytest.mark.parametrize(
    ("indicator", "state"),
    [("none", State.OPERATIONAL), ("critical", State.MAJOR), ("purple", State.UNKNOWN), (None, State.UNKNOWN)],
)
def test_whole_page_by_its_indicator(indicator: str | None, state: State) -> None:
    assert read_summary(page(status={"indicator": indicator}), FEED)["natverk"].state is state


def test_component_that_is_gone_is_unknown() -> None:
    heard = read_summary(page(components=[]), FEED)

    assert heard["vitec"].state is State.UNKNOWN


@pytest.mark.parametrize("status", ["excellent", None, 7, ["operational"]])
def test_state_that_is_no_state_is_unknown(status: object) -> None:
    heard = read_summary(page(components=[{"id": "i1", "status": status}]), FEED)

    assert heard["ist"].state is State.UNKNOWN


def test_incident_is_told_without_placeholders() -> None:
    heard = read_summary(page(incidents=[incident("resolved", name="Gammal"), incident("investigating")]), FEED)

    assert (heard["vitec"].text, heard["ist"].text) == ("Kö till inloggning.", "")


def test_maintenance_to_come_is_not_told_as_now() -> None:
    heard = read_summary(page(scheduled_maintenances=[incident("scheduled")]), FEED)

    assert heard["vitec"].text == ""


@pytest.mark.parametrize("body", [b"", b"null", b"{}", b'{"components": {}, "status": {}}', b'{"components": []}'])
def test_rubbish_is_told(body: bytes) -> None:
    with pytest.raises(ValueError, match="svaret"):
        read_summary(body, FEED)
