import json
from pathlib import Path

import httpx
import pytest

from tests.conftest import edit
from tests.serving import until


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health(served: str, path: str) -> None:
    response = httpx.get(served + path, timeout=20)

    assert (response.status_code, response.json()) == (200, {"status": "ok"})


def test_summary_has_statuspages_shape(served: str) -> None:
    summary = httpx.get(served + "/api/v2/summary.json", timeout=20).json()

    assert set(summary) == {"page", "components", "incidents", "scheduled_maintenances", "status"}
    assert {"id", "name", "status", "updated_at"} <= set(summary["components"][0])
    assert summary["status"]["indicator"] == "major"


def test_demo_page_has_the_phone_number_without_javascript(served: str) -> None:
    page = httpx.get(served + "/", timeout=20)

    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert ">011-15 00 00</a>" in page.text[page.text.index("<noscript>") : page.text.index("</noscript>")]
    assert "{" not in page.text


def test_widget_is_one_script(served: str) -> None:
    script = httpx.get(served + "/widget.js", timeout=20)

    assert script.headers["content-type"].startswith("text/javascript")
    assert "innerHTML" not in script.text


def test_page_allows_nothing_from_elsewhere(served: str) -> None:
    assert "default-src 'self'" in httpx.get(served + "/", timeout=20).headers["content-security-policy"]


def test_headers_guard_every_answer_and_speak_of_tls_only_over_it(served: str) -> None:
    for path in ("/", "/chat/channels", "/no-such-page"):
        headers = httpx.get(served + path, timeout=20).headers

        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "camera=()" in headers["permissions-policy"]
        assert "strict-transport-security" not in headers
        assert "set-cookie" not in headers


def test_accessibility_statement_names_a_channel(served: str) -> None:
    page = httpx.get(served + "/tillganglighet", timeout=20)

    assert page.status_code == 200
    assert "011-15 00 00" in page.text
    assert "{" not in page.text


def test_script_carries_contacts_and_status_for_the_day_its_server_is_gone(served: str) -> None:
    script = httpx.get(f"{served}/widget.js", timeout=20).text

    known = json.loads(script.split("let facts = ", 1)[1].split(";\n", 1)[0])
    assert known["channels"][0]["value"] == "011-15 00 00"
    assert known["summary"]["page"]["updated_at"].startswith("2022-12-05")
    assert known["summary"]["components"]


@pytest.mark.parametrize("path", ["/", "/tillganglighet", "/widget.js"])
def test_municipality_is_named_by_the_facts_alone(served: str, incident: Path, path: str) -> None:
    edit(incident / "channels.yml", "owner: Norrköpings kommun", "owner: Storaby kommun")

    until(lambda: "Storaby kommun" in httpx.get(served + path, timeout=20).text, seconds=20)

    assert "Norrköpings kommun" not in httpx.get(served + path, timeout=20).text
