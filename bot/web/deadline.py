"""A resident in trouble waits for three seconds, whatever is slow."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import structlog

SECONDS = 2.5  # the rest of three seconds is for the network and for saying that there is no answer

_Result = TypeVar("_Result")

log = structlog.get_logger()


class LateError(Exception):
    """What was asked for did not come in time."""


async def within(seconds: float, work: Coroutine[Any, Any, _Result]) -> _Result:
    """The result of `work`; raises LateError after `seconds`.

    Late work is cancelled and not waited for: what it is storing by then, it still stores.
    """
    task = asyncio.ensure_future(work)
    done, _ = await asyncio.wait({task}, timeout=seconds)
    if done:
        return task.result()
    task.cancel()
    task.add_done_callback(_forgotten)
    log.error("answer.late", seconds=seconds, remedy="see the store, the action server and the load")
    raise LateError


def _forgotten(task: asyncio.Future[Any]) -> None:
    if not task.cancelled() and task.exception() is not None:
        log.error("answer.late.failed", exc_info=task.exception())
