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
    """One process: the checksum of the model it answers with; when what it refused last was published, and why it did.

    The time, not the checksum: the same model may be published again, and must be judged anew.
    """

    sha256: str
    refused: str = ""
    reason: str = ""


class Presence:
    """Tells the others what this process answers with, as long as it lives."""

    def __init__(self, variable: Path) -> None:
        folder = variable / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / f"{os.getpid()}.json"
        self._handle = _held(self._path)

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
                    if _stands_at(path, file.fileno()):
                        path.unlink()
    return found


def _held(path: Path) -> int:
    """A file at `path` with its lock, which the system lets go of when the process ends, however it ends."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        fcntl.flock(handle, fcntl.LOCK_EX)
        if _stands_at(path, handle):
            return handle
        os.close(handle)  # somebody took it for a dead one's before it was locked, and removed it


def _stands_at(path: Path, handle: int) -> bool:
    """Whether the open file is the one that has the name: another may have it now, or none."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _read(text: str) -> Running:
    """What a process told; nothing yet while it is still starting or writing."""
    try:
        return Running(**json.loads(text))
    except (ValueError, TypeError):
        return Running("")
