"""The running bot: serve it, turn it off and on, forget old conversations."""

from __future__ import annotations

import gc
import logging
import socket
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from bot.audit import note
from bot.cli.shell import Model, Now, app, clock_of, conversations, err, load, load_live, out, purged, stop
from bot.facts.switch import DEFAULT_NOTICE, turn_off, turn_on
from bot.quiet import hush
from bot.settings import settings

if TYPE_CHECKING:
    from sanic import Sanic

    from bot.assistant import Assistant


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Adressen att lyssna på.")] = None,
    port: Annotated[int | None, typer.Option(help="Porten att lyssna på.")] = None,
    model: Model = None,
    now: Now = None,
) -> None:
    """Kör boten, chatten på demosidan och status som JSON."""
    hush(logging.INFO, for_good=True)
    chosen_host, chosen_port = host or settings().host, port or settings().port
    listening = listen(chosen_host, chosen_port)
    if model is None:
        assistant, loaded = _published(now)
    else:
        assistant, loaded = load(model, now, keep=True), None
    from bot.web.server import create_app

    application = create_app(assistant)
    if loaded is not None:
        _follow_publications(application, assistant, now, loaded)

    gc.freeze()  # what is loaded now stays: searching it for garbage would halt every answer for a tenth of a second

    @application.after_server_start
    async def _say_where(*_: object) -> None:
        err.print(f"Kontaktlots är igång: http://{chosen_host}:{chosen_port} (avsluta med Ctrl+C)")

    application.run(sock=listening, access_log=False, motd=False)


@app.command()
def off(
    notice: Annotated[str, typer.Argument(metavar="[TEXT]", help="Vad invånarna får läsa.")] = DEFAULT_NOTICE,
) -> None:
    """Stäng av chatten överallt. Kontaktvägarna visas fortfarande."""
    turn_off(settings().incident, notice)
    note(settings().variable, "off")
    out.print("Chatten är avstängd. Slå på den med: lots on")


@app.command()
def on() -> None:
    """Slå på chatten igen."""
    was_off = turn_on(settings().incident)
    note(settings().variable, "on")
    out.print("Chatten är på." if was_off else "Chatten var redan på.")


@app.command()
def purge(
    days: Annotated[
        int | None, typer.Option(min=1, help="Äldre än så många dagar. Annars LOTS_RETENTION_DAYS.")
    ] = None,
) -> None:
    """Ta bort gamla samtal och frågor nu. Det sker också av sig självt varje timme."""
    removed, questions = purged(conversations(), days if days is not None else settings().retention_days)
    note(settings().variable, "purge", conversations=str(removed), questions=str(questions))
    out.print(f"{removed} samtal och {questions} frågor togs bort.")


def _published(now: str | None) -> tuple[Assistant, str]:
    """The bot as published, and its model's checksum."""
    from bot.assistant import ModelError
    from bot.facts.document import DocumentError

    try:
        return load_live(keep=True, clock=clock_of(now))
    except (ModelError, DocumentError) as error:
        stop(str(error))


def _follow_publications(application: Sanic, assistant: Assistant, now: str | None, loaded: str) -> None:
    from bot.assistant import Assistant
    from bot.web.swap import follow

    candidate = partial(Assistant.load, keep=False, clock=clock_of(now))
    follow(application, assistant, candidate, settings().models, settings().variable, loaded)


def listen(host: str, port: int) -> socket.socket:
    """A bound socket, before the model is loaded: a taken port is told at once."""
    try:
        return socket.create_server((host, port), reuse_port=False)
    except OSError as error:
        reason = str(error.strerror).split(" (")[0]
        stop(f"Det går inte att lyssna på {host}:{port} ({reason}). Välj en annan port med --port.")
