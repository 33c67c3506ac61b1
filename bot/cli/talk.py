"""Talking to the bot at the shell."""

from __future__ import annotations

import asyncio
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.shell import Model, Now, app, load, out
from bot.quiet import hush

if TYPE_CHECKING:
    from bot.assistant import Answer, Assistant, Reply

_STORY_NAME = re.compile(r"[\w-]+")
_STORIES = Path("tests/conversations")


@app.command()
def ask(
    texts: Annotated[
        list[str] | None, typer.Argument(metavar="[TEXT]…", help="Frågor. Annars rader från stdin.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Ett JSON-objekt per fråga och inget annat.")] = False,
    conversation: Annotated[
        bool, typer.Option("--conversation", help="Alla frågor i ett samtal. En tom rad börjar nästa.")
    ] = False,
    model: Model = None,
    now: Now = None,
) -> None:
    """Svara på varje TEXT, eller på varje rad från stdin."""
    hush()
    assistant = load(model, now, keep=False)
    lines = texts if texts else (line.rstrip("\r\n") for line in sys.stdin)
    asyncio.run(_ask_all(assistant, _numbered(lines, conversation), _print_json if as_json else _print_answer))


@app.command()
def chat(model: Model = None, now: Now = None) -> None:
    """Prata med boten. /info visar detaljer, /spara NAMN gör ett testsamtal, /slut avslutar."""
    hush()
    asyncio.run(_chat(load(model, now, keep=False)))


def _numbered(lines: Iterator[str] | list[str], one_conversation: bool) -> Iterator[tuple[str, str]]:
    """Each line with the id of its conversation; within one conversation an empty line begins the next."""
    number = 0
    for line in lines:
        if one_conversation and not line.strip():
            number += 1
            continue
        yield f"shell-{number}", line
        if not one_conversation:
            number += 1


async def _ask_all(assistant: Assistant, numbered: Iterator[tuple[str, str]], show: Callable[[Answer], None]) -> None:
    for conversation, text in numbered:
        show(await _answer(assistant, conversation, text))


async def _answer(assistant: Assistant, conversation: str, text: str) -> Answer:
    from bot.assistant import InvalidMessageError

    try:
        return await assistant.answer(conversation, text)
    except InvalidMessageError as error:
        return await assistant.refuse(text, error)


def _print_json(answer: Answer) -> None:
    sys.stdout.write(json.dumps(answer.as_json(), ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _print_answer(answer: Answer) -> None:
    out.print(f"[bold]> {_escaped(answer.text)}[/bold]")
    _print_replies(answer.replies)


def _print_replies(replies: list[Reply]) -> None:
    for reply in replies:
        out.print(reply.text, markup=False)
        for number, button in enumerate(reply.buttons, start=1):
            out.print(f"  {number}. {button['title']}", markup=False)
        out.print()


async def _chat(assistant: Assistant) -> None:
    conversation = "shell"
    replies = await assistant.begin(conversation)
    last: Answer | None = None
    _print_replies(replies)
    while (line := await asyncio.to_thread(_read_line)) is not None:
        command, _, argument = line.strip().partition(" ")
        if command == "/slut":
            return
        if command == "/info":
            _print_info(last)
        elif command == "/spara":
            await _save(assistant, conversation, argument.strip())
        elif line.strip():
            last = await _said(assistant, conversation, line, replies)
            replies = last.replies
            _print_replies(replies)


def _read_line() -> str | None:
    try:
        return input("> ")
    except (EOFError, KeyboardInterrupt):
        return None


async def _said(assistant: Assistant, conversation: str, line: str, replies: list[Reply]) -> Answer:
    """A line is a message, or the number of a button that was just offered."""
    buttons = [button for reply in replies for button in reply.buttons]
    if line.strip().isdecimal() and 1 <= int(line) <= len(buttons):
        return await assistant.choose(conversation, buttons[int(line) - 1]["payload"])
    return await _answer(assistant, conversation, line)


def _print_info(last: Answer | None) -> None:
    if last is None:
        out.print("Ställ en fråga först.")
        return
    channels = [channel for reply in last.replies for channel in reply.channels]
    confidence = "–" if last.confidence is None else f"{last.confidence:.2f}".replace(".", ",")
    out.print(f"ämne: {last.topic}\nsäkerhet: {confidence}\nsystem: {last.system or '–'}", markup=False)
    out.print(f"kanaler: {', '.join(channels) or '–'}\ntid: {last.ms:.0f} ms", markup=False)


async def _save(assistant: Assistant, conversation: str, name: str) -> None:
    if not _STORY_NAME.fullmatch(name):
        out.print("Skriv ett namn med bokstäver, siffror och bindestreck: /spara NAMN")
        return
    path = _STORIES / f"test_{name}.yml"
    if path.exists():
        out.print(f"{path} finns redan. Välj ett annat namn.", markup=False)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(await assistant.story(conversation), encoding="utf-8")
    out.print(f"Sparat i {path}.", markup=False)


def _escaped(text: str) -> str:
    return text.replace("[", r"\[")
