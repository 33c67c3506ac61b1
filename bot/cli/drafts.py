"""A draft before it is published: tried in the browser, and with test conversations."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from bot.audit import note
from bot.cli.service import listen
from bot.cli.shell import Model, Now, app, err, load, out, stop
from bot.facts.clock import MEASURED_AT
from bot.settings import settings

if TYPE_CHECKING:
    from bot.release.comparison import Tell


@app.command()
def draft(
    host: Annotated[str, typer.Option(help="Adressen att lyssna på.")] = "127.0.0.1",
    port: Annotated[int | None, typer.Option(help="Porten att lyssna på. Annars den efter botens egen.")] = None,
    hours: Annotated[float, typer.Option(min=0.001, help="Så många timmar går adressen att använda.")] = 8.0,
    now: Now = None,
) -> None:
    """Prova utkastet i webbläsaren på en hemlig adress, innan det publiceras. Ingenting sparas."""
    from bot.facts.document import DocumentError
    from bot.release.drafts import current_draft, train_draft
    from bot.release.train import TrainingError
    from bot.web.draft import hide, secret_path

    chosen = port or settings().port + 1
    listening = listen(host, chosen)
    try:
        with progress() as tell:
            model = current_draft(settings().models, settings().topics)
            if model is None:
                tell("Tränar")
                model = train_draft(settings().models, settings().topics)
    except (TrainingError, DocumentError) as error:
        stop(str(error))
    note(settings().variable, "draft", model=model.name)
    path = secret_path()
    with TemporaryDirectory() as forgotten:
        # What is tried out is no resident's: it must not be counted among what residents asked and voted.
        settings().variable, settings().journal = Path(forgotten), None
        from bot.web.server import create_app

        application = create_app(load(model, now, keep=False))
        hide(application, path, hours)

        @application.after_server_start
        async def _say_where(*_: object) -> None:
            lasting = f"{hours:g}".replace(".", ",")
            err.print(f"Utkastet finns i {lasting} timmar på http://{host}:{chosen}{path} (avsluta med Ctrl+C)")

        application.run(sock=listening, access_log=False, motd=False)


@app.command()
def replay(
    files: Annotated[list[Path], typer.Argument(metavar="FIL…", help="Testsamtal, till exempel de som /spara skrev.")],
    model: Model = None,
    now: Now = MEASURED_AT,
) -> None:
    """Säg testsamtal en gång till och visa vad som skiljer. Utkastet provas med --model models."""
    from bot.release.cases import CaseError
    from bot.release.replay import read_any
    from bot.release.replay import replay as say_again

    try:
        conversations = [conversation for path in files for conversation in read_any(path)]
    except CaseError as error:
        stop(str(error))
    assistant = load(model, now, keep=False)
    differing = 0
    for number, conversation in enumerate(conversations):
        differences = asyncio.run(say_again(assistant, conversation, number))
        differing += bool(differences)
        for each in differences:
            out.print(f"{conversation.path}, {conversation.name}: ”{each.text}” {each.what}", markup=False)
    if differing:
        stop(f"{differing} av {len(conversations)} samtal skiljer sig.")
    out.print(f"{len(conversations)} samtal går som de ska.")


@contextmanager
def progress() -> Iterator[Tell]:
    """Tells each step on standard error as it begins; with a terminal, a clock goes beside it."""
    # Training takes standard error away from everybody who looks it up while it runs.
    console = Console(file=sys.stderr, highlight=False)
    if not console.is_terminal:
        yield lambda what: console.print(f"{what} …", markup=False)
        return
    with Progress(SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(), console=console) as shown:
        task = shown.add_task("Läser")

        def tell(what: str) -> None:
            shown.update(task, description=what)

        yield tell
