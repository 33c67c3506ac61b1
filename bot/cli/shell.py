"""What the commands share: the shell's voice, and the loaded bot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import structlog
import typer
from rich.console import Console

from bot.facts.clock import parse_now
from bot.publications import Publication, PublicationError, checksum, newest_model, read_publications, verified
from bot.settings import settings

if TYPE_CHECKING:
    from bot.assistant import Assistant
    from bot.dialogue.conversations import ConversationStore
    from bot.dialogue.postgres import PostgresConversations

Clock = Callable[[], datetime]
log = structlog.get_logger()

app = typer.Typer(
    help="Kontaktlots: boten som lotsar invånare till rätt kontakt.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

Now = Annotated[str | None, typer.Option("--now", help="Klockan som boten ska tro på, till exempel 2022-12-05T10:15.")]
Model = Annotated[Path | None, typer.Option("--model", help="Modellfil eller mapp. Annars den som är publicerad.")]


def stop(message: str) -> NoReturn:
    """Say why on standard error, and end with 1."""
    err.print(message, markup=False)
    raise SystemExit(1)


def agreed(question: str) -> bool:
    """Whether the person at the shell says yes, asked on standard error; no answer is a no."""
    err.print(f"{question} [j/N] ", end="", markup=False)
    try:
        return input().strip().lower() in ("j", "ja", "y", "yes")
    except (EOFError, KeyboardInterrupt):
        return False


def clock_of(now: str | None) -> Clock | None:
    """A clock that stands at `now`; None for the real one. Ends with the reason when it is no time."""
    if now is None:
        return None
    try:
        fixed = parse_now(now)
    except ValueError:
        stop(f"”{now}” är ingen tid. Skriv som 2022-12-05T10:15.")
    return lambda: fixed


def load(model: Path | None, now: str | None, *, keep: bool) -> Assistant:
    """The bot with the newest model of `model`, or with the live one; ends with the reason when it cannot."""
    clock = clock_of(now)
    from bot.assistant import Assistant, ModelError
    from bot.facts.document import DocumentError

    try:
        if model is None:
            return load_live(keep=keep, clock=clock)[0]
        return Assistant.load(model, keep=keep, clock=clock)
    except (ModelError, DocumentError) as error:
        stop(str(error))


def load_live(*, keep: bool, clock: Clock | None) -> tuple[Assistant, str]:
    """The bot with the published model, and the model's checksum; before the first publication, the newest model.

    Where the published model is damaged, the publication before it is taken and the reason logged. Raises ModelError,
    and DocumentError when the facts or answers cannot be read.
    """
    from bot.assistant import Assistant, ModelError

    folder = settings().models
    steps: tuple[Publication, ...] = ()
    try:
        steps = read_publications(folder).steps
    except PublicationError as error:
        log.error("publications.unreadable", reason=str(error), taken="the newest model")
    for step in {step.sha256: step for step in steps}.values():
        try:
            return Assistant.load(verified(folder, step), keep=keep, clock=clock), step.sha256
        except (PublicationError, ModelError) as error:
            log.error("model.unusable", reason=str(error), taken="the publication before")
    newest = newest_model(folder)
    return Assistant.load(newest or folder, keep=keep, clock=clock), checksum(newest) if newest else ""


def purged(store: ConversationStore | PostgresConversations, days: int) -> tuple[int, int]:
    """Delete conversations and questions that are older than `days`; returns how many of each."""
    from bot.dialogue.journal import Journal
    from bot.dialogue.journal_tables import journal_url
    from bot.web.sessions import stored_secret

    journal = Journal(journal_url(settings()), stored_secret(settings().variable, settings().secret))
    return store.purge(days), journal.purge(days)


def conversations() -> ConversationStore | PostgresConversations:
    """The store that the endpoints name; ends with the reason when it cannot be opened."""
    from bot.dialogue.endpoints import open_store
    from bot.facts.document import DocumentError

    try:
        return open_store(settings().endpoints)
    except DocumentError as error:
        stop(str(error))
