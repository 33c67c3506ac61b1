"""The report on how the bot was used."""

from __future__ import annotations

import contextlib
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.shell import app, out, stop
from bot.settings import settings

_FOLDER = Path("results")


@app.command()
def report(
    day: Annotated[bool, typer.Option("--day", help="Det senaste dygnet. Det gäller om inget annat anges.")] = False,
    week: Annotated[bool, typer.Option("--week", help="De senaste sju dygnen.")] = False,
    since_start: Annotated[bool, typer.Option("--since-start", help="Sedan den första frågan.")] = False,
    first: Annotated[str | None, typer.Option("--from", help="Från och med, till exempel 2022-12-05.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="Till och med, till exempel 2022-12-11.")] = None,
    results: Annotated[Path, typer.Option("--results", help="Mappen för rapporten.")] = _FOLDER,
) -> None:
    """Gör en sida om hur chatten har använts: frågor, svar, ämnen, kontaktvägar. Den har inga personuppgifter."""
    from bot.dialogue.journal_tables import journal_url, opened
    from bot.facts.document import DocumentError
    from bot.facts.hours import STOCKHOLM
    from bot.facts.incident import read_facts
    from bot.publications import PublicationError, Publications, read_publications
    from bot.release.usage import published_in, read_usage
    from bot.release.usage_report import period, write_usage

    if sum((day, week, since_start, bool(first or last))) > 1:
        stop("Välj en tid: --day, --week, --since-start, eller --from och --to.")
    now = datetime.now(STOCKHOLM)
    start: datetime | None = now - timedelta(days=7 if week else 1)
    end = now
    if since_start or last:
        start = None
    if first:
        start = datetime.combine(_date(first), time(), STOCKHOLM)
    if last:
        end = datetime.combine(_date(last) + timedelta(days=1), time(), STOCKHOLM)
    if start and start >= end:
        stop("Tiden slutar innan den börjar. Byt plats på --from och --to.")
    usage = read_usage(opened(journal_url(settings())), start, end)
    names = {}
    with contextlib.suppress(DocumentError):  # then the channels go by their ids; lots check tells the fault
        names = {name: each.name for name, each in read_facts(settings().incident).channels.channels.items()}
    publications = Publications()
    with contextlib.suppress(PublicationError):  # then it goes without them; lots history tells the fault
        publications = read_publications(settings().models)
    published = published_in(publications, usage.start, usage.end)
    phone = (settings().phone_share, settings().phone_minutes)
    page = write_usage(usage, published, names, phone, results / f"anvandning-{usage.last:%Y-%m-%d}.html")
    out.print(f"{period(usage)}: {usage.messages} meddelanden.", markup=False)
    out.print(f"Rapporten: {page}", markup=False)


def _date(text: str) -> datetime:
    try:
        return datetime.strptime(text, "%Y-%m-%d")
    except ValueError:
        stop(f"”{text}” är inget datum. Skriv som 2022-12-05.")
