"""A small copy of the project that a test may publish from: few questions, so that training takes seconds."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT
from tests.serving import LOTS, MONDAY, free_port

_QUESTIONS = 10
_FOLLOW_UPS = 2  # after each topic
_FILES = ("config.yml", "domain.yml", "endpoints.yml", "credentials.yml")
_CASES = {
    "safety/emergencies.jsonl": '{"text": "hjälp min mamma andas inte", "topic": "nodlage"}\n',
    "safety/near.jsonl": '{"text": "När har ni öppet?", "topic": "oppettider"}\n',
    "held_back/messages.jsonl": "".join(
        f'{{"text": "{text}", "topic": "oppettider"}}\n' for text in ("När har ni öppet i dag?", "hur dags öppnar ni?")
    ),
    "held_back/conversations.yml": '- - {user: "När har ni öppet?", topics: [oppettider]}\n',
    "conversations/test_nodra.yml": 'version: "3.1"\nstories:\n- story: öppet\n  steps:\n'
    "  - user: När har ni öppet?\n    intent: oppettider\n  - action: action_hours\n",
}


class Project:
    """A copy of the project in a folder, and its shell."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.models = folder / "models"

    def environment(self, **more: str) -> dict[str, str]:
        """Nothing but defaults, and what the test adds."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("LOTS_")}
        limits = {f"LOTS_{name}_PER_MINUTE": "1000000" for name in ("SESSION_MESSAGES", "ADDRESS_MESSAGES")}
        return kept | limits | {"LOTS_ADDRESS_SESSIONS_PER_MINUTE": "1000000"} | more

    def lots(self, *arguments: str, typed: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        """One command, ended."""
        return subprocess.run(
            [LOTS, *arguments], cwd=self.folder, input=typed, capture_output=True, text=True, timeout=240,
            check=False, env=self.environment(**environment),
        )  # fmt: skip

    def begin(self, *arguments: str, **environment: str) -> subprocess.Popen[str]:
        """One command, running."""
        return subprocess.Popen(
            [LOTS, *arguments], cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, env=self.environment(**environment), start_new_session=True,
        )  # fmt: skip

    def learn(self, question: str, topic: str) -> None:
        """Write one more question into a topic's file."""
        path = self.folder / "data/nlu" / f"{topic}.yml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("  examples: |\n", f"  examples: |\n    - {question}\n", 1), encoding="utf-8")

    @contextmanager
    def serving(self) -> Iterator[str]:
        """The address of this project's bot; its log is `serve.log`."""
        port = free_port()
        with (self.folder / "serve.log").open("w") as log:
            process = subprocess.Popen(
                [LOTS, "serve", "--port", str(port), "--now", MONDAY], cwd=self.folder, stdout=log, stderr=log,
                env=self.environment(),
            )  # fmt: skip
            try:
                self.wait_for(lambda: "Kontaktlots är igång" in self.log() or process.poll() is not None)
                assert process.poll() is None, self.log()
                yield f"http://127.0.0.1:{port}"
            finally:
                process.terminate()
                process.wait(timeout=20)

    def log(self) -> str:
        """What the server has logged."""
        return (self.folder / "serve.log").read_text(encoding="utf-8")

    @staticmethod
    def wait_for(holds: Callable[[], bool], seconds: float = 90) -> None:
        """Come back once `holds`; a test that waits for more than `seconds` fails."""
        end = time.monotonic() + seconds
        while not holds():
            assert time.monotonic() < end, "waited in vain"
            time.sleep(0.05)


def small_copy(folder: Path, questions: int = _QUESTIONS) -> Project:
    """The project with the first `questions` of each topic and cases of its own, in `folder`."""
    for name in ("data", "incident"):
        shutil.copytree(ROOT / name, folder / name)
    for name in _FILES:
        shutil.copy(ROOT / name, folder)
    for part, most in (("nlu", questions), ("followups", _FOLLOW_UPS)):
        for path in (folder / "data" / part).glob("*.yml"):
            path.write_text(shortened(path.read_text(encoding="utf-8"), most), encoding="utf-8")
    for name, content in _CASES.items():
        path = folder / "tests" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (folder / "models").mkdir()
    (folder / "models/spacy-sv").symlink_to(ROOT / "models/spacy-sv")
    return Project(folder)


def shortened(text: str, questions: int) -> str:
    """A topic file with the first `questions` of each block."""
    kept, count = [], 0
    for line in text.splitlines():
        count = 0 if line.startswith("- intent:") else count + line.startswith("    - ")
        if not line.startswith("    - ") or count <= questions:
            kept.append(line)
    return "\n".join(kept) + "\n"
