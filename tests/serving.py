"""Real processes for tests: served bots, PostgreSQL, Redis and nginx, each on a free port."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import TypeVar

import httpx

LOTS = str(Path(sys.executable).parent / "lots")
MONDAY = "2022-12-05T10:15"
_PATIENCE = 150.0

_Self = TypeVar("_Self", bound="Program")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def until(true: Callable[[], bool], seconds: float = _PATIENCE) -> float:
    """Ask again and again until it is `true`; returns the seconds that took, and fails when it never is."""
    started = time.monotonic()
    while not true():
        if time.monotonic() - started > seconds:
            raise AssertionError(f"not within {seconds} s")
        time.sleep(0.02)
    return time.monotonic() - started


def listens(port: int) -> bool:
    """Whether somebody accepts connections at `port`."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Program:
    """A process of its own, its output in a file; `with` stops it."""

    def __init__(self, command: list[str], log: Path, environment: Mapping[str, str] | None = None) -> None:
        self.command = command
        self.log = log
        self._environment = {**os.environ, **(environment or {})}
        self.start()

    def start(self) -> None:
        """Start it, also after it was stopped or killed."""
        with self.log.open("a") as output:
            self.process = subprocess.Popen(
                self.command, stdout=output, stderr=subprocess.STDOUT, env=self._environment
            )

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal."""
        self.process.send_signal(number)

    def kill(self) -> None:
        """End it as the kernel does, without a word."""
        self.process.kill()
        self.process.wait(timeout=20)

    def __enter__(self: _Self) -> _Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGCONT)
            self.process.terminate()
            try:
                self.process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                self.kill()

    def said(self) -> str:
        """What it has printed."""
        return self.log.read_text(errors="replace")


class Bot(Program):
    """A real `lots serve`."""

    def __init__(
        self,
        model: Path,
        folder: Path,
        environment: Mapping[str, str] | None = None,
        *,
        prefix: tuple[str, ...] = (),
        now: bool = True,
        wait: bool = True,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        clock = ["--now", MONDAY] if now else []
        command = [*prefix, LOTS, "serve", "--port", str(self.port), "--model", str(model), *clock]
        super().__init__(command, folder / "log", {"LOTS_VARIABLE": str(folder / "var"), **(environment or {})})
        if wait:
            try:
                self.wait()
            except BaseException:
                self.kill()  # nobody else will
                raise

    def wait(self) -> None:
        """Wait until it listens."""
        until(lambda: self.process.poll() is not None or self.answers())
        assert self.process.poll() is None, self.said()

    def answers(self) -> bool:
        """Whether it is alive."""
        try:
            return httpx.get(f"{self.url}/healthz", timeout=2).status_code == httpx.codes.OK
        except httpx.HTTPError:
            return False

    def is_ready(self) -> bool:
        """What `/readyz` says."""
        try:
            return httpx.get(f"{self.url}/readyz", timeout=5).status_code == httpx.codes.OK
        except httpx.HTTPError:
            return False


class Redis(Program):
    """A real redis-server without a file."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("redis-server")
        assert program, "apt-get install redis-server"
        folder.mkdir(parents=True, exist_ok=True)
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        super().__init__([program, "--port", str(self.port), "--save", "", "--dir", str(folder)], folder / "log")
        until(lambda: listens(self.port))


class Postgres(Program):
    """A real PostgreSQL, run by `postgres` where the tests run as root: it refuses root."""

    def __init__(self, folder: Path) -> None:
        folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        assert folders, "apt-get install postgresql"
        self.bin = folders[-1]
        # Not in pytest's folder, which is closed to others again by every pytest that starts.
        home = Path(tempfile.mkdtemp(prefix="lots-postgres-"))
        self.data = home / "data"
        self.port = free_port()
        folder.mkdir(parents=True, exist_ok=True)
        self._as = [] if os.getuid() else ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        if self._as:
            shutil.chown(home, "postgres", "postgres")
        self.run("initdb", "-D", str(self.data), "-U", "lots", "-A", "trust", "-E", "UTF8", "--no-sync")
        super().__init__(
            [*self._as, str(self.bin / "postgres"), "-D", str(self.data), "-p", str(self.port), "-k", str(home)],
            folder / "log",
        )
        self.wait()
        self.run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "lots", "kontaktlots")

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        super().__exit__(kind, error, at)
        shutil.rmtree(self.data.parent, ignore_errors=True)

    def wait(self) -> None:
        """Wait until it takes queries."""
        until(self._ready)

    def query(self, sql: str) -> str:
        """What psql prints for `sql`."""
        command = ["psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", "lots", "-At", "-c", sql, "kontaktlots"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's own programs."""
        subprocess.run([*self._as, str(self.bin / program), *arguments], check=True, capture_output=True)

    def _ready(self) -> bool:
        asked = [str(self.bin / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        return subprocess.run(asked, check=False).returncode == 0


class Resident:
    """One conversation over HTTP."""

    def __init__(self, url: str, client: httpx.Client | None = None) -> None:
        self.url = url
        self.client = client or httpx.Client(timeout=10)
        begun = self.client.post(f"{url}/chat/session")
        begun.raise_for_status()
        self.headers = {"Authorization": f"Bearer {begun.json()['token']}"}

    @classmethod
    def again(cls, resident: Resident) -> Resident:
        """The same conversation over connections of its own."""
        made = cls.__new__(cls)
        made.url, made.headers, made.client = resident.url, resident.headers, httpx.Client(timeout=10)
        return made

    def say(self, text: str, url: str | None = None) -> httpx.Response:
        """Send `text`, to another worker when `url` is given."""
        return self.client.post(f"{url or self.url}/chat/message", headers=self.headers, json={"text": text})

    def said(self, url: str | None = None) -> list[str]:
        """What the resident wrote, as it is stored."""
        history = self.client.get(f"{url or self.url}/chat/history", headers=self.headers)
        history.raise_for_status()
        return [message["text"] for message in history.json()["messages"] if message["who"] == "resident"]


def shared_endpoints(folder: Path, postgres: Postgres, redis: Redis) -> Path:
    """`deploy/endpoints.yml` for these servers."""
    path = folder / "endpoints.yml"
    text = Path("deploy/endpoints.yml").read_text(encoding="utf-8")
    for name, value in {
        "LOTS_DB_HOST": "127.0.0.1",
        "LOTS_DB_PORT": str(postgres.port),
        "LOTS_DB_NAME": "kontaktlots",
        "LOTS_DB_USER": "lots",
        "LOTS_DB_PASSWORD": "trusted",
        "LOTS_REDIS": redis.url,
    }.items():
        text = text.replace(f"${{{name}}}", value)
    path.write_text(text, encoding="utf-8")
    return path
