"""The servers that run now and the model that each answers with, so that staff see when a publication has arrived."""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

FOLDER = "running"


@dataclass(frozen=True)
class Running:
    """One process: the checksum of the model it answers with; the one it refused last, and why."""

    sha256: str
    refused: str = ""
    reason: str = ""


class Presence:
    """Tells the others what this process answers with, as long as it lives."""

    def __init__(self, variable: Path) -> None:
        folder = variable / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / f"{os.getpid()}.json"
        self._handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        # The system lets go of the lock when the process ends, however it ends.
        fcntl.flock(self._handle, fcntl.LOCK_EX)

    def tell(self, running: Running) -> None:
        """Replace what this process tells; raises OSError."""
        content = json.dumps(asdict(running), ensure_ascii=False).encode("utf-8")
        os.pwrite(self._handle, content, 0)
        os.ftruncate(self._handle, len(content))

    def end(self) -> None:
        """Tell nothing any longer."""
        self._path.unlink(missing_ok=True)
        os.close(self._handle)


def servers(variable: Path) -> list[Running]:
    """Every process that follows the publications now; what dead ones left behind is removed."""
    found = []
    for path in sorted((variable / FOLDER).glob("*.json")):
        # One may end meanwhile; to lock and to read, another user's file need not be writable.
        with contextlib.suppress(FileNotFoundError), path.open(encoding="utf-8") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                found.append(_read(file.read()))
            else:
                with contextlib.suppress(PermissionError):
                    path.unlink(missing_ok=True)
    return found


def _read(text: str) -> Running:
    """What a process told; nothing yet while it is still starting or writing."""
    try:
        return Running(**json.loads(text))
    except (ValueError, TypeError):
        return Running("")
