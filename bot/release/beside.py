"""A process on the second core, which a thread would not have: it would share the first one's."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context

from bot.absence import start_light


def second_core(module: str) -> ProcessPoolExecutor:
    """A process that imports `module` already now, while the caller is at something else.

    A forked one would take over locks of threads that it does not have.
    """
    pool = ProcessPoolExecutor(1, get_context("spawn"), start_light)
    pool.submit(import_module, module).add_done_callback(lambda done: done.exception())
    return pool
