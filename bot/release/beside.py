"""A process on the second core, which a thread would not have: it would share the first one's."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context, parent_process
from threading import Thread

from bot.absence import start_light


def second_core(module: str) -> ProcessPoolExecutor:
    """A process that imports `module` already now, while the caller is at something else.

    A forked one would take over locks of threads that it does not have.
    """
    pool = ProcessPoolExecutor(1, get_context("spawn"), _begin)
    pool.submit(import_module, module)
    return pool


def _begin() -> None:
    """Start, and end with the command even when that is killed: it would wait for work, and hold memory, for ever."""
    Thread(target=_end_with_parent, daemon=True).start()
    start_light()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
