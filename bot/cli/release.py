"""From an edit to the live bot: check, train, test."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import Progress

from bot.cli.shell import Now, app, err, load, out, stop
from bot.facts.clock import MEASURED_AT
from bot.facts.hours import STOCKHOLM
from bot.quiet import hush
from bot.settings import settings

if TYPE_CHECKING:
    from bot.assistant import Assistant
    from bot.release.cases import Message, Turn

_HELD_BACK = Path("tests/held_back")


@app.command()
def check() -> None:
    """Kontrollera fakta, ämnen, domän och regler utan att träna."""
    from bot.release.check import check as find_faults
    from bot.release.check import errors_of

    started = time.perf_counter()
    today = datetime.now(STOCKHOLM).date()
    faults = find_faults(Path(), settings().incident, settings().topics, settings().review_days, today)
    for fault in faults:
        out.print(str(fault), markup=False)
    seconds = f"{time.perf_counter() - started:.1f}".replace(".", ",")
    errors = errors_of(faults)
    count = len(faults) - len(errors)
    warned = f" {count} {'varning' if count == 1 else 'varningar'} stoppar inget." if count else ""
    if errors:
        stop(f"{len(errors)} fel att rätta.{warned} ({seconds} s)")
    out.print(f"Allt stämmer ({seconds} s).{warned}")


@app.command()
def train() -> None:
    """Träna en ny modell på frågorna i data/."""
    from bot.release.drafts import train_draft
    from bot.release.train import TrainingError

    started = time.perf_counter()
    err.print("Tränar. Det tar ett par minuter.")
    try:
        made = train_draft(settings().models, settings().topics)
    except TrainingError as error:
        stop(str(error))
    out.print(f"Klart på {time.perf_counter() - started:.0f} s: {made}", markup=False)


@app.command()
def test(
    data: Annotated[
        list[Path] | None, typer.Option("--data", help="Meddelanden att mäta på (jsonl). Kan anges flera gånger.")
    ] = None,
    conversations: Annotated[
        list[Path] | None, typer.Option("--conversations", help="Samtal att mäta på (yml). Kan anges flera gånger.")
    ] = None,
    results: Annotated[Path, typer.Option("--results", help="Mappen för rapporten.")] = Path("results"),
    as_json: Annotated[bool, typer.Option("--json", help="Ett JSON-objekt med siffrorna och inget annat.")] = False,
    model: Annotated[
        Path | None, typer.Option("--model", help="Modellfil eller mapp. Annars den senast tränade.")
    ] = None,
    now: Now = MEASURED_AT,
) -> None:
    """Mät hur ofta boten svarar rätt. Skriver siffror här och en rapport att öppna i webbläsaren."""
    hush()
    from bot.release.cases import CaseError, read_conversations, read_messages

    try:
        messages = [
            message for path in data or sorted(_HELD_BACK.glob("messages*.jsonl")) for message in read_messages(path)
        ]
        files = (
            conversations
            if conversations is not None
            else []
            if data
            else sorted(_HELD_BACK.glob("conversations*.yml"))
        )
        talks = [talk for path in files for talk in read_conversations(path)]
    except CaseError as error:
        stop(str(error))
    if not messages:
        stop("Det finns inga meddelanden att mäta på. Ange en fil med --data.")
    assistant = load(model or settings().models, now, keep=False)
    asyncio.run(_measure(assistant, messages, talks, results, as_json))


async def _measure(
    assistant: Assistant, messages: list[Message], conversations: list[list[Turn]], folder: Path, as_json: bool
) -> None:
    from bot.release.evaluation import evaluate_conversations, evaluate_messages
    from bot.release.figures import figures
    from bot.release.report import changes, summary_lines, topic_table, write_report

    with Progress(console=err, transient=True) as progress:
        task = progress.add_task("Mäter", total=len(messages) + len(conversations))
        step = partial(progress.advance, task)
        answered = await evaluate_messages(assistant, messages, step)
        talked = await evaluate_conversations(assistant, conversations, step)
    found = figures(answered, talked)
    changed = changes(found, folder)
    page = write_report(found, answered, talked, changed, folder)
    if as_json:
        sys.stdout.write(json.dumps(found.as_json(), ensure_ascii=False) + "\n")
        return
    out.print(topic_table(found))
    for line in summary_lines(found, changed):
        out.print(line, markup=False)
    out.print(f"Rapporten: {page}", markup=False)
