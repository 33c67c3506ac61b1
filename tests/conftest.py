"""What the tests share: one trained model, one served bot, copies of the live files that a test may break."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
_LIVE = Path(tempfile.mkdtemp(prefix="kontaktlots-"))
# Before anything reads the settings: every test works on copies.
os.environ["LOTS_INCIDENT"] = str(_LIVE / "incident")
os.environ["LOTS_TOPICS"] = str(_LIVE / "nlu")
os.environ["LOTS_VARIABLE"] = str(_LIVE / "var")


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


# Where tests put the one other site that may embed the chat.
ALLOWED_PORT = free_port()
os.environ["LOTS_ORIGINS"] = f"http://localhost:{ALLOWED_PORT}"
# Tests ask more in a minute than people do; the limits have tests of their own.
for _limit in ("SESSION_MESSAGES", "ADDRESS_MESSAGES", "ADDRESS_SESSIONS"):
    os.environ[f"LOTS_{_limit}_PER_MINUTE"] = "1000000"

# No test asks the national feed; those of the poller have servers of their own.
os.environ["LOTS_POLL_SECONDS"] = "0"

from bot.quiet import hush  # noqa: E402

hush()

import pytest  # noqa: E402

from bot.assistant import Assistant  # noqa: E402
from bot.facts.clock import parse_now  # noqa: E402
from bot.facts.files import locked  # noqa: E402
from bot.publications import newest_model  # noqa: E402
from bot.release.train import train  # noqa: E402
from tests.site import site  # noqa: E402, F401

MONDAY = "2022-12-05T10:15"


# What trains, or reads everything as Rasa does: first, so that no process is left alone with it at the end.
_LONGEST = ("test_handbook.py", "test_publish.py", "test_rasa.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.path.name not in _LONGEST)


def pytest_sessionfinish() -> None:
    shutil.rmtree(_LIVE, ignore_errors=True)


def edit(path: Path, old: str, new: str, times: int = -1) -> None:
    """Put `new` for `old`, which must be there, in a file: everywhere, or the first `times`."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, times), encoding="utf-8")


@pytest.fixture(scope="session", autouse=True)
def _in_project() -> None:
    os.chdir(ROOT)
    _restore()


def _restore() -> None:
    for source, copy in ((ROOT / "incident", _LIVE / "incident"), (ROOT / "data/nlu", _LIVE / "nlu")):
        shutil.copytree(source, copy, dirs_exist_ok=True)


@pytest.fixture
def incident() -> Iterator[Path]:
    """The live incident folder of this run, put right again afterwards."""
    yield _LIVE / "incident"
    _restore()


@pytest.fixture
def topics() -> Iterator[Path]:
    """The live topic files of this run, put right again afterwards."""
    yield _LIVE / "nlu"
    _restore()


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one model that every test uses, trained by the process that asks first."""
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    models = shared / "trained"
    models.mkdir(exist_ok=True)
    with locked(models):
        return newest_model(models) or train(models)


@pytest.fixture(scope="session")
def assistant(model: Path) -> Assistant:
    """An assistant in this process, on the Monday of the bulletin."""
    return Assistant.load(model, keep=False, clock=lambda: parse_now(MONDAY))


@pytest.fixture(scope="session")
def served_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the served bot's own lines go."""
    return tmp_path_factory.mktemp("serve") / "log"


@pytest.fixture(scope="session")
def served(model: Path, served_log: Path) -> Iterator[str]:
    """The address of a real `lots serve`."""
    port = free_port()
    with served_log.open("w") as file:
        process = subprocess.Popen(
            [
                str(Path(sys.executable).parent / "lots"),
                "serve",
                "--port",
                str(port),
                "--now",
                MONDAY,
                "--model",
                model,
            ],
            stderr=subprocess.PIPE,
            stdout=file,
            text=True,
        )
        assert process.stderr is not None
        for line in process.stderr:
            if "Kontaktlots är igång" in line:
                break
        else:
            pytest.fail("lots serve stopped before it was up")
        drain = subprocess.Popen(["cat"], stdin=process.stderr, stdout=file)
        yield f"http://127.0.0.1:{port}"
        process.terminate()
        process.wait(timeout=20)
        drain.wait(timeout=20)
