"""Limits in memory and in a real Redis."""

from __future__ import annotations

import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.web.limits import Limits


@pytest.fixture(scope="module")
def redis_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = shutil.which("redis-server")
    assert program, "apt-get install redis-server"
    folder: Path = tmp_path_factory.mktemp("redis")
    process = subprocess.Popen(
        [program, "--port", str(port), "--save", "", "--dir", str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert any("Ready to accept connections" in line for line in process.stdout)
    yield f"redis://127.0.0.1:{port}/0"
    process.terminate()
    process.wait(timeout=10)


@pytest.fixture(params=["memory", "redis"])
def settings(request: pytest.FixtureRequest) -> Settings:
    chosen = request.getfixturevalue("redis_address") if request.param == "redis" else None
    return Settings(
        redis=chosen,
        session_messages_per_minute=3,
        address_messages_per_minute=5,
        address_sessions_per_minute=2,
    )


async def test_session_that_asks_too_much_waits(settings: Settings, request: pytest.FixtureRequest) -> None:
    limits = Limits(settings, request.node.name)

    waits = [await limits.message("one", f"10.0.0.{number}") for number in range(4)]

    assert waits[:3] == [0, 0, 0]
    assert 1 <= waits[3] <= 60


async def test_address_with_many_sessions_waits(settings: Settings, request: pytest.FixtureRequest) -> None:
    limits = Limits(settings, request.node.name)

    waits = [await limits.message(f"session {number}", "10.0.0.1") for number in range(6)]

    assert waits[:5] == [0] * 5
    assert waits[5] >= 1


async def test_new_sessions_of_an_address_are_few(settings: Settings, request: pytest.FixtureRequest) -> None:
    limits = Limits(settings, request.node.name)

    assert [await limits.begin("10.0.0.1") > 0 for _ in range(3)] == [False, False, True]
    assert await limits.begin("10.0.0.2") == 0


@pytest.mark.parametrize(
    ("addresses", "refused"),
    [
        (["2001:db8:0:1::1", "2001:db8:0:1::2", "2001:db8:0:1:ffff::"], True),
        (["2001:db8:0:1::1", "2001:db8:0:2::1", "2001:db8:0:3::1"], False),
        (["::ffff:10.0.0.1", "::ffff:10.0.0.2", "::ffff:10.0.0.3"], False),
        (["::ffff:10.0.0.1", "10.0.0.1", "::ffff:10.0.0.1"], True),
        (["okänd", "okänd", "okänd"], True),
    ],
)
async def test_network_of_ipv6_is_one_address(addresses: list[str], refused: bool) -> None:
    limits = Limits(Settings(address_sessions_per_minute=2), "network")

    waits = [await limits.begin(address) for address in addresses]

    assert (waits[-1] > 0) is refused


async def test_two_workers_share_a_redis(redis_address: str) -> None:
    settings = Settings(redis=redis_address, session_messages_per_minute=2)
    one, other = Limits(settings, "shared"), Limits(settings, "shared")

    assert [await one.message("a", "x"), await other.message("a", "x")] == [0, 0]
    assert await one.message("a", "x") >= 1


async def test_without_its_redis_nobody_is_refused() -> None:
    limits = Limits(Settings(redis="redis://127.0.0.1:1/0", session_messages_per_minute=1), "gone")

    assert [await limits.message("a", "x") for _ in range(3)] == [0, 0, 0]
