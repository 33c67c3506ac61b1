"""Requests that nobody thought of, generated from our own OpenAPI document and by hypothesis.

`LOTS_FUZZ=1000` makes more than ten thousand requests; without it, enough to notice.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import Case
from schemathesis.checks import CheckFunction, load_all_checks
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

EXAMPLES = int(os.environ.get("LOTS_FUZZ", "40"))
QUIET = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
REQUESTS = 10 * EXAMPLES
PHONE = "011-15 00 00"
_COUNTED = re.compile(r'^lots_requests_total\{route="[^"]*",status="(\d+)"\} (\S+)', re.MULTILINE)
CLIENT = httpx.Client(timeout=20)  # one for all: making one costs more than its request

load_all_checks()
CHECKS: list[CheckFunction] = [
    schemathesis.checks.not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
schema = schemathesis.openapi.from_path("bot/web/openapi.yml")


REQUESTS_A_SESSION = 25  # a conversation of thousands of messages would measure patience


class Bearers:
    """The header of a session, a fresh one now and then."""

    def __init__(self, served: str) -> None:
        self._served = served
        self._used = 0
        self._header: dict[str, str] = {}

    def __call__(self) -> dict[str, str]:
        if self._used % REQUESTS_A_SESSION == 0:
            token = CLIENT.post(f"{self._served}/chat/session").json()["token"]
            self._header = {"Authorization": f"Bearer {token}"}
        self._used += 1
        return self._header


def counted(served: str) -> Counter[str]:
    """How many requests the served bot has had, by status, as it counts them itself."""
    found: Counter[str] = Counter()
    for status, number in _COUNTED.findall(CLIENT.get(f"{served}/metrics").text):
        found[status] += int(float(number))
    return found


@pytest.fixture(scope="module", autouse=True)
def before(served: str) -> Counter[str]:
    return counted(served)


@pytest.fixture(scope="module")
def bearers(served: str) -> Bearers:
    return Bearers(served)


@schema.exclude(path="/chat/session", method="DELETE").parametrize()
@QUIET
def test_every_answer_is_as_the_document_says(case: Case[Any], served: str, bearers: Bearers) -> None:
    response = case.call(base_url=served, headers=dict(case.headers or {}) | bearers())

    case.validate_response(response, checks=CHECKS)
    if response.status_code >= 400:
        assert PHONE in response.text


@given(body=st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
@QUIET
def test_any_bytes_are_answered_or_refused(served: str, bearers: Bearers, body: bytes) -> None:
    response = CLIENT.post(
        f"{served}/chat/message", headers={**bearers(), "Content-Type": "application/json"}, content=body, timeout=20
    )

    assert response.status_code in (200, 400)


@given(text=st.text(max_size=500))
@QUIET
def test_any_text_gets_a_reply_with_a_channel(served: str, bearers: Bearers, text: str) -> None:
    response = CLIENT.post(f"{served}/chat/message", headers=bearers(), json={"text": text})

    if response.status_code == 200:
        assert all(reply["channels"] for reply in response.json()["replies"])
    else:
        assert response.status_code == 400
        assert PHONE in response.text


@given(payload=st.text(max_size=40).map(lambda text: f"/{text}"))
@QUIET
def test_no_payload_that_was_not_offered_is_taken(served: str, payload: str) -> None:
    token = CLIENT.post(f"{served}/chat/session").json()["token"]
    headers = {"Authorization": f"Bearer {token}"}
    before = CLIENT.get(f"{served}/chat/history", headers=headers).json()

    response = CLIENT.post(f"{served}/chat/message", headers=headers, json={"payload": payload})

    assert response.status_code == 400
    assert CLIENT.get(f"{served}/chat/history", headers=headers).json() == before


@given(
    token=st.text(st.characters(codec="ascii", exclude_categories=["C"]), min_size=1, max_size=200)
    .map(str.strip)
    .filter(bool)
)
@QUIET
def test_no_made_up_token_opens_a_conversation(served: str, token: str) -> None:
    response = CLIENT.get(f"{served}/chat/history", headers={"Authorization": f"Bearer {token}"})

    assert response.status_code == 401


def test_requests_were_many_and_none_failed_at_the_server(served: str, before: Counter[str]) -> None:
    since = counted(served) - before

    assert since.total() >= REQUESTS
    assert [status for status in since if status >= "500"] == []
