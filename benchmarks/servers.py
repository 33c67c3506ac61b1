"""Starts the bots that are compared, each with a store of its own, and watches them."""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.client import Connection, Echo, Ours, Side, Stock
from benchmarks.projects import BIN, ROOT, Project

QUESTION = "När har ni öppet?"
RIGHT = "08.30"
_PATIENCE_SECONDS = 300
_MANY = "1000000"


@dataclass
class Server:
    """A running bot: how to talk to it, its processes, the folder of its store, seconds to the first right answer."""

    side: Side
    processes: list[subprocess.Popen[bytes]]
    store: Path
    seconds: float = 0.0

    def memory(self) -> float:
        """Megabytes that its processes hold."""
        return sum(resident_megabytes(process.pid) for process in self.processes)

    def stored_bytes(self) -> int:
        """What the store takes on disk, once its log is moved into it: the log is short-lived and bounded."""
        file = self.store / "conversations.db"
        with contextlib.closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        return file.stat().st_size


@contextlib.contextmanager
def ours(project: Project) -> Iterator[Server]:
    """`lots serve` as anyone starts it; only the limits on messages a minute are lifted."""
    port, store = free_port(), _fresh(project.folder / "var")
    limits = ("SESSION_MESSAGES", "ADDRESS_MESSAGES", "ADDRESS_SESSIONS")
    environment = {f"LOTS_{limit}_PER_MINUTE": _MANY for limit in limits}
    with _running(project.folder, [[str(BIN / "lots"), "serve", "--port", str(port)]], environment) as processes:
        yield _answering(Server(Ours(port), processes, store))


@contextlib.contextmanager
def stock(project: Project) -> Iterator[Server]:
    """`rasa run` with an SQLite tracker store, and the action server."""
    port, actions, store = free_port(), free_port(), _fresh(project.folder / "var")
    endpoints = {
        "tracker_store": {"type": "SQL", "dialect": "sqlite", "db": str(store / "conversations.db")},
        "action_endpoint": {"url": f"http://127.0.0.1:{actions}/webhook"},
    }
    (project.folder / "endpoints.yml").write_text(yaml.safe_dump(endpoints))
    commands = [
        [sys.executable, "-W", "ignore", "-m", "rasa_sdk", "--actions", "actions", "--port", str(actions)],
        [str(BIN / "rasa"), "run", "--interface", "127.0.0.1", "--port", str(port)],
    ]
    with _running(project.folder, commands, {"RASA_TELEMETRY_ENABLED": "false"}) as processes:
        yield _answering(Server(Stock(port), processes, store))


@contextlib.contextmanager
def echo() -> Iterator[Server]:
    """A bare Sanic application."""
    port = free_port()
    with _running(ROOT, [[sys.executable, "-W", "ignore", "-m", "benchmarks.echo", str(port)]], {}) as processes:
        yield _answering(Server(Echo(port), processes, ROOT))


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextlib.contextmanager
def _running(folder: Path, commands: list[list[str]], more: dict[str, str]) -> Iterator[list[subprocess.Popen[bytes]]]:
    processes = []
    try:
        with (folder / "server.log").open("ab") if folder != ROOT else Path(os.devnull).open("ab") as log:
            for command in commands:
                environment = os.environ | {"PYTHONWARNINGS": "ignore"} | more
                processes.append(subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log))
        yield processes
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=60)


def _answering(server: Server) -> Server:
    """The server, once it gives a right answer."""
    started = time.perf_counter()
    while not asyncio.run(_right(server.side)):
        if any(process.poll() is not None for process in server.processes):
            sys.exit("the server stopped: see server.log in its folder")
        if time.perf_counter() - started > _PATIENCE_SECONDS:
            sys.exit("the server gives no right answer: see server.log in its folder")
        time.sleep(0.02)
    server.seconds = time.perf_counter() - started
    return server


async def _right(side: Side) -> bool:
    try:
        connection = await Connection.to(side.port)
        conversation = await side.begin(connection)
        replies = await side.say(connection, conversation, QUESTION)
        connection.close()
    except (OSError, RuntimeError):
        return False
    return isinstance(side, Echo) or any(RIGHT in reply for reply in replies)


def resident_megabytes(pid: int) -> float:
    """Memory that one process holds."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
