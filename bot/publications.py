"""Which model residents meet: what was published, by whom, when and why, in one small file beside the models."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from bot.facts.files import reason_of, replace_file
from bot.facts.hours import STOCKHOLM

FILE = "live.json"
MODELS = "*.tar.gz"
START, PUBLISH, ROLLBACK = "start", "publish", "rollback"
_MOST_REMEMBERED = 200
_CHUNK = 1 << 20


class PublicationError(Exception):
    """A publication that cannot be read or used; its text is Swedish, for staff, and says what to do."""


class BusyError(Exception):
    """Somebody else holds the lock; its text is who, since when."""


@dataclass(frozen=True)
class Publication:
    """One step of the live model. `model` is a file in the models' folder; `what` is start, publish or rollback."""

    model: str
    sha256: str
    at: str
    who: str
    why: str
    what: str


@dataclass(frozen=True)
class Publications:
    """All that is remembered, newest first; `answers` are the answers' words at the newest publication, by name."""

    steps: tuple[Publication, ...] = ()
    answers: dict[str, list[str]] = field(default_factory=dict)

    @property
    def live(self) -> Publication | None:
        """What is live; None before the first publication."""
        return self.steps[0] if self.steps else None

    @property
    def before(self) -> Publication | None:
        """What was live before the live model was last published; a step back is no publication."""
        model = self.live.model if self.live else ""
        same = (n for n, step in enumerate(self.steps) if step.model == model and step.what != ROLLBACK)
        published = next(same, len(self.steps))
        return next((step for step in self.steps[published + 1 :] if step.model != model), None)

    def and_then(self, step: Publication, answers: dict[str, list[str]]) -> Publications:
        """These publications and `step` as the newest."""
        return Publications((step, *self.steps)[:_MOST_REMEMBERED], answers)


def read_publications(folder: Path) -> Publications:
    """What `folder` remembers, nothing without the file; raises PublicationError for one that cannot be read."""
    path = folder / FILE
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        steps = tuple(Publication(**step) for step in stored["publications"])
        return Publications(steps, {str(name): list(texts) for name, texts in stored["answers"].items()})
    except FileNotFoundError:
        return Publications()
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        remedy = "Ta bort filen och kör: lots publish"
        raise PublicationError(f"{path} går inte att läsa ({error}). {remedy}") from error


def write_publications(folder: Path, publications: Publications) -> None:
    """Make `publications` what `folder` remembers, and its newest step live; raises OSError with the old untouched."""
    stored = {"publications": [asdict(step) for step in publications.steps], "answers": publications.answers}
    replace_file(folder / FILE, (json.dumps(stored, ensure_ascii=False, indent=1) + "\n").encode())


def verified(folder: Path, step: Publication) -> Path:
    """The file of a publication, whole; raises PublicationError when it is missing or not what was published."""
    path = folder / step.model
    try:
        found = checksum(path)
    except OSError as error:
        raise PublicationError(f"Modellen {path} går inte att läsa ({reason_of(error)}).") from error
    if found != step.sha256:
        raise PublicationError(f"Modellen {path} är skadad: innehållet är inte det som publicerades.")
    return path


def newest_model(folder: Path) -> Path | None:
    """The model file that was trained last."""
    return max(folder.glob(MODELS), key=lambda path: path.stat().st_mtime_ns, default=None)


def checksum(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


@contextmanager
def locked(path: Path, who: str) -> Iterator[None]:
    """Hold the lock file `path`, which the system lets go of when the process ends however it ends.

    Raises BusyError when somebody else holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BusyError(path.read_text(encoding="utf-8").strip() or "någon annan") from error
        with suppress(OSError):  # on a full disk the lock holds without a name
            os.ftruncate(handle, 0)
            os.write(handle, f"{who} (sedan {datetime.now(STOCKHOLM):%H.%M})".encode())
        yield
    finally:
        os.close(handle)
