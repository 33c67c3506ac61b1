"""Keeps the warnings of third parties away from the people at the shell. Import this before Rasa."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import sys
import traceback
import warnings
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, TextIO, cast

import structlog

# Rasa says this of every domain with a slot, whatever its mappings.
_ALWAYS_SAID = "Slot auto-fill has been removed"
_MOST_SIGNS = 300
_MOST_FRAMES = 4


def hush(level: int = logging.ERROR, *, for_good: bool = False) -> None:
    """Silence deprecation warnings and TensorFlow's start-up lines; log from `level` on standard error.

    With `for_good`, as the server has it, no later call changes that, a line below `level` costs next to nothing, and
    each is JSON; else somebody at the shell reads them.
    """
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
    warnings.showwarning = _show
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger().setLevel(level)
    for name in ("rasa", "sanic.root", "sanic.access", "apscheduler", "asyncio"):
        logging.getLogger(name).setLevel(level)
    for name in ("httpx", "rasa_sdk"):  # each request, each action would be a line
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            _reason,
            structlog.processors.JSONRenderer(ensure_ascii=False) if for_good else _plainly,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(file=cast(TextIO, _Forgiving(sys.stderr))),
        cache_logger_on_first_use=for_good,
    )


class _Forgiving:
    """Standard error that may be full or gone: a log line that cannot be written must not cost an answer."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, text: str) -> int:
        """Write, or not."""
        with contextlib.suppress(OSError):
            return self._file.write(text)
        return 0

    def flush(self) -> None:
        """Flush, or not."""
        with contextlib.suppress(OSError):
            self._file.flush()


def _reason(logger: object, method: str, entry: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The error's first line and where it was raised: its other lines may quote what a resident wrote."""
    given = entry.pop("exc_info", None)
    error = sys.exc_info()[1] if given is True else given
    if isinstance(error, BaseException):
        first = (str(error).splitlines() or [""])[0][:_MOST_SIGNS]
        entry["reason"] = f"{type(error).__name__}: {first}"
        frames = traceback.extract_tb(error.__traceback__)[-_MOST_FRAMES:]
        entry["where"] = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames]
    return entry


def _plainly(logger: object, method: str, entry: MutableMapping[str, Any]) -> str:
    """What is wrong and what to do, as the error itself says it; all that is known of an error nobody foresaw."""
    if "where" in entry or "reason" not in entry:
        return json.dumps(entry, ensure_ascii=False, default=str)
    return f"Obs! {entry['reason']}"


def _show(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,
    line: str | None = None,
) -> None:
    """Print what Rasa tells its user; third parties' warnings are for their developers.

    A filter would not do: some packages put their own filters first while they are imported.
    """
    if issubclass(category, UserWarning) and "/rasa/" in filename and _ALWAYS_SAID not in str(message):
        print(warnings.formatwarning(message, category, filename, lineno, line), file=file or sys.stderr)
