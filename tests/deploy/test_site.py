"""What must hold when two workers answer as one."""

from __future__ import annotations

import asyncio
import random
import shutil
import ssl
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.facts.switch import turn_off, turn_on
from bot.web.fallback import write_fallback
from tests.conftest import edit
from tests.serving import Resident, free_port, until
from tests.site import LIMIT, Site, start_nginx

PHONE = "011-15 00 00"
NEW_PHONE = "011-15 99 99"


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


def test_widget_is_told_by_the_worker_itself_who_may_read(site: Site, client: httpx.Client) -> None:
    answer = client.get(f"{site.url}/chat/channels")

    assert answer.headers.get_list("access-control-allow-origin") == ["*"]


def test_nobody_elses_name_gets_into_links(site: Site, client: httpx.Client) -> None:
    for name in ("Host", "X-Forwarded-Host"):
        feed = client.get(f"{site.url}/status.atom?{name}", headers={name: "falsk.example"})

        assert "<link" in feed.text
        assert "falsk.example" not in feed.text


@pytest.fixture
def crowded(tmp_path: Path) -> Iterator[tuple[str, httpx.Client]]:
    """nginx with few requests allowed and no worker; who asks is whoever `X-Address` says."""
    with ExitStack() as stack:
        url, certificate, _ = start_nginx(stack, tmp_path, [free_port()], "1", realip="X-Address")
        write_fallback(tmp_path / "fallback", Path("incident"))
        yield url, stack.enter_context(httpx.Client(verify=ssl.create_default_context(cafile=str(certificate))))


def flooded(url: str, client: httpx.Client, address: str) -> list[httpx.Response]:
    """The refusals that 160 requests at once got; the number of each stands for `{}` in the address."""
    answers = [client.get(url, headers={"X-Address": address.format(number)}) for number in range(160)]
    return [answer for answer in answers if answer.status_code == 429]


def test_addresses_of_one_ipv6_network_share_a_limit(crowded: tuple[str, httpx.Client]) -> None:
    url, client = crowded

    assert flooded(f"{url}/status", client, "2001:db8:0:1::{:x}")
    assert not flooded(f"{url}/status", client, "2001:db8:1:{:x}::1")
    assert not flooded(f"{url}/status", client, "10.0.0.{}")


@pytest.mark.parametrize("path", ["/", "/chat/channels", "/chat/message"])
def test_refusal_names_a_channel(crowded: tuple[str, httpx.Client], path: str) -> None:
    url, client = crowded

    assert PHONE in flooded(url + path, client, "10.0.0.1")[0].json()["error"]["message"]


def test_no_address_is_logged(crowded: tuple[str, httpx.Client], tmp_path: Path) -> None:
    url, client = crowded

    assert flooded(f"{url}/chat/message", client, "10.1.2.3")

    logs = list(tmp_path.glob("*.log"))
    assert (tmp_path / "access.log") in logs
    assert [path.name for path in logs if "10.1.2.3" in path.read_text(encoding="utf-8")] == []


@pytest.fixture(scope="module")
def no_worker(site: Site) -> Iterator[None]:
    """Every worker is gone from here on, after nginx has cached what it may; they are back for the next module."""
    for path in ("/", "/chat/channels", "/widget.js", "/status", "/status.atom", "/api/v2/summary.json"):
        assert httpx.get(site.url + path, verify=str(site.certificate)).status_code == 200
    for worker in site.workers:
        worker.kill()
    last = f"{site.url}{path}"
    until(lambda: httpx.get(last, verify=str(site.certificate)).status_code == 503, 5)  # the second of caching is over
    yield
    for worker in site.workers:
        worker.start()
    for worker in site.workers:
        worker.wait()
    until(lambda: httpx.post(f"{site.url}/chat/session", verify=str(site.certificate)).status_code == 201, 10)


def test_with_no_worker_nginx_still_gives_the_number(site: Site, client: httpx.Client, no_worker: None) -> None:
    page = client.get(site.url)
    message = client.post(f"{site.url}/chat/message", json={"text": "hej"})

    assert (page.status_code, PHONE in page.text, "112" in page.text) == (503, True, True)
    assert page.headers["content-type"].startswith("text/html")
    assert (message.status_code, message.json()["error"]["code"], PHONE in message.text) == (503, "unavailable", True)


@pytest.mark.parametrize("path", ["/chat/channels", "/chat/message", "/api/v2/summary.json"])
def test_embedded_widget_may_read_what_stands_in_for_a_worker(
    site: Site, client: httpx.Client, no_worker: None, path: str
) -> None:
    answer = client.get(site.url + path)

    assert PHONE in answer.text
    assert answer.headers.get_list("access-control-allow-origin") == ["*"]
    assert answer.headers.get_list("x-content-type-options") == ["nosniff"]


def test_number_corrected_with_no_worker_is_told_at_once(
    site: Site, client: httpx.Client, no_worker: None, tmp_path: Path
) -> None:
    corrected = shutil.copytree("incident", tmp_path / "incident")
    edit(corrected / "channels.yml", PHONE, NEW_PHONE)
    write_fallback(site.folder / "fallback", corrected)
    try:
        for path in ("/", "/chat/channels", "/widget.js", "/status"):
            assert NEW_PHONE in client.get(site.url + path).text
        script = client.get(f"{site.url}/widget.js")
    finally:
        write_fallback(site.folder / "fallback", Path("incident"))

    assert (script.status_code, script.headers["content-type"]) == (200, "application/javascript; charset=utf-8")
    assert script.headers["cache-control"] == "no-cache"
