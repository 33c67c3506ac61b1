"""PostgreSQL and Redis, gone and hanging, and back."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.test_store import QUESTION, failed_within_three_seconds, heals
from tests.serving import Program, Resident, until
from tests.site import Site

BEFORE = "fråga före: när öppnar ni?"


@dataclass
class Fault:
    """How to break a server, and how to mend it."""

    strike: Callable[[Program], None]
    mend: Callable[[Program], None]


def stop(server: Program) -> None:
    server.signal(signal.SIGINT)
    server.process.wait(timeout=20)


GONE = Fault(stop, Program.start)
HANGING = Fault(lambda server: server.signal(signal.SIGSTOP), lambda server: server.signal(signal.SIGCONT))


def send_all(server: Program, number: signal.Signals) -> None:
    """Signal PostgreSQL with all its processes, one a connection."""
    parent = server.process.pid
    for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
        os.kill(int(child), number)
    server.signal(number)


@pytest.mark.parametrize("fault", [GONE, HANGING], ids=["gone", "hanging"])
def test_redis(site: Site, fault: Fault) -> None:
    resident = Resident(site.workers[0].url)
    resident.say(BEFORE)
    fault.strike(site.redis)

    answers = [resident.say(QUESTION) for _ in range(3)]

    fault.mend(site.redis)
    assert [answer.json()["topic"] for answer in answers] == ["oppettider"] * 3
    assert max(answer.elapsed.total_seconds() for answer in answers) < 3
    heals(site.workers[0], resident, [BEFORE])


@pytest.mark.parametrize("fault", ["gone", "hanging"])
def test_postgresql(site: Site, fault: str) -> None:
    resident = Resident(site.workers[0].url)
    resident.say(BEFORE)
    if fault == "gone":
        stop(site.postgres)
    else:
        send_all(site.postgres, signal.SIGSTOP)

    failed_within_three_seconds(resident)
    until(lambda: not site.workers[0].is_ready(), 10)

    if fault == "gone":
        site.postgres.start()
        site.postgres.wait()
    else:
        send_all(site.postgres, signal.SIGCONT)
    for worker in site.workers:
        heals(worker, resident, [BEFORE])
