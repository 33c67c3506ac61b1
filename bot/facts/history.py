"""Every version of the published facts: who made it, when, how, and what it said before."""

from __future__ import annotations

import hashlib
import pwd
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import structlog
from pydantic import BaseModel, ValidationError

from bot import audit
from bot.facts.changes import Change, channel_changes, status_changes
from bot.facts.channels import channels_of
from bot.facts.document import DocumentError, parse_document
from bot.facts.files import locked, replace_file
from bot.facts.hours import STOCKHOLM
from bot.facts.incident import CHANNELS, STATUS, Facts, facts_of
from bot.facts.systems import status_of

BY_HAND = "för hand"
FIRST = "första kända"
_WHAT = "facts"
_FOLDER = "history"
_FILES = (CHANNELS, STATUS)

log = structlog.get_logger()


class ConflictError(Exception):
    """Somebody else changed the file in between; its text is Swedish, for staff."""


class Version(BaseModel):
    """One change of one file. `before` and `after` name its contents; `how` is the command, or `BY_HAND`."""

    number: int
    at: datetime
    who: str
    how: str
    file: str
    before: str | None
    after: str
    changes: list[Change]


class History:
    """The versions of the files in `incident`; in `variable` lie their contents, whole, and the audit of them."""

    def __init__(self, incident: Path, variable: Path) -> None:
        self._incident = incident
        self._variable = variable

    def versions(self) -> list[Version]:
        """Every change, oldest first, numbered from 1."""
        found = []
        for number, entry in enumerate(audit.recorded(self._variable, _WHAT), start=1):
            try:
                found.append(Version(number=number, **entry))
            except (ValidationError, TypeError) as error:
                log.error("history.unreadable", number=number, reason=str(error))
        return found

    def standing(self) -> list[Version]:
        """The changes that nobody has taken back, oldest first; one that took back others is none itself."""
        kept: list[Version] = []
        for version in self.versions():
            same = [number for number, other in enumerate(kept) if other.file == version.file]
            if same and kept[same[-1]].after == version.after:  # a broken file, mended to what stood already
                continue
            undone = next((number for number in reversed(same) if kept[number].before == version.after), None)
            if undone is None:
                kept.append(version)
            else:
                kept = [other for number, other in enumerate(kept) if number < undone or number not in same]
        return kept

    def unrecorded(self) -> list[str]:
        """The files that hold something else than their last version; once `note` has been called, those at fault."""
        last = self._last()
        return [file for file in _FILES if _name(content_of(self._incident / file)) != last.get(file)]

    def content(self, name: str) -> bytes:
        """The content that a version names; raises OSError when it is gone."""
        return (self._variable / _FOLDER / name).read_bytes()

    def last_good(self) -> Facts | None:
        """The facts of the last versions of both files; None where there are none that today's rules accept."""
        last = self._last()
        try:
            return self._together({file: self.content(last[file]) for file in _FILES})
        except (KeyError, OSError, DocumentError):
            return None

    def note(self) -> None:
        """Record what was changed by hand since the last version. A broken file waits until it is mended."""
        with locked(self._incident):
            self._note()

    def save(self, file: str, expected: bytes, content: bytes, how: str) -> None:
        """Make `content` the facts in `file`, and record it.

        Raises DocumentError when the bot could not use it, ConflictError when the file no longer holds `expected`,
        and OSError when it cannot be written; then the file is as it was.
        """
        path = self._incident / file
        with locked(self._incident):
            if content_of(path) != expected:
                raise ConflictError(f"{path} ändrades av någon annan under tiden. Se efter och försök igen.")
            self._note()
            self._checked(file, content)
            self._keep(expected)  # what could not be read was never recorded, and somebody wrote it
            self._keep(content)
            replace_file(path, content)
            self._record(file, expected, content, how, audit.user(), datetime.now(STOCKHOLM))

    def _last(self) -> dict[str, str]:
        return {version.file: version.after for version in self.versions()}

    def _note(self) -> None:
        last = self._last()
        for file in _FILES:
            path = self._incident / file
            try:
                content = path.read_bytes()
                if _name(content) == last.get(file):
                    continue
                self._checked(file, content)
                stat = path.stat()
                before = self.content(last[file]) if file in last else None
            except (OSError, DocumentError):
                continue
            self._keep(content)
            changed = datetime.fromtimestamp(stat.st_mtime, STOCKHOLM)
            self._record(file, before, content, BY_HAND if file in last else FIRST, _owner(stat.st_uid), changed)

    def _checked(self, file: str, content: bytes) -> None:
        """Raises DocumentError when `content` can stand beside the other file neither as it is nor as it last was."""
        other = next(name for name in _FILES if name != file)
        try:
            self._together({file: content, other: content_of(self._incident / other)})
        except DocumentError:
            last = self._last().get(other)
            if last is None or other not in self.unrecorded():
                raise
            self._together({file: content, other: self.content(last)})

    def _together(self, contents: Mapping[str, bytes]) -> Facts:
        return facts_of(*(parse_document(self._incident / file, contents[file]) for file in _FILES))

    def _keep(self, content: bytes) -> None:
        path = self._variable / _FOLDER / _name(content)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, content)

    def _record(self, file: str, before: bytes | None, after: bytes, how: str, who: str, at: datetime) -> None:
        changes = [change.dict() for change in self._changes(file, before, after)]
        named = _name(before) if before is not None else None
        details = {"how": how, "file": file, "before": named, "after": _name(after), "changes": changes}
        audit.note(self._variable, _WHAT, who=who, at=at, **details)  # failed, the next look has it as one by hand

    def _changes(self, file: str, before: bytes | None, after: bytes) -> Iterator[Change]:
        path = self._incident / file
        new = parse_document(path, after)
        try:
            old = parse_document(path, before) if before is not None else None
            if file == STATUS:
                yield from status_changes(status_of(old) if old else None, status_of(new))
            else:
                yield from channel_changes(channels_of(old) if old else None, channels_of(new))
        except DocumentError:  # an old content that today's rules refuse has no changes to tell
            return


def content_of(path: Path) -> bytes:
    """What the file holds; nothing where somebody deleted it. Raises OSError."""
    return path.read_bytes() if path.exists() else b""


def _name(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]


def _owner(uid: int) -> str:
    """The file's owner: the nearest to who edited it that a file tells."""
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)
