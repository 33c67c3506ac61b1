"""Files replaced whole, one writer at a time, and what only its owner may read."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

_NEW_FILE = 0o644
_PRIVATE = 0o600
_OTHERS = 0o077
_REASONS = {
    errno.ENOENT: "finns inte",
    errno.EACCES: "du får inte läsa eller skriva här",
    errno.EPERM: "du får inte läsa eller skriva här",
    errno.ENOSPC: "disken är full",
    errno.EROFS: "disken går inte att skriva på",
    errno.EISDIR: "det är en mapp, inte en fil",
    errno.ENOTDIR: "det är en fil, inte en mapp",
    errno.EEXIST: "finns redan, och är ingen mapp",
}


def replace_file(path: Path, content: bytes) -> None:
    """Give `path` a new content: whoever reads it, and whoever cuts the power, finds the old or the new one, whole.

    Keeps the file's permissions, and a link that leads to it. Raises OSError, with the old content in place.
    """
    target = path.resolve()
    mode = target.stat().st_mode & 0o777 if target.exists() else _NEW_FILE
    handle, made = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(made).chmod(mode)
        Path(made).replace(target)
    except OSError:
        Path(made).unlink(missing_ok=True)
        raise
    settle(target.parent)


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold `folder` alone among those who ask the same; waits. The lock ends with the process at the latest."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def keep_private(path: Path) -> None:
    """Have a file at `path` that only its owner may read, made if it is not there; so too SQLite's logs beside it.

    SQLite by itself makes its files as readable as any.
    """
    if not path.exists():
        path.touch(mode=_PRIVATE)
    for part in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        with contextlib.suppress(FileNotFoundError, PermissionError):  # gone meanwhile; another's, who decides
            mode = part.stat().st_mode & 0o777
            if mode & _OTHERS:
                part.chmod(mode & ~_OTHERS)


def settle(path: Path) -> None:
    """Have what was written to a file, or renamed in a folder, on disk when this returns."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def reason_of(error: OSError) -> str:
    """Why a file cannot be read or written, in Swedish where it is a usual reason."""
    return _REASONS.get(error.errno or 0, error.strerror or str(error))
