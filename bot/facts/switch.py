"""The off-switch: one file whose presence turns the bot off, with what residents are told."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import structlog

from bot.facts.files import replace_file
from bot.facts.store import LiveFiles

FILE = "avstangd.txt"
DEFAULT_NOTICE = "Chatten är avstängd just nu."
MOST_SIGNS = 300

log = structlog.get_logger()


@lru_cache(maxsize=8)
def live_switch(folder: Path) -> LiveFiles[str | None]:
    """The notice while the bot is off, None while it is on."""
    return LiveFiles(lambda: (folder / FILE,), lambda: _read(folder / FILE))


def turn_off(folder: Path, notice: str) -> None:
    """Turn the bot off with `notice`; every process that reads the folder follows within a second."""
    replace_file(folder / FILE, (notice.strip()[:MOST_SIGNS] or DEFAULT_NOTICE).encode("utf-8"))


def turn_on(folder: Path) -> bool:
    """Turn the bot on; returns whether it was off."""
    try:
        (folder / FILE).unlink()
    except FileNotFoundError:
        return False
    return True


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8").strip()[:MOST_SIGNS] or DEFAULT_NOTICE
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError):  # somebody wanted it off, whatever the words were to be
        log.error(
            "switch.unreadable", reason=f"{path} går inte att läsa", told=DEFAULT_NOTICE, remedy="lots off, or lots on"
        )
        return DEFAULT_NOTICE
