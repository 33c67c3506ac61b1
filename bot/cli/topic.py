"""The topics as a writer sees them: `lots topic new`, `list`, `show`, `reviewed`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from bot.cli.shell import app, out, stop
from bot.facts.document import DocumentError
from bot.facts.files import reason_of
from bot.facts.hours import STOCKHOLM
from bot.settings import settings

_DOMAIN = Path("domain.yml")
_QUESTIONS_SHOWN = 10

topic = typer.Typer(help="Ämnena: ett nytt, en lista, ett att läsa.", no_args_is_help=True)
app.add_typer(topic, name="topic")

Name = Annotated[str, typer.Argument(metavar="NAMN", help="Ämnets namn, som filens i data/nlu/.")]


@topic.command()
def new(
    name: Name,
    title: Annotated[str, typer.Option("--title", help="Rubriken på knappar, till exempel Om biblioteket.")] = "",
) -> None:
    """Gör ett nytt ämne: en fil att fylla i med svar och frågor."""
    from bot.release.topics import TopicError, new_topic

    today = datetime.now(STOCKHOLM).date()
    try:
        path = new_topic(name, title or name.replace("_", " ").capitalize(), settings().topics, _DOMAIN, today)
    except (TopicError, DocumentError) as error:
        stop(str(error))
    except OSError as error:
        stop(f"Filen gick inte att skriva ({reason_of(error)}). Ingenting är ändrat.")
    out.print(f"Skriv svar och frågor i {path}. Kör sedan: lots check, lots publish", markup=False)


@topic.command(name="list")
def show_all() -> None:
    """Visa alla ämnen: rubrik, antal frågor, när någon såg över svaret."""
    from bot.release.topics import all_topics

    table = Table("Ämne", "Rubrik", "Frågor", "Sett över", box=None, pad_edge=False)
    try:
        topics = all_topics(settings().topics)
    except DocumentError as error:
        stop(str(error))
    for each in topics:
        table.add_row(each.name, each.title, str(len(each.questions)), str(each.reviewed or "–"))
    out.print(table)


@topic.command()
def show(name: Name) -> None:
    """Visa ett ämne: svar och några av frågorna."""
    from bot.release.topics import TopicError, one_topic

    try:
        found = one_topic(name, settings().topics)
    except (TopicError, DocumentError) as error:
        stop(str(error))
    out.print(f"[bold]{found.name}[/bold]  {found.path}")
    out.print(f"Rubrik: {found.title or '–'}. Sett över: {found.reviewed or '–'}.", markup=False)
    for response, texts in found.answers.items():
        for text in texts:
            out.print(f"\n{response}:\n{text}", markup=False)
    out.print(f"\n{len(found.questions)} frågor:")
    for question in found.questions[:_QUESTIONS_SHOWN]:
        out.print(f"  {question}", markup=False)
    if len(found.questions) > _QUESTIONS_SHOWN:
        out.print(f"  … och {len(found.questions) - _QUESTIONS_SHOWN} till")


@topic.command()
def reviewed(name: Name) -> None:
    """Skriv i filen att du har läst svaret i dag och att det stämmer."""
    from bot.release.topics import TopicError, review

    today = datetime.now(STOCKHOLM).date()
    try:
        review(name, settings().topics, today)
    except (TopicError, DocumentError) as error:
        stop(str(error))
    except OSError as error:
        stop(f"Filen gick inte att skriva ({reason_of(error)}). Ingenting är ändrat.")
    out.print(f"{name} är sett över {today}.", markup=False)
