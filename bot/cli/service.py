"""The running bot: serve it, turn it off and on, forget old conversations."""

from __future__ import annotations

import logging
import socket
from pathlib import Path
from typing import Annotated

import typer

from bot.absence import leave_out_tensorflow
from bot.audit import record
from bot.cli.shell import Model, Now, app, err, load, out, stop
from bot.facts.switch import DEFAULT_NOTICE, turn_off, turn_on
from bot.quiet import hush
from bot.settings import settings


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
    assistant = load(model, now, keep=True)
    from bot.web.server import create_app

    application = create_app(assistant)

    @application.after_server_start
    async def _say_where(*_: object) -> None:
        err.print(f"Kontaktlots är igång: http://{chosen_host}:{chosen_port} (avsluta med Ctrl+C)")

    application.run(sock=listening, access_log=False, motd=False)


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
    from rasa.core.tracker_store import TrackerStore
    from rasa.core.utils import AvailableEndpoints

    store = TrackerStore.create(AvailableEndpoints.read_endpoints(str(settings().endpoints)).tracker_store)
    removed = store.purge(days if days is not None else settings().retention_days)
    record(settings().variable, "purge", conversations=str(removed))
    out.print(f"{removed} samtal togs bort.")


def _listen(host: str, port: int) -> socket.socket:
    """A bound socket, before the model is loaded: a taken port is told at once."""
    try:
        return socket.create_server((host, port), reuse_port=False)
    except OSError as error:
        reason = str(error.strerror).split(" (")[0]
        stop(f"Det går inte att lyssna på {host}:{port} ({reason}). Välj en annan port med --port.")
