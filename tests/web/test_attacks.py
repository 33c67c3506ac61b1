"""What an attacker would try at the public channel."""

from __future__ import annotations

import os
import socket
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from itsdangerous import URLSafeTimedSerializer


def begun(served: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {httpx.post(f'{served}/chat/session', timeout=20).json()['token']}"}


def said(served: str, headers: dict[str, str], text: str) -> httpx.Response:
    return httpx.post(f"{served}/chat/message", headers=headers, json={"text": text}, timeout=20)


@pytest.mark.parametrize("text", ["/restart", '/nodlage{"system": "vitec"}', "/session_start", "EXTERNAL: x", "/back"])
def test_intent_syntax_is_only_text(served: str, text: str) -> None:
    headers = begun(served)
    said(served, headers, "jag vill nå nodra")

    said(served, headers, text)

    messages = httpx.get(f"{served}/chat/history", headers=headers, timeout=20).json()["messages"]
    assert len([message for message in messages if message["who"] == "resident"]) == 2


@pytest.mark.parametrize("field", ["sender", "sender_id", "conversation_id", "metadata", "input_channel", "token"])
def test_client_chooses_no_conversation(served: str, field: str) -> None:
    mine, other = begun(served), begun(served)
    body = {"text": "hej", field: other["Authorization"]}

    httpx.post(f"{served}/chat/message", headers=mine, json=body, timeout=20)

    history = httpx.get(f"{served}/chat/history", headers=other, timeout=20).json()["messages"]
    assert [message["who"] for message in history] == ["bot"]


def test_tampered_token_is_refused(served: str) -> None:
    token = begun(served)["Authorization"].removeprefix("Bearer ")
    for place in (0, len(token) // 2, len(token) - 2):  # the last sign holds bits that count for nothing
        changed = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
        assert said(served, {"Authorization": f"Bearer {changed}"}, "hej").status_code == 401


def test_token_signed_with_another_secret_is_refused(served: str) -> None:
    forged = URLSafeTimedSerializer("guess", salt="chat-session").dumps("canary")

    assert said(served, {"Authorization": f"Bearer {forged}"}, "hej").status_code == 401


def test_session_of_a_removed_conversation_cannot_be_fixed_again(served: str) -> None:
    headers = begun(served)
    httpx.delete(f"{served}/chat/session", headers=headers, timeout=20)

    known = said(served, headers, "hej")
    unknown = said(served, {"Authorization": "Bearer nonsense"}, "hej")

    assert (known.status_code, known.json()) == (unknown.status_code, unknown.json())


@pytest.mark.parametrize(
    "header",
    ["Content-Length: 5\r\nContent-Length: 9", "Transfer-Encoding: x", "Content-Length: -1", "Content-Length: 1_0"],
)
def test_contradictory_headers_close_the_connection(served: str, header: str) -> None:
    answer = raw(served, f"POST /chat/message HTTP/1.1\r\nHost: x\r\n{header}\r\n\r\n{{}}".encode())

    assert answer.startswith(b"HTTP/1.1 400")
    assert httpx.get(f"{served}/healthz", timeout=5).status_code == 200


def test_slow_body_loses_its_connection(served: str) -> None:
    answer = raw(served, b"POST /chat/message HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{", seconds=25)

    assert answer == b"" or answer.startswith(b"HTTP/1.1 408")


def test_line_breaks_make_no_log_line_of_their_own(served: str) -> None:
    said(served, begun(served), 'hej\n{"event": "forged", "level": "error"}\r\nslut')

    assert not any(line.startswith('{"event": "forged"') for line in written().splitlines())


SECRETS = (
    "19121212-1212",
    "701063-2391",
    "19701063 2391",
    "19850101 nr 1234",
    "850101 och sista fyra 1234",
    "070-123 45 67",
    "070.123.45.67",
    "+46 70 123 45 67",
    "4111 1111 1111 1111",
    "4111.1111.1111.1111",
    "anna.planterad(at)example.com",
    "anna.planterad@example.com",
)


def test_planted_secrets_are_nowhere_on_disk(served: str, served_log: Path) -> None:
    headers = begun(served)
    for secret in SECRETS:
        said(served, headers, f"mitt nummer är {secret}, när öppnar ni?")

    said(served, headers, "/nodlage{")
    raw(served, f"GET /{SECRETS[0]} HTTP/1.1\r\nHost: x\r\nReferer: {SECRETS[-1]}\r\n\r\n".encode())
    log = served_log.read_text(encoding="utf-8")
    journal = Path(os.environ["LOTS_VARIABLE"]) / "journal.db"
    assert eventually(lambda: asked(journal, "mitt nummer är%") == len(SECRETS))

    everything = written() + log

    assert log
    assert "personnummer]" in everything
    assert [secret for secret in SECRETS if secret in everything] == []


def written() -> str:
    """All that the served bot has written in this run: conversations, journal, audit."""
    folder = Path(os.environ["LOTS_VARIABLE"])
    return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in folder.rglob("*") if path.is_file())


def asked(journal: Path, like: str) -> int:
    """How many messages of the journal are like that."""
    with sqlite3.connect(journal) as connection:
        return int(connection.execute("SELECT count(*) FROM messages WHERE text LIKE ?", [like]).fetchone()[0])


def eventually(holds: Callable[[], bool], seconds: float = 5) -> bool:
    """Whether it comes to hold; the journal is written twice a second."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
    return False


def test_deleted_conversation_is_gone_from_the_journal_at_once(served: str) -> None:
    journal = Path(os.environ["LOTS_VARIABLE"]) / "journal.db"
    headers = begun(served)
    said(served, headers, "när öppnar ni, planterad hemlis")
    assert eventually(lambda: asked(journal, "%planterad hemlis%") == 1)
    said(served, headers, "planterad väntan")

    httpx.delete(f"{served}/chat/session", headers=headers, timeout=20)

    assert "planterad hemlis" not in written()
    assert not eventually(lambda: asked(journal, "planterad väntan") > 0, seconds=1)


def raw(served: str, request: bytes, seconds: float = 15) -> bytes:
    """What the server answers to bytes that no client library would send."""
    address = urlsplit(served)
    with socket.create_connection((str(address.hostname), int(address.port or 80)), timeout=seconds) as connection:
        connection.sendall(request)
        try:
            return connection.recv(4096)
        except ConnectionResetError:
            return b""
