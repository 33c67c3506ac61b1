"""What a message costs with one, two and four workers, PostgreSQL and Redis behind them, nginx before them.

    python -m benchmarks.workers [--messages 1500] [--clients 16] [--json]

Starts real servers on free ports. Processor seconds are the kernel's, of all processes of each kind; on a machine with
fewer cores than processes they, not the messages a second, tell what a message costs.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import ssl
import statistics
import tempfile
import time
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

import httpx

from tests.serving import Bot, Postgres, Program, Redis, Resident, shared_endpoints
from tests.site import start_nginx

WORKERS = (1, 2, 4)
TURNS = 5  # as in the other benchmarks
QUESTIONS = ("när har ni öppet?", "fungerar Vitec?", "vad är numret till kontaktcenter?", "jag vill nå nodra", "tack")
_TICKS = os.sysconf("SC_CLK_TCK")
_UNLIMITED = {
    f"LOTS_{name}_PER_MINUTE": "1000000" for name in ("SESSION_MESSAGES", "ADDRESS_MESSAGES", "ADDRESS_SESSIONS")
}


@dataclass(frozen=True)
class Cost:
    """One measurement. Processor milliseconds and calls are a message's; memory is a worker's."""

    workers: int
    messages_a_second: float
    median_ms: float
    p99_ms: float
    worker_ms: float
    postgres_ms: float
    redis_ms: float
    nginx_ms: float
    redis_calls: float
    transactions: float
    worker_mb: float
    bytes_stored: float
    lost: int
    out_of_order: int
    failed: int


async def talk(url: str, certificate: Path, clients: list[list[Resident]]) -> tuple[list[float], dict[str, list[str]]]:
    """Each client is one resident after the other, of `TURNS` questions each, in their order.

    Returns the milliseconds of every message, and the answered texts by the resident's token.
    """
    times: list[float] = []
    answered: dict[str, list[str]] = {}

    async def one(client: httpx.AsyncClient, residents: list[Resident]) -> None:
        for resident in residents:
            said = answered[resident.headers["Authorization"]] = []
            for turn in range(TURNS):
                text = f"{QUESTIONS[turn % len(QUESTIONS)]} {turn}"
                started = time.perf_counter()
                response = await client.post(f"{url}/chat/message", headers=resident.headers, json={"text": text})
                times.append((time.perf_counter() - started) * 1000)
                # The contact card that comes in place of a late answer has no topic.
                if response.status_code == httpx.codes.OK and response.json()["topic"]:
                    said.append(text)

    context = ssl.create_default_context(cafile=str(certificate))
    async with httpx.AsyncClient(verify=context, timeout=20) as client:
        await asyncio.gather(*(one(client, residents) for residents in clients))
    return times, answered


def measure(model: Path, count: int, messages: int, clients: int) -> Cost:
    """Start everything with `count` workers, ask, stop."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="workers-")))
        folder.chmod(0o711)
        postgres = stack.enter_context(Postgres(folder / "postgres"))
        redis = stack.enter_context(Redis(folder / "redis"))
        environment = {
            "LOTS_ENDPOINTS": str(shared_endpoints(folder, postgres, redis)),
            "LOTS_REDIS": redis.url,
            "LOTS_VARIABLE": str(folder / "var"),
            "LOTS_PROXIES": "1",
            "POSTGRESQL_POOL_SIZE": "8",
            "OMP_NUM_THREADS": "1",
            **_UNLIMITED,
        }
        bots = [stack.enter_context(Bot(model, folder / f"w{number}", environment)) for number in range(count)]
        url, certificate, nginx = start_nginx(stack, folder, [bot.port for bot in bots], "100000")
        context = ssl.create_default_context(cafile=str(certificate))
        opener = httpx.Client(verify=context, timeout=20)
        asyncio.run(talk(url, certificate, [[Resident(url, opener) for _ in range(4)]]))
        each = messages // clients // TURNS
        residents = [[Resident(url, opener) for _ in range(each)] for _ in range(clients)]
        before = [cpu(bots), cpu([postgres]), cpu([redis]), cpu([nginx])]
        calls, transactions, size = redis_calls(redis), committed(postgres), stored(postgres)
        started = time.perf_counter()
        times, answered = asyncio.run(talk(url, certificate, residents))
        seconds = time.perf_counter() - started
        spent = [
            after - earlier
            for after, earlier in zip([cpu(bots), cpu([postgres]), cpu([redis]), cpu([nginx])], before, strict=True)
        ]
        time.sleep(1.1)  # PostgreSQL tells its own statistics once a second
        asked = len(times)
        millis = sorted(times)
        kept = {person.headers["Authorization"]: person.said() for one in residents for person in one}
        return Cost(
            workers=count,
            messages_a_second=round(asked / seconds, 1),
            median_ms=round(statistics.median(millis), 1),
            p99_ms=round(millis[int(len(millis) * 0.99)], 1),
            worker_ms=round(spent[0] / asked * 1000, 2),
            postgres_ms=round(spent[1] / asked * 1000, 2),
            redis_ms=round(spent[2] / asked * 1000, 3),
            nginx_ms=round(spent[3] / asked * 1000, 3),
            redis_calls=round((redis_calls(redis) - calls) / asked, 2),
            transactions=round((committed(postgres) - transactions) / asked, 2),
            worker_mb=round(statistics.mean(memory(bot) for bot in bots)),
            bytes_stored=round((stored(postgres) - size) / asked),
            lost=sum(len(set(said) - set(kept[token])) for token, said in answered.items()),
            out_of_order=sum(
                [text for text in kept[token] if text in said] != said for token, said in answered.items()
            ),
            failed=asked - sum(map(len, answered.values())),
        )


def cpu(programs: list[Bot] | list[Postgres] | list[Redis] | list[Program]) -> float:
    """Processor seconds of the programs and their children, those that ended among them."""
    return sum(_seconds(pid) for program in programs for pid in [program.process.pid, *_children(program.process.pid)])


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return sum(map(int, fields[11:15])) / _TICKS


def memory(bot: Bot) -> float:
    """Resident megabytes that are the process's own or its share."""
    lines = Path(f"/proc/{bot.process.pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))


def redis_calls(redis: Redis) -> int:
    """Commands that Redis has run."""
    from redis import Redis as Client

    return int(Client.from_url(redis.url).info("stats")["total_commands_processed"])


def committed(postgres: Postgres) -> int:
    """Transactions that PostgreSQL has ended, rolled back ones among them."""
    asked = "select xact_commit + xact_rollback from pg_stat_database where datname = 'kontaktlots'"
    return int(postgres.query(asked))


def stored(postgres: Postgres) -> int:
    """Bytes of the events with their indexes."""
    return int(postgres.query("select pg_total_relation_size('events')"))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=1500)
    parser.add_argument("--clients", type=int, default=16)
    parser.add_argument("--model", type=Path, default=Path("models"))
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    costs = [measure(asked.model.resolve(), count, asked.messages, asked.clients) for count in WORKERS]
    if asked.json:
        print(json.dumps([asdict(cost) for cost in costs]))
        return
    for name in asdict(costs[0]):
        print(f"{name:20}", *(f"{getattr(cost, name):>10}" for cost in costs))


if __name__ == "__main__":
    main()
