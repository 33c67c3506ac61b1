"""What residents meet: publish a draft, take it back, see what was done."""

from __future__ import annotations

import time
from concurrent.futures import Executor
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.audit import user
from bot.cli.drafts import progress
from bot.cli.shell import agreed, app, out, stop
from bot.facts.files import reason_of
from bot.facts.hours import STOCKHOLM
from bot.publications import BusyError, PublicationError, locked, read_publications
from bot.release.beside import second_core
from bot.release.files import FULL, is_full
from bot.release.publish import LOCK, prune, roll_back, start, wait_for_servers, withdraw, words_of
from bot.release.publish import publish as make_live
from bot.settings import settings

if TYPE_CHECKING:
    from bot.release.comparison import Comparison

_TESTS = Path("tests")
_MOST_SHOWN = 15
_WHAT = {"start": "från början", "publish": "publicerad", "rollback": "tillbakatagen till"}
_COLOURS = {"+": "green", "-": "red"}

Why = Annotated[str, typer.Option("--why", help="Varför, för historiken.")]
Yes = Annotated[bool, typer.Option("--yes", help="Fråga inte, publicera om proven går bra.")]


@app.command()
def publish(why: Why = "", yes: Yes = False) -> None:
    """Träna om det behövs, prova, visa vad som ändras och byt modell i den bot som körs."""
    started = time.perf_counter()
    try:
        with locked(settings().models / LOCK, user()), second_core("bot.release.comparison") as beside:
            _check()
            _publish(why, yes, started, beside)
    except BusyError as error:
        stop(f"{error} publicerar redan. Vänta tills det är klart och försök igen.")
    except OSError as error:
        what = f"Det gick inte att skriva {error.filename} ({reason_of(error)}). Det som var publicerat ligger kvar."
        stop(FULL if is_full(error) else what)


@app.command()
def rollback(why: Why = "") -> None:
    """Gå tillbaka till den modell som var publicerad före den här. Tar någon sekund."""
    started = time.perf_counter()
    try:
        step = roll_back(settings().models, settings().variable, why)
    except PublicationError as error:
        stop(str(error))
    try:
        count = wait_for_servers(settings().variable, step)
    except PublicationError as error:
        stop(f"{error}\n{step.model} är ändå den som gäller. Gå ett steg till bakåt med: lots rollback")
    out.print(f"Tillbaka till {step.model}. {_arrived(count)} ({_seconds(started)} s)", markup=False)
    out.print("Frågorna i data/nlu/ är kvar som du skrev dem. Svarens ord ändras inte.")


@app.command()
def history() -> None:
    """Visa vad som har publicerats: när, av vem och varför."""
    try:
        steps = read_publications(settings().models).steps
    except PublicationError as error:
        stop(str(error))
    if not steps:
        stop("Inget är publicerat än. Kör: lots publish")
    for number, step in enumerate(steps):
        kept = (settings().models / step.model).exists()
        name = step.model.removesuffix(".tar.gz") + ("" if kept else " (borttagen)")
        at = datetime.fromisoformat(step.at).strftime("%Y-%m-%d %H.%M.%S")
        sign = "●" if number == 0 else " "
        why = f": {step.why}" if step.why else ""
        out.print(f"{sign} {at}  {_WHAT[step.what]} av {step.who}{why}  ({name})", markup=False)


def _publish(why: str, yes: bool, started: float, beside: Executor) -> None:
    from bot.assistant import ModelError
    from bot.dialogue.answers import read_answers
    from bot.facts.document import DocumentError
    from bot.release.cases import CaseError
    from bot.release.comparison import compare
    from bot.release.train import TrainingError

    try:
        with progress() as tell:
            start(settings().models, words_of(read_answers(settings().topics)))
            found = compare(settings(), _TESTS, tell, beside)
        if found.objections:
            for objection in found.objections:
                out.print("\n".join(objection.lines()), markup=False)
            stop("Inget är publicerat. Det som var publicerat ligger kvar.")
        if found.same_model and not found.answers:
            out.print("Det finns inget nytt att publicera.")
            return
        _show(found)
        if not yes and not agreed("Publicera?"):
            stop("Inget är publicerat. Utkastet är kvar.")
        count = _go_live(found, why)
    except (PublicationError, TrainingError, ModelError, CaseError, DocumentError) as error:
        stop(f"{error}\nDet som var publicerat ligger kvar.")
    prune(settings().models, settings().keep_models)
    out.print(f"Publicerat. {_arrived(count)} ({_seconds(started)} s)", markup=False)


def _go_live(found: Comparison, why: str) -> int:
    """Swap the running bot; what it refuses is taken back. Returns how many servers answer with it."""
    step = make_live(settings().models, settings().variable, found.model, why, found.words, found.live)
    try:
        return wait_for_servers(settings().variable, step)
    except PublicationError as error:
        withdraw(settings().models, settings().variable, step, str(error))
        raise


def _check() -> None:
    from bot.release.check import check, errors_of

    today = datetime.now(STOCKHOLM).date()
    errors = errors_of(check(Path(), settings().incident, settings().topics, settings().review_days, today))
    for fault in errors:
        out.print(str(fault), markup=False)
    if errors:
        stop("Inget är publicerat. Rätta felen och kör lots publish igen.")


def _show(found: Comparison) -> None:
    for line in found.answers:
        out.print(line, markup=False, style=_COLOURS.get(line.strip()[:1], "bold" if line[:1] != " " else ""))
    if found.answers:
        out.print("Svarens ord ovan är redan ute: de går ut när filen sparas.\n")
    if found.questions:
        out.print(f"Frågor: {found.questions[0]} nya, {found.questions[1]} borttagna.")
    for each in found.moved[:_MOST_SHOWN]:
        before, after = (found.titles.get(topic, topic) for topic in (each.before, each.after))
        out.print(f"”{each.text}”: {before} → {after}", markup=False)
    if len(found.moved) > _MOST_SHOWN:
        out.print(f"… och {len(found.moved) - _MOST_SHOWN} frågor till som byter ämne.")
    if not found.moved:
        out.print("Ingen av provfrågorna byter ämne.")


def _arrived(count: int) -> str:
    return "Ingen server körs just nu." if count == 0 else "Den bot som körs svarar nu med den."


def _seconds(started: float) -> str:
    return f"{time.perf_counter() - started:.1f}".replace(".", ",")
