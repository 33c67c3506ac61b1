"""The inbox: what residents asked, and what the bot shall learn from it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer
from rich.box import SIMPLE_HEAD
from rich.table import Table

from bot.cli.shell import app, err, out, stop
from bot.settings import settings

if TYPE_CHECKING:
    from bot.release.decisions import Decisions, Made, Undone
    from bot.release.inbox import Group, Inbox

_SHOWN = 20
_KEYS = "n = nästa, ä ÄMNE = ge frågan till ett ämne, u = utanför, a = lägg undan, å = ångra, s = sluta"
_WHY = {0: "inget svar", 1: "hjälpte inte", 2: "frågade tillbaka", 3: "osäker", 4: ""}

inbox_app = typer.Typer(help="Det som invånarna har frågat: läs, lär boten eller lägg undan.")
app.add_typer(inbox_app, name="inbox")

Number = Annotated[int, typer.Argument(metavar="NR", help="Frågans nummer i listan.", show_default=False)]
Text = Annotated[str | None, typer.Option("--text", help="Skriv om frågan, till exempel utan namn.")]
Alone = Annotated[bool, typer.Option("--alone", help="Bara den frågan, inte de som liknar den.")]


@inbox_app.callback(invoke_without_command=True)
def inbox(
    context: typer.Context,
    only_list: Annotated[bool, typer.Option("--list", help="Visa listan och fråga ingenting.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Ett JSON-objekt per grupp och inget annat.")] = False,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Högst så många grupper.")] = _SHOWN,
) -> None:
    """Visa det som invånarna har frågat, det som gick sämst först. I en terminal går du igenom det fråga för fråga."""
    if context.invoked_subcommand is not None:
        return
    opened = _opened()
    groups = opened.groups()
    if as_json:
        for group in groups[:limit]:
            sys.stdout.write(json.dumps(_as_json(group), ensure_ascii=False) + "\n")
        return
    if not groups:
        out.print("Inkorgen är tom. Alla frågor är omhändertagna.")
        return
    out.print(_table(groups[:limit]))
    more = f" Grupper till: {len(groups) - limit}. Visa dem med --limit {len(groups)}." if len(groups) > limit else ""
    out.print(f"Öppna frågor: {opened.count()}.{more}")
    if not only_list and sys.stdin.isatty() and sys.stdout.isatty():
        _go_through(opened, groups[:limit])


@inbox_app.command()
def assign(
    number: Number,
    topic: Annotated[str, typer.Argument(metavar="ÄMNE", help="Ämnet som frågan hör till.", show_default=False)],
    text: Text = None,
    system: Annotated[str | None, typer.Option("--system", help="Systemet, för ämnet systemstatus.")] = None,
    alone: Alone = False,
) -> None:
    """Ge en fråga till ett ämne: den blir ett exempel i ämnets fil."""
    opened = _opened()
    if isinstance(done := _assign(opened, _chosen(opened, number, alone), topic, text, system), str):
        stop(done)


@inbox_app.command("out")
def out_of_scope(number: Number, text: Text = None, alone: Alone = False) -> None:
    """Frågan är inget som boten ska svara på: den blir ett exempel i utanfor.yml."""
    opened = _opened()
    if isinstance(done := _put_outside(opened, _chosen(opened, number, alone), text), str):
        stop(done)


@inbox_app.command()
def dismiss(number: Number, alone: Alone = False) -> None:
    """Lägg undan en fråga utan att boten lär sig av den."""
    opened = _opened()
    if isinstance(done := _dismiss(opened, _chosen(opened, number, alone)), str):
        stop(done)


@inbox_app.command()
def undo(
    number: Annotated[int | None, typer.Argument(metavar="[NR]", help="Frågans nummer. Annars ditt senaste.")] = None,
) -> None:
    """Ta tillbaka ett beslut: frågan blir öppen igen, och exemplet tas bort ur ämnets fil."""
    if reason := _undo(_opened(), number):
        stop(reason)


def _opened() -> Inbox:
    from bot.dialogue.journal_tables import journal_url, opened
    from bot.release.inbox import Inbox

    return Inbox(opened(journal_url(settings())))


def _chosen(opened: Inbox, number: int, alone: bool) -> Group:
    from bot.release.inbox import Group

    group = opened.group(number)
    if group is None:
        stop(f"Det finns ingen öppen fråga med nummer {number}. Se numren med: lots inbox")
    return Group(group.messages[:1]) if alone else group


def _decisions(opened: Inbox) -> Decisions:
    from bot.release.decisions import Decisions

    return Decisions(opened, settings().topics, settings().variable)


def _assign(opened: Inbox, group: Group, topic: str, text: str | None, system: str | None) -> Made | str:
    """Do it, and say so; returns the decision, or the reason when it cannot be made."""
    from bot.facts.document import DocumentError
    from bot.release.decisions import TakenError
    from bot.release.teaching import ExampleError

    example = text or group.first.text
    try:
        made = _decisions(opened).assign(group, topic, example, system)
    except (ExampleError, DocumentError, TakenError) as error:
        return str(error)
    where = f"är nu ett exempel i {topic}.yml" if made.new else f"fanns redan i {topic}.yml"
    out.print(f"”{example}” {where}.{_and_alike(group)} Boten kan den efter nästa publicering.", markup=False)
    return made


def _dismiss(opened: Inbox, group: Group) -> Made | str:
    """Do it, and say so; returns the decision, or the reason when it cannot be made."""
    from bot.release.decisions import TakenError

    try:
        made = _decisions(opened).dismiss(group)
    except TakenError as error:
        return str(error)
    out.print(f"”{group.first.text}” är undanlagd.{_and_alike(group)}", markup=False)
    return made


def _put_outside(opened: Inbox, group: Group, text: str | None) -> Made | str:
    from bot.release.decisions import OUT_OF_SCOPE

    return _assign(opened, group, OUT_OF_SCOPE, text, None)


def _undo(opened: Inbox, which: Made | int | None) -> str | None:
    """Do it, and say so; returns the reason when it cannot be done."""
    from bot.facts.document import DocumentError
    from bot.release.decisions import Made, NothingToUndoError

    decisions = _decisions(opened)
    try:
        undone = decisions.undo_made(which) if isinstance(which, Made) else decisions.undo(which)
    except (NothingToUndoError, DocumentError) as error:
        return str(error)
    out.print(_told(undone), markup=False)
    return None


def _told(undone: Undone) -> str:
    if not undone.reopened:
        opened = "Frågan är inte kvar i inkorgen."
    elif undone.reopened == 1:
        opened = "Frågan är öppen igen."
    else:
        opened = f"{undone.reopened} frågor är öppna igen."
    if undone.other:
        opened = f"{opened} Det var {undone.other} som hade bestämt."
    if not undone.example:
        return opened
    return f"{opened} ”{undone.example}” är borta ur {undone.topic}.yml. Boten glömmer den efter nästa publicering."


def _and_alike(group: Group) -> str:
    others = len(group.messages) - 1
    if others == 1:
        return " 1 liknande fråga är också klar."
    return f" {others} liknande frågor är också klara." if others else ""


def _table(groups: list[Group]) -> Table:
    table = Table(box=SIMPLE_HEAD)
    for title in ("Nr", "Antal", "Fråga", "Ämne", "Varför", "Senast"):
        table.add_column(title, justify="right" if title in ("Nr", "Antal") else "left")
    for group in groups:
        first = group.first
        newest = max(asked.at for asked in group.messages)
        table.add_row(
            str(first.id),
            str(len(group.messages)),
            first.text.replace("[", r"\["),
            first.topic or "–",
            _WHY[first.weight.value],
            f"{newest:%d/%m %H.%M}",
        )
    return table


def _as_json(group: Group) -> dict[str, object]:
    first = group.first
    return {
        "id": first.id,
        "count": len(group.messages),
        "text": first.text,
        "topic": first.topic,
        "confidence": first.confidence,
        "next_topics": list(first.next_topics),
        "why": first.weight.name.lower(),
        "at": max(asked.at for asked in group.messages).isoformat(timespec="seconds"),
        "ids": [asked.id for asked in group.messages],
    }


def _go_through(opened: Inbox, groups: list[Group]) -> None:
    """Group by group, as long as the reader wants."""
    out.print(_KEYS)
    place = 0
    decided: list[tuple[int, Made]] = []
    while place < len(groups):
        group = groups[place]
        guesses = ", ".join(filter(None, (group.first.topic, *group.first.next_topics)))
        out.print(f"\n{place + 1}/{len(groups)}  ”{group.first.text}” ({len(group.messages)} st)", markup=False)
        out.print(f"Botens gissningar: {guesses or '–'}", markup=False)
        key, made = _answered(opened, group)
        if key == "s":
            return
        if key == "å":
            place = _undone_to(opened, decided, place)
        else:
            decided += [(place, made)] if made else []
            place += 1
    out.print("\nDet var alla.")


def _answered(opened: Inbox, group: Group) -> tuple[str, Made | None]:
    """The key typed about the group, once what it says is done, and the decision made with it."""
    while True:
        key, _, argument = _typed().partition(" ")
        key = key.lower()
        if key in ("n", "s", "å"):
            return key, None
        done = _done(opened, group, key, argument.strip())
        if not isinstance(done, str):
            return key, done
        err.print(done, markup=False)


def _done(opened: Inbox, group: Group, key: str, argument: str) -> Made | str:
    """What the key decides about the group, or the reason when it cannot be done."""
    if key == "a":
        return _dismiss(opened, group)
    if key == "u":
        return _put_outside(opened, group, None)
    if key == "ä" and argument:
        return _assign(opened, group, argument, None, None)
    return _KEYS


def _undone_to(opened: Inbox, decided: list[tuple[int, Made]], place: int) -> int:
    """Take back the last of what was decided here; returns the place of its group, or `place` where there is none."""
    if not decided:
        err.print("Du har inte bestämt något än som går att ångra här.")
        return place
    if reason := _undo(opened, decided[-1][1]):
        err.print(reason, markup=False)
        return place
    return decided.pop()[0]


def _typed() -> str:
    try:
        return input("> ").strip()
    except (EOFError, KeyboardInterrupt):
        return "s"
