"""What the person at the shell reads when a command is typed wrongly, in Swedish.

Typer carries its own copy of Click, whose English sentences stand in the code; its errors tell enough to say it anew.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import typer
from pydantic import ValidationError
from typer._click import exceptions
from typer._click.core import Command, Context, Parameter
from typer._click.formatting import HelpFormatter
from typer._click.types import ParamType
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from bot.facts.files import reason_of

_HEADINGS = {
    "ARGUMENTS_PANEL_TITLE": "Det du anger",
    "OPTIONS_PANEL_TITLE": "Tillval",
    "COMMANDS_PANEL_TITLE": "Kommandon",
    "DEFAULT_STRING": "[annars: {}]",
    "REQUIRED_LONG_STRING": "[krävs]",
}
_TYPES = {"str": "TEXT", "path": "FIL", **dict.fromkeys(("int", "int range", "float", "float range"), "TAL")}
_PROJECT = Path("config.yml")
_EXTRA = re.compile(r"extra argument\(s\) \((.*)\)", re.S)
_FROM_WORD = re.compile(r"[“”„]|(?:^|\s)[‐‑–—]")  # what a word processor makes of a straight quote, and of two hyphens
_COMMAND = re.compile(r"No such command '(.*?)'(?:\. Did you mean (.*)\?)?", re.S)
_QUOTE = "'"
_INTERRUPTED = 130
_DATABASE = (
    "Vänta en stund och försök igen. Hjälper det inte: se efter att databasen är igång, att disken inte är full och"
    " att LOTS_JOURNAL och LOTS_ENDPOINTS är rätt."
)
_RANGE = re.compile(r"(.*) is not in the range (.*)\.", re.S)
_NUMBER = re.compile(r"'(.*)' is not a valid (?:int|integer|float)", re.S)


def in_swedish() -> None:
    """Give the help its Swedish headings."""
    methods: tuple[tuple[type, str, Any], ...] = (
        (HelpFormatter, "write_usage", _usage_in_swedish),
        (ParamType, "get_metavar", _type_in_swedish),
        (Command, "get_help_option", _help_in_swedish),
        (TyperCommand, "format_help", _with_headings(TyperCommand.format_help)),
        (TyperGroup, "format_help", _with_headings(TyperGroup.format_help)),
    )
    for owner, name, swedish in methods:
        setattr(owner, name, swedish)


def _with_headings(format_help: Callable[..., None]) -> Callable[..., None]:
    def in_swedish_too(command: Command, context: Context, formatter: HelpFormatter) -> None:
        from typer import rich_utils  # which only help needs

        for name, words in _HEADINGS.items():
            setattr(rich_utils, name, words)
        format_help(command, context, formatter)

    return in_swedish_too


def _usage_in_swedish(formatter: HelpFormatter, command: str, arguments: str) -> None:
    told = arguments.replace("[OPTIONS]", "[TILLVAL]").replace("COMMAND [ARGS]...", "KOMMANDO …")
    _write_usage(formatter, command, told, prefix="Så skriver du: ")


def _type_in_swedish(kind: ParamType, param: Parameter, ctx: Context) -> str | None:
    """What is to follow an option; an argument's own name says it."""
    return "" if isinstance(param, TyperArgument) else _TYPES.get(kind.name)


def _help_in_swedish(command: Command, context: Context) -> TyperOption | None:
    option = _help_option(command, context)
    if option:
        option.help = "Visa den här hjälpen."
    return option


_write_usage, _help_option = HelpFormatter.write_usage, Command.get_help_option


def run(app: typer.Typer) -> int:
    """Run the command line; returns what the process ends with."""
    in_swedish()
    if len(sys.argv) > 1 and "--help" not in sys.argv and not _PROJECT.exists():
        typer.echo(
            f"Du står i fel mapp: här finns ingen {_PROJECT}. Gå till botens mapp med cd, och försök igen.", err=True
        )
        return 1
    try:
        ended = int(app(standalone_mode=False) or 0)
    except exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except exceptions.UsageError as error:
        command = error.ctx.command_path if error.ctx else "lots"
        typer.echo(f"{explained(error)}\nSå här används kommandot: {command} --help", err=True)
        return error.exit_code
    except BrokenPipeError:
        raise
    except Exception as error:
        told = _outside(error)
        if told is None:
            raise
        typer.echo(told, err=True)
        return 1
    if ended == _INTERRUPTED:
        typer.echo("Avbrutet.", err=True)
    return ended


def _outside(error: Exception) -> str | None:
    """What is wrong with the files, settings or database that the bot was given; None for a fault of its own."""
    if isinstance(error, OSError):
        return f"{error.filename or 'En fil'}: {reason_of(error)}. Rätta det och försök igen."
    if isinstance(error, ValidationError):
        names = ", ".join(f"LOTS_{'_'.join(map(str, fault['loc'])).upper()}" for fault in error.errors())
        return f"Inställningen {names} går inte att använda. README säger vad som kan stå där."
    # Imported only here: most commands that end well have no database.
    import sqlite3

    from sqlalchemy.exc import OperationalError, SQLAlchemyError

    told: BaseException | None = error
    while not isinstance(told, SQLAlchemyError | sqlite3.Error):  # Rasa puts its own round some
        if told is None:
            return None
        told = told.__cause__
    # These say what is wrong with the database; PostgreSQL's others may quote what residents wrote.
    cause = getattr(told, "orig", told)
    tells = isinstance(told, OperationalError) or isinstance(cause, sqlite3.Error)
    reason = str(cause).partition("\n")[0] if tells else type(told).__name__
    return f"Databasen svarar inte som den ska ({reason}). {_DATABASE}"


def explained(error: exceptions.UsageError) -> str:
    """What is wrong with the typed command, and how it should be."""
    match error:
        case exceptions.MissingParameter():
            told = f"Något saknas: {_name(error)}."
        case exceptions.NoSuchOption():
            told = f"Tillvalet {error.option_name} finns inte.{_meant(sorted(error.possibilities or ()))}"
        case exceptions.BadOptionUsage():
            told = f"Tillvalet {error.option_name} behöver ett värde efter sig."
        case exceptions.BadParameter():
            number = _NUMBER.search(error.message)
            what = f"”{number[1]}” är inget tal" if number else error.message.rstrip(".")
            if outside := _RANGE.fullmatch(error.message):
                what = f"{outside[1]} är för litet eller för stort ({outside[2].replace('x', '')})"
            told = f"{_name(error)}: {what}."
        case _:
            told = _plain(error.message)
    return told


def _plain(message: str) -> str:
    extra = _EXTRA.search(message)
    if extra and _FROM_WORD.search(" ".join(sys.argv)):
        return 'Skriv raka citattecken: "så här". Tillval börjar med två vanliga bindestreck: --. Skriv dem för hand.'
    if extra:
        return f'Det här är för mycket: {extra[1]}. Text med mellanslag skrivs inom citattecken: "så här".'
    if command := _COMMAND.search(message):
        return f"Kommandot ”{command[1]}” finns inte.{_meant([command[2].replace(_QUOTE, '')] if command[2] else [])}"
    return "Ett kommando saknas." if message == "Missing command." else message


def _meant(names: Sequence[str]) -> str:
    return f" Menade du {', '.join(names)}?" if names else ""


def _name(error: exceptions.BadParameter) -> str:
    hint = error.param_hint or (error.param.get_error_hint(error.ctx) if error.param and error.ctx else "värdet")
    return (hint if isinstance(hint, str) else " / ".join(hint)).replace(_QUOTE, "")
