"""The step that residents notice: a model goes live, or the one before comes back."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

from bot.audit import note, user
from bot.dialogue.answers import Answers
from bot.facts.files import locked
from bot.facts.hours import STOCKHOLM
from bot.publications import (
    MODELS,
    PUBLISH,
    ROLLBACK,
    START,
    Publication,
    PublicationError,
    Publications,
    checksum,
    newest_model,
    read_publications,
    verified,
    write_publications,
)
from bot.release.files import FULL, NOTES, READINGS, is_full
from bot.running import servers

LOCK = ".publish.lock"
_SECONDS_FOR_SERVERS = 60.0
_SECONDS_BETWEEN_LOOKS = 0.1

Words = dict[str, list[str]]


def words_of(answers: Answers) -> Words:
    """The answers' words by name, as a publication remembers them."""
    return {name: [said.text for said in response.variations] for name, response in answers.responses.items()}


def start(models: Path, words: Words) -> None:
    """Before the first publication: what residents meet now, the newest model, is what is live.

    From then on a model that is trained, by whatever command, is a draft.
    """
    newest = newest_model(models)
    if newest and not read_publications(models).steps:
        _write(models, Publications(), _step(newest, START, "Det som kördes före den första publiceringen"), words)


def publish(models: Path, variable: Path, model: Path, why: str, words: Words, seen: Publication | None) -> Publication:
    """Make `model` live, provided that `seen` is still what is live.

    Raises PublicationError, with everything as it was.
    """
    with _alone(models):
        publications = read_publications(models)
        if publications.live != seen:
            by = publications.live.who if publications.live else "Någon"
            raise PublicationError(f"{by} har publicerat under tiden. Kör lots publish igen och se vad som ändras.")
        step = _step(model, PUBLISH, why)
        _write(models, publications, step, words)
    note(variable, PUBLISH, model=step.model, sha256=step.sha256, why=why)
    return step


def roll_back(models: Path, variable: Path, why: str) -> Publication:
    """Make live again what was live before; raises PublicationError when there is nothing to go back to."""
    with _alone(models):
        publications = read_publications(models)
        before = publications.before
        if before is None:
            raise PublicationError("Det finns ingen tidigare publicering att gå tillbaka till.")
        model = verified(models, before)
        step = _step(model, ROLLBACK, why)
        _write(models, publications, step, publications.answers)
    note(variable, ROLLBACK, model=step.model, sha256=step.sha256, why=why)
    return step


def withdraw(models: Path, variable: Path, refused: Publication, reason: str) -> None:
    """Take back a publication that a server refused, whatever else happened since."""
    with _alone(models):
        publications = read_publications(models)
        if publications.live == refused:
            write_publications(models, Publications(publications.steps[1:], publications.answers))
    note(variable, "withdraw", model=refused.model, why=reason)


def wait_for_servers(
    variable: Path,
    step: Publication,
    progress: Callable[[], None] = lambda: None,
    seconds: float = _SECONDS_FOR_SERVERS,
) -> int:
    """Wait until every running server answers with `step`; returns how many there are.

    Raises PublicationError with a server's reason when it refuses the model, or when time is out.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        running = servers(variable)
        if refusing := next((server for server in running if server.refused == step.at), None):
            raise PublicationError(f"Servern tog inte emot modellen: {refusing.reason}")
        if all(server.sha256 == step.sha256 for server in running):
            return len(running)
        progress()
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    raise PublicationError(f"Servern har inte bytt modell på {seconds:.0f} s. Se dess logg.")


def prune(models: Path, keep: int) -> list[str]:
    """Remove all but the newest `keep` models, the live one and those it can be rolled back to; returns their names."""
    published = dict.fromkeys(step.model for step in read_publications(models).steps)
    kept = set(list(published)[:keep])
    newest_first = sorted(models.glob(MODELS), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    gone = [path for path in newest_first[keep:] if path.name not in kept]
    for path in gone:
        for beside in ("", NOTES, READINGS):
            path.with_name(path.name + beside).unlink(missing_ok=True)
    return [path.name for path in gone]


def _step(model: Path, what: str, why: str) -> Publication:
    at = datetime.now(STOCKHOLM).isoformat(timespec="microseconds")  # tells one publication from the next
    return Publication(model.name, checksum(model), at, user(), why, what)


def _write(models: Path, publications: Publications, step: Publication, words: Words) -> None:
    try:
        write_publications(models, publications.and_then(step, words))
    except OSError as error:
        reason = FULL if is_full(error) else f"{models} går inte att skriva i ({error}). Ingenting är ändrat."
        raise PublicationError(reason) from error


def _alone(models: Path) -> AbstractContextManager[None]:
    """Nobody else changes what is live meanwhile; it takes milliseconds, so the others wait."""
    models.mkdir(parents=True, exist_ok=True)
    return locked(models)
