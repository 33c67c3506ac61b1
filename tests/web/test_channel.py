from collections.abc import Iterator
from typing import Any

import httpx
import pytest


@pytest.fixture
def client(served: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=served, timeout=20) as opened:
        yield opened


@pytest.fixture
def bearer(client: httpx.Client) -> dict[str, str]:
    return begun(client)


def begun(client: httpx.Client) -> dict[str, str]:
    return {"Authorization": f"Bearer {client.post('/chat/session').json()['token']}"}


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
