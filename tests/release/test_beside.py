"""The process on the second core."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from pathlib import Path

_ASKED = """
import os
from bot.release.beside import second_core

if __name__ == "__main__":
    print(second_core("json").submit(os.getpid).result(), flush=True)
    input()
"""
_SECONDS = 30


def test_it_ends_with_a_command_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "ask.py"
    script.write_text(_ASKED)
    command = subprocess.Popen(
        [sys.executable, "-W", "ignore", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert command.stdout
    child = os.pidfd_open(int(command.stdout.readline()))

    command.kill()
    command.wait()

    ended, _, _ = select.select([child], [], [], _SECONDS)
    assert ended, "the process outlives its command"
