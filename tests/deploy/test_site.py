"""What must hold when two workers answer as one."""

from __future__ import annotations

import asyncio
import random
import ssl
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.facts.switch import turn_off, turn_on
from tests.serving import Resident, until
from tests.site import LIMIT, Site

PHONE = "011-15 00 00"


@pytest.fixture
def client(site: Site) -> Iterator[httpx.Client]:
    context = ssl.create_default_context(cafile=str(site.certificate))
    with httpx.Client(verify=context, timeout=10) as opened:
        yield opened


def test_answer_comes_through_tls(site: Site, client: httpx.Client) -> None:
    answer = Resident(site.url, client).say("när har ni öppet?")

    assert answer.json()["topic"] == "oppettider"
    assert answer.headers.get_list("strict-transport-security") == ["max-age=63072000; includeSubDomains"]


def test_session_is_valid_at_every_worker(site: Site) -> None:
    one, other = site.workers
    resident = Resident(one.url)
    resident.say("jag vill nå nodra")

    answer = resident.say("ja det är bråttom", other.url)

    assert answer.json()["topic"] == "nodra_akut"
    assert len(resident.said(one.url)) == 2


def test_turns_sent_to_both_workers_at_once_are_all_kept_once(site: Site) -> None:
    resident = Resident(site.workers[0].url)
    texts = [f"när har ni öppet, fråga {number}" for number in range(10)]

    async def all_at_once() -> list[int]:
        async with httpx.AsyncClient(timeout=20) as client:
            sent = [
                client.post(f"{worker.url}/chat/message", headers=resident.headers, json={"text": text})
                for text, worker in zip(texts, site.workers * 5, strict=True)
            ]
            return [response.status_code for response in await asyncio.gather(*sent)]

    assert set(asyncio.run(all_at_once())) == {200}
    assert sorted(resident.said()) == sorted(texts)


def test_order_holds_whichever_worker_is_asked(site: Site) -> None:
    chosen = random.Random(6)
    resident = Resident(site.workers[0].url)
    texts = [f"fungerar vitec, fråga {number}" for number in range(12)]

    for text in texts:
        assert resident.say(text, chosen.choice(site.workers).url).json()["system"] == "vitec"

    assert [resident.said(worker.url) for worker in site.workers] == [texts, texts]


def test_limits_are_shared(site: Site) -> None:
    resident = Resident(site.workers[0].url)

    answers = [resident.say("hej", site.workers[number % 2].url).status_code for number in range(LIMIT + 2)]

    assert answers.count(429) >= 1
    assert answers[:LIMIT] == [200] * LIMIT


def test_off_switch_reaches_every_worker(site: Site, incident: Path) -> None:
    turn_off(incident, "Chatten vilar.")
    try:
        for worker in site.workers:
            until(lambda url=worker.url: httpx.post(f"{url}/chat/session").status_code == 503, 5)  # type: ignore[misc]
    finally:
        turn_on(incident)
    for worker in site.workers:
        until(lambda url=worker.url: httpx.post(f"{url}/chat/session").status_code == 201, 5)  # type: ignore[misc]


@pytest.mark.parametrize("path", ["/metrics", "/readyz", "/healthz", "/model", "/../etc/passwd"])
def test_nothing_else_is_public(site: Site, client: httpx.Client, path: str) -> None:
    response = client.get(site.url + path)

    assert response.status_code == 404
    assert PHONE in response.json()["error"]["message"]


def test_large_body_is_refused_with_a_channel(site: Site, client: httpx.Client) -> None:
    response = client.post(f"{site.url}/chat/message", content=b"x" * 20_000)

    assert response.status_code == 413
    assert PHONE in response.text


def test_worker_killed_under_load_costs_no_answered_turn(site: Site, client: httpx.Client) -> None:
    victim = site.workers[0]

    kept, slowest, statuses = asyncio.run(under_load(site, victim.kill))

    victim.start()
    victim.wait()
    assert statuses <= {200, 503}
    assert slowest < 3
    for resident, answered in kept:
        assert [text for text in resident.said() if text in answered] == answered


async def under_load(site: Site, blow: Any) -> tuple[list[tuple[Resident, list[str]]], float, set[int]]:
    """Sixteen residents ask twelve questions each through nginx; `blow` falls after the third."""
    context = ssl.create_default_context(cafile=str(site.certificate))
    kept: list[tuple[Resident, list[str]]] = []
    slowest = [0.0]
    statuses: set[int] = set()

    async def talk(client: httpx.AsyncClient, resident: Resident, number: int) -> None:
        answered: list[str] = []
        for turn in range(12):
            if turn == 3 and number == 0:
                blow()
            text = f"fråga {turn}: när öppnar ni?"
            started = time.monotonic()
            response = await client.post(f"{site.url}/chat/message", headers=resident.headers, json={"text": text})
            slowest[0] = max(slowest[0], time.monotonic() - started)
            statuses.add(response.status_code)
            if response.status_code == 200 and response.json()["topic"] == "oppettider":
                answered.append(text)
            else:
                assert PHONE in response.text
        kept.append((resident, answered))

    survivor = site.workers[1].url
    async with httpx.AsyncClient(verify=context, timeout=10) as client:
        await asyncio.gather(*(talk(client, Resident(survivor), number) for number in range(16)))
    return kept, slowest[0], statuses


def test_with_no_worker_nginx_still_gives_the_number(site: Site, client: httpx.Client) -> None:
    for worker in site.workers:
        worker.kill()
    page = client.get(site.url)
    message = client.post(f"{site.url}/chat/message", json={"text": "hej"})
    channels = client.get(f"{site.url}/chat/channels")
    widget = client.get(f"{site.url}/widget.js")
    for worker in site.workers:
        worker.start()
    for worker in site.workers:
        worker.wait()

    assert (page.status_code, PHONE in page.text, "112" in page.text) == (503, True, True)
    assert page.headers["content-type"].startswith("text/html")
    assert (message.status_code, message.json()["error"]["code"], PHONE in message.text) == (503, "unavailable", True)
    assert channels.json()["channels"]
    assert PHONE in widget.text
    until(lambda: client.post(f"{site.url}/chat/session").status_code == 201, 10)
