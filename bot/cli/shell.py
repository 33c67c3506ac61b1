"""What the commands share: the shell's voice, and the loaded bot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console

from bot.absence import leave_out_tensorflow
from bot.facts.clock import parse_now
from bot.settings import settings

if TYPE_CHECKING:
    from bot.assistant import Assistant

app = typer.Typer(
    help="Kontaktlots: boten som lotsar invånare till rätt kontakt.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

Now = Annotated[str | None, typer.Option("--now", help="Klockan som boten ska tro på, till exempel 2022-12-05T10:15.")]
Model = Annotated[Path | None, typer.Option("--model", help="Modellfil eller mapp. Annars den nyaste i models/.")]


def stop(message: str) -> NoReturn:
    """Say why on standard error, and end with 1."""
    err.print(message, markup=False)
    raise SystemExit(1)


def agreed(question: str) -> bool:
    """Whether the person at the shell says yes; no answer is a no."""
    try:
        return input(f"{question} [j/N] ").strip().lower() in ("j", "ja", "y", "yes")
    except (EOFError, KeyboardInterrupt):
        return False


def clock_of(now: str | None) -> Callable[[], datetime] | None:
    """A clock that stands at `now`; None for the real one. Ends with the reason when it is no time."""
    if now is None:
        return None
    try:
        fixed = parse_now(now)
    except ValueError:
        stop(f"”{now}” är ingen tid. Skriv som 2022-12-05T10:15.")
    return lambda: fixed


def load(model: Path | None, now: str | None, *, keep: bool) -> Assistant:
    """The bot with the newest model of `model`, or of the settings' folder; ends with the reason when it cannot."""
    clock = clock_of(now)
    leave_out_tensorflow(Path("config.yml"))
    from bot.assistant import Assistant, ModelError
    from bot.facts.document import DocumentError

    try:
        return Assistant.load(model or settings().models, keep=keep, clock=clock)
    except (ModelError, DocumentError) as error:
        stop(str(error))
