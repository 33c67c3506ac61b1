import asyncio
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.facts.switch import turn_off, turn_on
from bot.settings import settings
from tests.conftest import ALLOWED_PORT


@pytest.fixture
def client(served: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=served, timeout=20) as opened:
        yield opened


@pytest.fixture
def bearer(client: httpx.Client) -> dict[str, str]:
    return begun(client)


def begun(client: httpx.Client) -> dict[str, str]:
    response = client.post("/chat/session")
    assert response.status_code == 201, response.text
    return {"Authorization": f"Bearer {response.json()['token']}"}


def said(client: httpx.Client, bearer: dict[str, str], **body: Any) -> dict[str, Any]:
    response = client.post("/chat/message", headers=bearer, json=body)
    assert response.status_code == 200, response.text
    return dict(response.json())


def test_session_begins_with_a_greeting_that_says_it_is_a_bot(client: httpx.Client) -> None:
    response = client.post("/chat/session")

    body = response.json()
    assert response.status_code == 201
    assert body["expires_in"] == 86_400
    assert "är en bot" in body["replies"][0]["text"]


def test_sessions_are_unguessable(client: httpx.Client) -> None:
    tokens = {client.post("/chat/session").json()["token"] for _ in range(5)}

    assert len(tokens) == 5
    assert all(len(token) > 60 for token in tokens)


def test_message_has_the_contracts_fields(client: httpx.Client, bearer: dict[str, str]) -> None:
    answer = said(client, bearer, text="fungerar Vitec?")

    assert set(answer) == {"topic", "confidence", "system", "replies"}
    assert (answer["topic"], answer["system"]) == ("systemstatus", "vitec")
    assert set(answer["replies"][0]) == {"text", "buttons", "channels"}


def test_button_leads_on(client: httpx.Client, bearer: dict[str, str]) -> None:
    question = said(client, bearer, text="jag vill nå nodra")

    answer = said(client, bearer, payload=question["replies"][0]["buttons"][0]["payload"])

    assert answer["topic"] == "nodra_akut"


def test_history_is_this_conversation_alone(client: httpx.Client, bearer: dict[str, str]) -> None:
    said(client, begun(client), text="en annans fråga")
    said(client, bearer, text="hej")

    messages = client.get("/chat/history", headers=bearer).json()["messages"]

    assert [message["who"] for message in messages] == ["bot", "resident", "bot"]
    assert messages[1]["text"] == "hej"


def test_deleted_conversation_is_gone(client: httpx.Client, bearer: dict[str, str]) -> None:
    assert client.delete("/chat/session", headers=bearer).status_code == 204

    assert client.get("/chat/history", headers=bearer).status_code == 401


@pytest.mark.parametrize(
    "header",
    [None, "", "Bearer", "Bearer x", "Basic abc", "Bearer eyJ.eyJ.x"],
    ids=["none", "empty", "bare", "x", "basic", "forged"],
)
def test_unknown_token_is_refused(client: httpx.Client, header: str | None) -> None:
    headers = {"Authorization": header} if header is not None else {}

    response = client.post("/chat/message", headers=headers, json={"text": "hej"})

    assert response.status_code == 401
    assert response.json()["error"]["code"] == "no_session"


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b'{"text": ""}', 400, "invalid_message"),
        (b'{"text": "  \\u0000 "}', 400, "invalid_message"),
        (b'{"text": 7}', 400, "invalid_message"),
        (b'{"text": null}', 400, "invalid_message"),
        (b'{"text": "a", "payload": "/ja"}', 400, "invalid_message"),
        (b'{"payload": "/nodlage"}', 400, "invalid_message"),
        (b"{}", 400, "invalid_message"),
        (b"[]", 400, "invalid_message"),
        (b'{"text": ', 400, "not_json"),
        (b"\xff\xfe", 400, "not_json"),
        (b"", 400, "not_json"),
        (b"[" * 10_000, 400, "not_json"),
        (b'{"text": "' + b"a" * 501 + b'"}', 400, "invalid_message"),
        (b'{"text": "' + b"a" * 20_000 + b'"}', 413, "refused"),
    ],
)
def test_bad_input_is_refused_with_a_channel(
    client: httpx.Client, bearer: dict[str, str], body: bytes, status: int, code: str
) -> None:
    response = client.post("/chat/message", headers={**bearer, "Content-Type": "application/json"}, content=body)

    assert (response.status_code, response.json()["error"]["code"]) == (status, code)
    assert "011-15 00 00" in response.json()["error"]["message"]


def test_refused_message_changes_nothing(client: httpx.Client, bearer: dict[str, str]) -> None:
    before = client.get("/chat/history", headers=bearer).json()

    client.post("/chat/message", headers=bearer, json={"payload": "/nodlage"})

    assert client.get("/chat/history", headers=bearer).json() == before


def test_other_content_types_are_refused(client: httpx.Client, bearer: dict[str, str]) -> None:
    response = client.post("/chat/message", headers=bearer, data={"text": "hej"})

    assert response.status_code == 415


@pytest.mark.parametrize("path", ["/nope", "/webhooks/rest/webhook", "/model/parse", "/conversations/a/tracker"])
def test_rasas_own_api_is_not_there(client: httpx.Client, path: str) -> None:
    response = client.post(path, json={"sender": "a", "message": "/nodlage"})

    assert response.status_code in (404, 405)
    assert "011-15 00 00" in response.json()["error"]["message"]


def test_channels_are_told(client: httpx.Client) -> None:
    channels = {channel["id"]: channel for channel in client.get("/chat/channels").json()["channels"]}

    assert channels["kontaktcenter_epost"]["href"] == "mailto:norrkoping.kommun@norrkoping.se"


@pytest.mark.parametrize("helpful", [True, False])
def test_vote_marks_the_message_it_is_about(client: httpx.Client, bearer: dict[str, str], helpful: bool) -> None:
    question = f"när har ni öppet, röst {helpful}"
    said(client, bearer, text="hej")
    said(client, bearer, text=question)

    assert client.post("/chat/feedback", headers=bearer, json={"helpful": helpful}).status_code == 204

    journal = Path(os.environ["LOTS_VARIABLE"]) / "journal.db"
    end = time.monotonic() + 5
    while time.monotonic() < end:
        with sqlite3.connect(journal) as connection:
            rows = connection.execute("SELECT topic, helpful FROM messages WHERE text = ?", [question]).fetchall()
        if rows and rows[0][1] is not None:
            break
    assert rows == [("oppettider", helpful)]


@pytest.mark.parametrize("body", [{}, {"helpful": "ja"}, {"helpful": 1}, {"helpful": None}])
def test_vote_of_another_form_is_refused(client: httpx.Client, bearer: dict[str, str], body: dict[str, Any]) -> None:
    assert client.post("/chat/feedback", headers=bearer, json=body).status_code == 400


def test_off_switch_refuses_with_its_notice_and_a_channel(
    client: httpx.Client, bearer: dict[str, str], incident: Path
) -> None:
    turn_off(incident, "Chatten vilar i natt.")
    try:
        refused = awaited(lambda: client.post("/chat/message", headers=bearer, json={"text": "hej"}), 503)
        begun_anew = client.post("/chat/session")
        told = client.get("/chat/channels").json()
    finally:
        turn_on(incident)

    assert refused.json()["error"]["code"] == "closed"
    assert (
        "Chatten vilar i natt. Vid fara för liv: ring 112. Du når kontaktcenter på 011-15 00 00"
        in refused.json()["error"]["message"]
    )
    assert begun_anew.status_code == 503
    assert told["closed"] == "Chatten vilar i natt."
    assert told["channels"]
    awaited(lambda: client.post("/chat/message", headers=bearer, json={"text": "hej"}), 200)


def awaited(call: Callable[[], httpx.Response], status: int) -> httpx.Response:
    """The response once it has `status`; the served bot looks at its files twice a second."""
    for _ in range(1000):
        response = call()
        if response.status_code == status:
            return response
    pytest.fail(f"{status} never came, {response.status_code} did")


ALLOWED = f"http://localhost:{ALLOWED_PORT}"


def test_allowed_origin_is_told_so(client: httpx.Client) -> None:
    preflight = client.options("/chat/message", headers={"Origin": ALLOWED, "Access-Control-Request-Method": "POST"})

    assert preflight.status_code == 204
    assert preflight.headers["access-control-allow-origin"] == ALLOWED
    assert "Authorization" in preflight.headers["access-control-allow-headers"]


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", f"{ALLOWED}.evil.example", "http://localhost"],
    ids=["another", "none", "longer", "shorter"],
)
def test_other_origins_are_refused(client: httpx.Client, bearer: dict[str, str], origin: str) -> None:
    response = client.post("/chat/message", headers={**bearer, "Origin": origin}, json={"text": "hej"})

    assert response.status_code == 403
    assert "access-control-allow-origin" not in response.headers


def test_facts_are_open_to_every_origin(client: httpx.Client) -> None:
    for path in ("/api/v2/summary.json", "/chat/channels", "/widget.js"):
        response = client.get(path, headers={"Origin": "https://any.example"})
        assert (response.status_code, response.headers["access-control-allow-origin"]) == (200, "*")


def test_page_may_be_framed_by_allowed_sites_alone(client: httpx.Client) -> None:
    assert f"frame-ancestors {ALLOWED}" in client.get("/").headers["content-security-policy"]


@pytest.mark.parametrize(
    "name", ["content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy"]
)
def test_every_response_has_security_headers(client: httpx.Client, name: str) -> None:
    for response in (client.get("/"), client.get("/nope"), client.post("/chat/message")):
        assert name in response.headers
        assert "set-cookie" not in response.headers


async def test_messages_sent_at_once_are_answered_in_order(served: str, bearer: dict[str, str]) -> None:
    """One conversation, ten messages at the same time: each is answered after the one before it, none is lost."""
    async with httpx.AsyncClient(base_url=served, timeout=60, headers=bearer) as client:
        sent = [f"har ni öppet den {day} december?" for day in range(1, 11)]
        await asyncio.gather(*(client.post("/chat/message", json={"text": text}) for text in sent))
        messages = (await client.get("/chat/history")).json()["messages"]

    who = [message["who"] for message in messages[1:]]
    assert sorted(message["text"] for message in messages if message["who"] == "resident") == sorted(sent)
    assert "resident,resident" not in ",".join(who)


def test_resident_is_told_gently_not_to_write_a_personal_number(client: httpx.Client, bearer: dict[str, str]) -> None:
    answer = said(client, bearer, text="mitt personnummer är 701063-2391, när har ni öppet?")

    assert any("personnummer" in reply["text"] for reply in answer["replies"])
    history = client.get("/chat/history", headers=bearer).json()["messages"]
    assert "701063-2391" not in str(history)


def test_what_is_kept_is_told_as_configured(client: httpx.Client, bearer: dict[str, str]) -> None:
    answer = said(client, bearer, text="hur länge sparas det jag skriver?")

    assert f"{settings().retention_days} dagar" in answer["replies"][0]["text"]
