"""Two served bots that the tests may hurt: one alone with its file, one whose actions run elsewhere."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.serving import Bot, Resident, free_port, until

_FAKETIME = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))


@pytest.fixture(scope="session")
def alone(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    """A bot as the embedded defaults run it."""
    with Bot(model, tmp_path_factory.mktemp("alone")) as bot:
        yield bot


@dataclass
class Elsewhere:
    """A bot, the server of its actions, and its clock."""

    bot: Bot
    actions: ActionServer
    clock: Path

    def set_clock(self, shift: str) -> None:
        """Shift the bot's clock: `+2h`, `-2h`, `+0`; back when the bot goes by it."""
        self.clock.write_text(shift)
        expected = {"+2h": 7200, "-2h": -7200, "+0": 0}[shift]
        until(lambda: abs(self._ahead() - expected) < 60, 10)

    def _ahead(self) -> float:
        """Seconds that the bot's clock is ahead, as a greeting of now is stamped."""
        resident = Resident(self.bot.url)
        history = resident.client.get(f"{self.bot.url}/chat/history", headers=resident.headers).json()
        return float(history["messages"][0]["at"]) - time.time()


class ActionServer:
    """Answers as it is told to: `body`, or not before `go`."""

    def __init__(self) -> None:
        self.port = free_port()
        self.body = b""
        self.go = threading.Event()
        self.go.set()
        self._server: ThreadingHTTPServer | None = None

    def start(self) -> None:
        """Listen."""
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:  # the library's name
                self.rfile.read(int(self.headers["content-length"]))
                owner.go.wait(30)
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(owner.body)))
                self.end_headers()
                self.wfile.write(owner.body)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Refuse connections."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


GOOD = json.dumps({"events": [], "responses": [{"response": "utter_oppettider"}]}).encode()


@pytest.fixture(scope="session")
def elsewhere(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Elsewhere]:
    """A bot whose actions run at a server of the test's."""
    assert _FAKETIME, "apt-get install faketime"
    folder = tmp_path_factory.mktemp("elsewhere")
    actions = ActionServer()
    endpoints = folder / "endpoints.yml"
    text = Path("endpoints.yml").read_text(encoding="utf-8")
    endpoints.write_text(text + f"\naction_endpoint:\n  url: http://127.0.0.1:{actions.port}/webhook\n")
    clock = folder / "clock"
    clock.write_text("+0")
    environment = {
        "LOTS_ENDPOINTS": str(endpoints),
        "LD_PRELOAD": str(_FAKETIME[0]),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_CACHE_DURATION": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    with Bot(model, folder, environment, now=False) as bot:
        yield Elsewhere(bot, actions, clock)
    actions.stop()
