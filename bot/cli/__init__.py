"""The command `lots`: each module adds its commands to `shell.app`, in the order of the imports."""

from __future__ import annotations

import gc
import os
import sys

from bot.absence import start_light


def main() -> None:
    """Run the command line."""
    # Some 3,000 modules are imported, and nothing that they hold is garbage: looking through it, again and again, takes
    # a sixth of a start.
    gc.set_threshold(100_000, 20, 20)
    # The products of one message are small. On more threads NumPy computes them no sooner, and between them the other
    # threads spin: a whole core while messages come.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    start_light()
    # isort: off
    from bot.cli import service, talk, release, drafts, publish, topic, status, inbox, report, bulletin, operations  # noqa: F401
    from bot.cli.shell import app
    from bot.cli.usage import run
    # isort: on

    try:
        sys.exit(run(app))
    except BrokenPipeError:
        sys.stderr.close()
