"""The command `lots`."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import socket
import sys
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import Progress

from bot.absence import leave_out_tensorflow
from bot.audit import record
from bot.facts.clock import parse_now
from bot.facts.switch import DEFAULT_NOTICE, turn_off, turn_on
from bot.quiet import hush
from bot.settings import settings

if TYPE_CHECKING:
    from bot.assistant import Answer, Assistant, Reply
    from bot.release.cases import Message, Turn

app = typer.Typer(
    help="Kontaktlots: boten som lotsar invånare till rätt kontakt.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

_STORY_NAME = re.compile(r"[\w-]+")
_STORIES = Path("tests/conversations")
_MESSAGES = Path("tests/held_back/messages.jsonl")
_CONVERSATIONS = Path("tests/held_back/conversations.yml")
MEASURED_AT = "2022-12-05T10:15"

Now = Annotated[str | None, typer.Option("--now", help="Klockan som boten ska tro på, till exempel 2022-12-05T10:15.")]
Model = Annotated[Path | None, typer.Option("--model", help="Modellfil eller mapp. Annars den nyaste i models/.")]


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Adressen att lyssna på.")] = None,
    port: Annotated[int | None, typer.Option(help="Porten att lyssna på.")] = None,
    model: Model = None,
    now: Now = None,
) -> None:
    """Kör boten, chatten på demosidan och status som JSON."""
    hush(logging.INFO)
    chosen_host, chosen_port = host or settings().host, port or settings().port
    listening = _listen(chosen_host, chosen_port)
    assistant = _load(model, now, keep=True)
    from bot.web.server import create_app

    application = create_app(assistant)

    @application.after_server_start
    async def _say_where(*_: object) -> None:
        err.print(f"Kontaktlots är igång: http://{chosen_host}:{chosen_port} (avsluta med Ctrl+C)")

    application.run(sock=listening, access_log=False, motd=False)


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
    assistant = _load(model, now, keep=False)
    lines = texts if texts else (line.rstrip("\r\n") for line in sys.stdin)
    asyncio.run(_ask_all(assistant, _numbered(lines, conversation), _print_json if as_json else _print_answer))


@app.command()
def chat(model: Model = None, now: Now = None) -> None:
    """Prata med boten. /info visar detaljer, /spara NAMN gör ett testsamtal, /slut avslutar."""
    hush()
    asyncio.run(_chat(_load(model, now, keep=False)))


@app.command()
def check() -> None:
    """Kontrollera fakta, ämnen, domän och regler utan att träna."""
    from bot.release.check import check as find_faults

    started = time.perf_counter()
    faults = find_faults(Path(), settings().incident, settings().topics)
    for fault in faults:
        out.print(str(fault), markup=False)
    seconds = f"{time.perf_counter() - started:.1f}".replace(".", ",")
    if faults:
        _stop(f"{len(faults)} fel att rätta ({seconds} s).")
    out.print(f"Allt stämmer ({seconds} s).")


@app.command()
def off(notice: Annotated[str, typer.Argument(help="Vad invånarna får läsa.")] = DEFAULT_NOTICE) -> None:
    """Stäng av chatten överallt. Kontaktvägarna visas fortfarande."""
    turn_off(settings().incident, notice)
    record(settings().variable, "off")
    out.print("Chatten är avstängd. Slå på den med: lots on")


@app.command()
def on() -> None:
    """Slå på chatten igen."""
    was_off = turn_on(settings().incident)
    record(settings().variable, "on")
    out.print("Chatten är på." if was_off else "Chatten var redan på.")


@app.command()
def purge(
    days: Annotated[int | None, typer.Option(help="Äldre än så många dagar. Annars LOTS_RETENTION_DAYS.")] = None,
) -> None:
    """Ta bort gamla samtal nu. Det sker också av sig självt varje timme."""
    hush()
    leave_out_tensorflow(Path("config.yml"))
    from bot.dialogue.conversations import ConversationStore

    removed = ConversationStore().purge(days if days is not None else settings().retention_days)
    record(settings().variable, "purge", conversations=str(removed))
    out.print(f"{removed} samtal togs bort.")


@app.command()
def train() -> None:
    """Träna en ny modell på frågorna i data/."""
    hush()
    leave_out_tensorflow(Path("config.yml"))
    from bot.release.train import TrainingError
    from bot.release.train import train as train_model

    started = time.perf_counter()
    err.print("Tränar. Det tar ungefär tjugo sekunder.")
    try:
        made = train_model(settings().models)
    except TrainingError as error:
        _stop(str(error))
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
    model: Model = None,
    now: Now = MEASURED_AT,
) -> None:
    """Mät hur ofta boten svarar rätt. Skriver siffror här och en rapport att öppna i webbläsaren."""
    hush()
    from bot.release.cases import CaseError, read_conversations, read_messages

    try:
        messages = [message for path in data or [_MESSAGES] for message in read_messages(path)]
        files = conversations if conversations is not None else [] if data else [_CONVERSATIONS]
        talks = [talk for path in files for talk in read_conversations(path)]
    except CaseError as error:
        _stop(str(error))
    if not messages:
        _stop("Det finns inga meddelanden att mäta på. Ange en fil med --data.")
    assistant = _load(model, now, keep=False)
    asyncio.run(_measure(assistant, messages, talks, results, as_json))


def main() -> None:
    """Run the command line."""
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()


def _listen(host: str, port: int) -> socket.socket:
    """A bound socket, before the model is loaded: a taken port is told at once."""
    try:
        return socket.create_server((host, port), reuse_port=False)
    except OSError as error:
        reason = str(error.strerror).split(" (")[0]
        _stop(f"Det går inte att lyssna på {host}:{port} ({reason}). Välj en annan port med --port.")


def _load(model: Path | None, now: str | None, *, keep: bool) -> Assistant:
    clock: Callable[[], datetime] | None = None
    if now is not None:
        try:
            fixed = parse_now(now)
        except ValueError:
            _stop(f"”{now}” är ingen tid. Skriv som 2022-12-05T10:15.")
        clock = lambda: fixed  # noqa: E731
    leave_out_tensorflow(Path("config.yml"))
    from bot.assistant import Assistant, ModelError
    from bot.facts.document import DocumentError

    try:
        return Assistant.load(model or settings().models, keep=keep, clock=clock)
    except (ModelError, DocumentError) as error:
        _stop(str(error))


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


def _stop(message: str) -> NoReturn:
    err.print(message, markup=False)
    raise SystemExit(1)
