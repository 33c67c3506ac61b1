"""The command `lots`: each module adds its commands to `shell.app`, in the order of the imports."""

from __future__ import annotations

import sys

# isort: off
from bot.cli import service, talk, release, drafts, publish, topic, status, inbox, report, bulletin, operations  # noqa: F401
from bot.cli.shell import app
# isort: on


def main() -> None:
    """Run the command line."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
