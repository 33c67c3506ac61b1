"""Clients that are many, slow, or gone in the middle."""

from __future__ import annotations

import asyncio
import json
import socket
import time

import httpx

from tests.serving import Bot, Resident, until

QUESTION = "när har ni öppet?"
PHONE = "011-15 00 00"


def request(resident: Resident) -> tuple[bytes, bytes]:
    """Head and body of a question, for a connection of its own."""
    body = json.dumps({"text": QUESTION}).encode()
    head = f"POST /chat/message HTTP/1.1\r\nHost: x\r\nAuthorization: {resident.headers['Authorization']}\r\n"
    head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    return head.encode(), body


def test_thousand_idle_and_two_hundred_active(alone: Bot) -> None:
    idle = [socket.create_connection(("127.0.0.1", alone.port)) for _ in range(1000)]
    opener = httpx.Client(timeout=20)
    residents = [Resident(alone.url, opener) for _ in range(200)]

    # Bare connections: a client library with one pool for two hundred spends more seconds than the bot.
    async def ask(resident: Resident) -> tuple[str, float]:
        started = time.monotonic()
        reader, writer = await asyncio.open_connection("127.0.0.1", alone.port)
        writer.write(b"".join(request(resident)))
        said = (await reader.read()).decode()
        writer.close()
        return said, time.monotonic() - started

    async def ask_all() -> list[tuple[str, float]]:
        return await asyncio.gather(*(ask(resident) for resident in residents))

    answers = asyncio.run(ask_all())

    for connection in idle:
        connection.close()
    assert all(PHONE in said or '"topic":"oppettider"' in said for said, _ in answers)
    assert max(seconds for _, seconds in answers) < 3
    until(alone.is_ready, 20)


def test_slow_reader_holds_nobody_up(alone: Bot) -> None:
    slow = socket.socket()
    slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    slow.connect(("127.0.0.1", alone.port))
    slow.sendall(b"GET /widget.js HTTP/1.1\r\nHost: x\r\n\r\n" * 20)
    slow.recv(10)

    started = time.monotonic()
    answer = Resident(alone.url).say(QUESTION)

    assert time.monotonic() - started < 3
    assert answer.json()["topic"] == "oppettider"
    slow.close()


def test_every_fifth_client_drops_midway(alone: Bot) -> None:
    opener = httpx.Client(timeout=20)
    residents = [Resident(alone.url, opener) for _ in range(25)]

    async def ask(number: int, resident: Resident) -> str:
        reader, writer = await asyncio.open_connection("127.0.0.1", alone.port)
        head, body = request(resident)
        writer.write(head + (body[:9] if number % 10 == 0 else body))
        await writer.drain()
        said = "" if number % 5 == 0 else (await reader.read()).decode()
        writer.close()
        return said

    async def ask_all() -> list[str]:
        return await asyncio.gather(*(ask(number, resident) for number, resident in enumerate(residents)))

    answers = [said for number, said in enumerate(asyncio.run(ask_all())) if number % 5]

    assert all('"topic":"oppettider"' in said or PHONE in said for said in answers)
    until(alone.is_ready, 20)
    assert residents[0].say(QUESTION).json()["topic"] == "oppettider"
