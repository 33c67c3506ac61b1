"""Copies of what cannot be made again: the conversations, the journals beside them, the facts, what staff write.

SQLite files are copied by SQLite's own backup while the bot runs; PostgreSQL by pg_dump. A conversation is purged
before the copy when it would outlive its retention in it, so a copy never holds what the promise to residents forbids.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bot.facts.files import keep_private
from bot.facts.hours import STOCKHOLM

FEWEST_DAYS = 2
"""The shortest life that can be promised of a copy: one that goes the night after is a day and some minutes old."""

_STAMP = "%Y-%m-%dT%H%M%S"
_FACTS = "incident"
_HISTORY = "history"
_PART = ".part-"
# Locks and half-written files of an editor that stands open: some cannot be read, or are gone when they are.
_AN_EDITORS = shutil.ignore_patterns(".*", "*~", "#*")
_MADE = "backup"  # stands in the bot's own folder, and is as old as the last copy


class BackupError(Exception):
    """A copy that could not be made or put back; its text is Swedish, for staff, and says what to do."""


@dataclass(frozen=True)
class Dump:
    """Tables of a PostgreSQL, which stand in one file of a copy; `url` is SQLAlchemy's address of the database."""

    file: str
    url: Any
    tables: tuple[str, ...]


def back_up(
    folder: Path, variable: Path, incident: Path, dumps: Sequence[Dump] = (), written: Sequence[Path] = ()
) -> Path:
    """A new dated folder in `folder` with all of it.

    `dumps` are what lies in PostgreSQL instead of a file, `written` the files and folders that staff write besides.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = folder / datetime.now(STOCKHOLM).strftime(_STAMP)
    with _whole(made) as part:
        for path in sorted(variable.glob("*.db")):
            _copy_sqlite(path, part / path.name)
        for path in sorted(variable.glob("*.jsonl")):
            shutil.copy2(path, part / path.name)
        if (variable / _HISTORY).is_dir():
            shutil.copytree(variable / _HISTORY, part / _HISTORY)
        for path, name in ((incident, _FACTS), *((path, path.name) for path in written)):
            if path.is_dir():
                shutil.copytree(path, part / name, ignore=_AN_EDITORS)
            else:
                shutil.copy2(path, part / name)
        for dump in dumps:
            tables = [f"--table={table}" for table in dump.tables]
            _run("pg_dump", "--format=custom", *tables, f"--file={part / dump.file}", database=dump.url)
    (variable / _MADE).touch()
    return made


def last_made(variable: Path) -> float:
    """When the last copy of what is in `variable` was made, in seconds since 1970; 0 where none ever was."""
    try:
        return (variable / _MADE).stat().st_mtime
    except FileNotFoundError:
        return 0.0


def drop_old(folder: Path, days: int, now: datetime | None = None) -> list[Path]:
    """Remove the copies in `folder` that would be `days` old when the next night's are, and halves of copies.

    Of the last copy, where no newer one could be made, only what residents wrote goes: the rest of it can still be put
    back. Returns what was removed. Counted by the calendar, so that a timer that comes late one night keeps nothing for
    too long; `days` is `FEWEST_DAYS` at least. What has another name stays. No copy may be under way.
    """
    if not folder.is_dir():
        return []
    newest_gone = (now or datetime.now(STOCKHOLM)).date() - timedelta(days=days - 1)
    copies = [(path, made) for path in sorted(folder.iterdir()) if (made := _made_at(path))]
    old = [path for path, made in copies if made.date() <= newest_gone]
    halves = sorted(folder.glob(f"{_PART}*"))  # of a copy that was killed: nobody knows how old what it holds is
    written: list[Path] = []
    if old and old[-1] == copies[-1][0]:
        last = old.pop()
        written = sorted({*last.glob("*.db"), *last.glob("*.dump")})
    for path in written:
        path.unlink()
    for path in (gone := old + halves):
        shutil.rmtree(path)
    return written + gone


def restore(
    copy: Path, variable: Path, incident: Path, dumps: Sequence[Dump] = (), written: Sequence[Path] = ()
) -> list[str]:
    """Put everything of `copy` back, in place of what is there; returns what was put back. The bot must be stopped.

    All of it is read, checked and written beside its place before anything is replaced. Two databases of PostgreSQL
    are two transactions: where the second refuses, the first is back already, and the error says so.
    """
    if not (copy / _FACTS).is_dir():
        raise BackupError(f"{copy} är ingen säkerhetskopia. Ange en mapp som lots backup har gjort.")
    _same_databases(copy, dumps)
    kept = [dump for dump in dumps if (copy / dump.file).exists()]
    for dump in kept:
        _run("pg_restore", f"--file={os.devnull}", str(copy / dump.file))  # reads it to its end, and no database
    variable.mkdir(parents=True, exist_ok=True)
    put_back = [dump.file for dump in kept]
    with _Replacements() as files:
        for path in sorted(copy.glob("*.db")):
            _copy_sqlite(path, files.beside(variable / path.name))
            put_back.append(path.name)
        for path in sorted(copy.glob("*.jsonl")):
            _merge(path, variable / path.name, files.beside(variable / path.name))
            put_back.append(path.name)
        files_of_staff = [(copy / path.name, path) for path in written]  # not there in the copy of an older version
        for part, target in ((copy / _FACTS, incident), (copy / _HISTORY, variable / _HISTORY), *files_of_staff):
            for path in sorted([part, *part.rglob("*")]):
                if path.is_file():
                    shutil.copy2(path, files.beside(target / path.relative_to(part)))
                    put_back.append(str(path.relative_to(copy)))
        _restore_dumps(copy, kept)
        files.rename()
    return put_back


class _Replacements:
    """Files written beside what they are to replace, and renamed together; those that are not are removed."""

    def __init__(self) -> None:
        self._files: list[tuple[Path, Path]] = []

    def __enter__(self) -> _Replacements:
        return self

    def __exit__(self, *_: object) -> None:
        for made, _target in self._files:
            made.unlink(missing_ok=True)
            _remove_logs(made)

    def beside(self, target: Path) -> Path:
        """An empty file, which only its owner may read, that will replace `target`."""
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(dir=target.parent, prefix=".restore-")
        os.close(handle)
        self._files.append((Path(made), target))
        return Path(made)

    def rename(self) -> None:
        """Replace every target."""
        for made, target in self._files:
            _remove_logs(target)  # SQLite would play the log of what was there into what comes back
            made.replace(target)


def _remove_logs(path: Path) -> None:
    for suffix in ("-wal", "-shm", "-journal"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)


def _restore_dumps(copy: Path, dumps: Sequence[Dump]) -> None:
    for place, dump in enumerate(dumps):
        whole = ("--clean", "--if-exists", "--no-owner", "--single-transaction")
        try:
            _run("pg_restore", *whole, str(copy / dump.file), database=dump.url)
        except BackupError as error:
            if not place:
                raise
            done = ", ".join(dump.file for dump in dumps[:place])
            what = f"{done} är redan tillbaka, inget annat. Rätta felet och kör samma kommando igen."
            raise BackupError(f"{error} {what}") from error


def _same_databases(copy: Path, dumps: Sequence[Dump]) -> None:
    """Refuse a copy whose data lay elsewhere than the bot's lies now. A dump that an older version left out is none."""
    wanted = {dump.file for dump in dumps}
    unknown = {path.name for path in copy.glob("*.dump")} - wanted
    moved = {name for name in wanted if (copy / name).with_suffix(".db").exists() and not (copy / name).exists()}
    if other := sorted(unknown | moved):
        what = f"Kopian har {', '.join(other)} i en annan databas än boten."
        raise BackupError(f"{what} Ange den som gällde då i LOTS_ENDPOINTS eller LOTS_JOURNAL.")


@contextmanager
def _whole(folder: Path) -> Iterator[Path]:
    """A folder that has its name only when everything is in it; other users see nothing of it."""
    part = Path(tempfile.mkdtemp(dir=folder.parent, prefix=_PART))
    try:
        yield part
        part.replace(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _copy_sqlite(source: Path, target: Path) -> None:
    keep_private(target)
    try:
        with closing(sqlite3.connect(source)) as read, closing(sqlite3.connect(target, timeout=5)) as written:
            read.backup(written)
            if written.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise BackupError(f"{source} är skadad. Ta en äldre kopia.")
    except sqlite3.Error as error:
        raise BackupError(f"{source} går inte att kopiera ({error}). Stoppa boten och försök igen.") from error


def _merge(source: Path, target: Path, made: Path) -> None:
    """Write a log, and after it what was logged since: what staff did after the copy was made stays told."""
    lines = source.read_bytes().splitlines(keepends=True)
    since = target.read_bytes().splitlines(keepends=True) if target.exists() else []
    known = set(lines)
    made.write_bytes(b"".join([*lines, *(line for line in since if line not in known)]))


def _made_at(path: Path) -> datetime | None:
    try:
        return datetime.strptime(path.name, _STAMP)  # Stockholm's time, as the name has it
    except ValueError:
        return None


def _run(program: str, *arguments: str, database: Any = None) -> None:
    where, environment = [], dict(os.environ)
    if database is not None:
        given = {
            "host": database.host or database.query.get("host"),  # a socket's folder stands in the query
            "port": database.port,
            "username": database.username,
            "dbname": database.database,
        }
        # What the address lacks, libpq finds as it does for the bot.
        where = [*(f"--{option}={value}" for option, value in given.items() if value), "--no-password"]
        environment |= {"PGPASSWORD": database.password} if database.password else {}
    command = [program, *where, *arguments]
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    except FileNotFoundError as error:
        raise BackupError(f"{program} saknas. Kör: apt-get install postgresql-client") from error
    if done.returncode:
        raise BackupError(f"{program} gick inte: {done.stderr.strip()}")
