"""Files written whole: after a crash there is the old content or the new one, never a part of it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def write(path: Path, text: str, mode: int = 0o644) -> None:
    """Replace the content of `path` by `text`, on disk when this returns; raises OSError with `path` untouched."""
    handle, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(made).chmod(mode)
        Path(made).replace(path)
    except OSError:
        Path(made).unlink(missing_ok=True)
        raise
    settle(path.parent)


def settle(path: Path) -> None:
    """Have what was written to a file, or renamed in a folder, on disk when this returns."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
