from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from rasa.core.lock_store import LockError, LockStore
from rasa.utils.endpoints import EndpointConfig

from tests.serving import Redis


@pytest.fixture(scope="module")
def redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Redis]:
    with Redis(tmp_path_factory.mktemp("locks")) as server:
        yield server


def worker(url: str) -> LockStore:
    """A worker's locks, made as Rasa makes them of `endpoints.yml`."""
    return LockStore.create(EndpointConfig(url=url, type="bot.dialogue.locks.ConversationLocks"))


async def test_only_one_worker_holds_a_conversation(redis: Redis) -> None:
    workers = [worker(redis.url), worker(redis.url)]
    inside, most = 0, 0

    async def hold(locks: LockStore) -> None:
        nonlocal inside, most
        async with locks.lock("samtal"):
            inside += 1
            most = max(most, inside)
            await asyncio.sleep(0)
            inside -= 1

    await asyncio.gather(*(hold(workers[number % 2]) for number in range(20)))

    assert most == 1


async def test_one_worker_serves_in_the_order_of_asking(redis: Redis) -> None:
    locks, served = worker(redis.url), []

    async def hold(number: int) -> None:
        async with locks.lock("ordning"):
            served.append(number)

    await asyncio.gather(*(hold(number) for number in range(10)))

    assert served == list(range(10))


async def test_conversations_do_not_wait_for_each_other(redis: Redis) -> None:
    locks = worker(redis.url)

    async with locks.lock("en"), locks.lock("annan"):
        pass


async def test_worker_that_never_lets_go_is_told_of(redis: Redis) -> None:
    one, other = worker(redis.url), worker(redis.url)

    async with one.lock("fast"):
        with pytest.raises(LockError):
            async with other.lock("fast"):
                pytest.fail("both hold it")


async def test_without_its_redis_a_worker_goes_on_alone() -> None:
    locks = worker("redis://127.0.0.1:1/0")

    async with locks.lock("ensam"):
        pass
    async with locks.lock("ensam"):
        pass
