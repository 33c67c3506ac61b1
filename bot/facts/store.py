"""Files that are live: read again when they change, with the last good content kept when they break."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Generic, TypeVar

import structlog

from bot.facts.document import DocumentError

Content = TypeVar("Content")
Stamp = tuple[tuple[str, int, int, int], ...]

log = structlog.get_logger()


class LiveFiles(Generic[Content]):
    """The parsed content of some files, at most `delay` seconds behind the disk.

    `paths` lists the files anew at each look, so that a file that is added counts too. `parse` raises
    DocumentError for content that cannot be used; then the last good content stays and `error` holds the
    reason. The first read falls back on `last_good`, which may have nothing; then it lets the error out.
    """

    def __init__(
        self,
        paths: Callable[[], Sequence[Path]],
        parse: Callable[[], Content],
        delay: float = 0.5,
        last_good: Callable[[], Content | None] = lambda: None,
    ) -> None:
        self._paths = paths
        self._parse = parse
        self._delay = delay
        self._lock = threading.Lock()
        self._stamp = self._look()
        self.error: DocumentError | None = None
        self._content = self._first(last_good)
        self._looked_at = time.monotonic()

    def get(self) -> Content:
        """The newest good content, at most `delay` seconds old."""
        if time.monotonic() - self._looked_at >= self._delay:
            return self.newest()
        return self._content

    def newest(self) -> Content:
        """The newest good content, looked for now."""
        with self._lock:
            self._refresh()
        return self._content

    def _first(self, last_good: Callable[[], Content | None]) -> Content:
        try:
            return self._parse()
        except DocumentError as error:
            found = last_good()
            if found is None:
                raise
            self.error = error
            log.error("facts.broken", reason=str(error), kept="last good content of the history")
            return found

    def _refresh(self) -> None:
        self._looked_at = time.monotonic()
        stamp = self._look()
        if stamp == self._stamp:
            return
        before = self._content
        try:
            self._content = self._parse()
        except DocumentError as error:
            self.error = error
            log.error("facts.broken", reason=str(error), kept="last good content")
        else:
            self.error = None
            if self._content != before:
                log.info("facts.read", files=[Path(name).name for name, *_ in stamp])
        self._stamp = stamp

    def _look(self) -> Stamp:
        return tuple(_stamp(path) for path in self._paths())


def _stamp(path: Path) -> tuple[str, int, int, int]:
    try:
        stat = path.stat()
    except OSError:
        return (str(path), 0, 0, 0)
    return (str(path), stat.st_mtime_ns, stat.st_size, stat.st_ino)
