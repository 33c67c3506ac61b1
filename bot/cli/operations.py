"""What operators do beside the running bot: copies and their return, the pages for when the bot is down."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.audit import note
from bot.cli.shell import app, conversations, out, purged, stop
from bot.running import servers
from bot.settings import settings

if TYPE_CHECKING:
    from bot.dialogue.backup import Dump

_WRITTEN = (Path("data"), Path("domain.yml"))


@app.command()
def backup(folder: Annotated[Path, typer.Argument(metavar="MAPP", help="Mappen för kopiorna.")]) -> None:
    """Kopiera samtal, loggar, fakta, frågor och svar medan boten kör. Gamla kopior tas bort."""
    from bot.dialogue.backup import FEWEST_DAYS, BackupError, back_up, drop_old

    days = max(settings().backup_days, FEWEST_DAYS)
    kept = settings().retention_days - days
    if kept < 1:
        what = f"Sätt LOTS_RETENTION_DAYS till minst {days + 1}, eller LOTS_BACKUP_DAYS lägre."
        stop(f"Kopiorna skulle leva längre än samtalen får. {what}")
    try:
        store = conversations()
        old, questions = purged(store, kept)
        made = back_up(folder, settings().variable, settings().incident, _dumps(store), _WRITTEN)
    except (BackupError, OSError) as error:
        stop(str(error))
    finally:  # what residents wrote must not stay because a new copy could not be made
        dropped = drop_old(folder, days)
    note(
        settings().variable,
        "backup",
        copy=str(made),
        purged=str(old),
        questions=str(questions),
        dropped=str(len(dropped)),
    )
    removed = f"{old} samtal, {questions} frågor och {len(dropped)} kopior var för gamla."
    out.print(f"Kopian ligger i {made}. {removed}", markup=False)


@app.command()
def restore(
    copy: Annotated[Path, typer.Argument(metavar="KOPIA", help="En mapp som lots backup har gjort.")],
) -> None:
    """Lägg tillbaka en kopia i stället för det som finns. Stoppa boten först."""
    from bot.dialogue.backup import BackupError
    from bot.dialogue.backup import restore as put_back

    if servers(settings().variable):
        stop("Boten kör. Stoppa den först, annars skriver den över det som läggs tillbaka.")
    try:
        files = put_back(copy, settings().variable, settings().incident, _dumps(_store_in_a_database()), _WRITTEN)
    except BackupError as error:
        stop(str(error))
    old, questions = purged(conversations(), settings().retention_days)
    note(settings().variable, "restore", copy=str(copy))
    removed = f"{old} samtal och {questions} frågor var för gamla."
    out.print(f"{len(files)} filer är tillbaka. {removed} Starta boten. Kör sedan lots publish.", markup=False)


@app.command()
def fallback(folder: Annotated[Path, typer.Argument(metavar="MAPP", help="Mappen som nginx läser.")]) -> None:
    """Skriv sidorna som nginx visar när boten inte svarar."""
    from bot.facts.document import DocumentError
    from bot.web.fallback import write_fallback

    try:
        names = write_fallback(folder, settings().incident)
    except DocumentError as error:
        stop(str(error))
    out.print(f"{folder}: {', '.join(names)}", markup=False)


def _store_in_a_database() -> Any:
    """The store, where it is no file: one that is to be replaced may be damaged, and must not be open."""
    from bot.dialogue.endpoints import keeps_in_a_file, read_endpoints
    from bot.facts.document import DocumentError

    try:
        return None if keeps_in_a_file(read_endpoints(settings().endpoints)) else conversations()
    except DocumentError as error:
        stop(str(error))


def _dumps(store: Any) -> list[Dump]:
    """What of the bot's data lies in PostgreSQL: the conversations of `store`, the journal, both or neither."""
    from sqlalchemy.engine import make_url

    from bot.dialogue.backup import Dump
    from bot.dialogue.journal_tables import MESSAGES, TALLY, journal_url

    dumps = [
        Dump("conversations.dump", getattr(getattr(store, "engine", None), "url", None), ("events",)),
        Dump("journal.dump", make_url(journal_url(settings())), (MESSAGES.name, TALLY.name)),
    ]
    return [dump for dump in dumps if dump.url is not None and dump.url.get_backend_name() == "postgresql"]
