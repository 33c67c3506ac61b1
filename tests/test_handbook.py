"""The handbook: every command in it, in its order, on a copy of the project."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.assistant import Answer, Reply
from bot.dialogue.journal import Journal
from bot.swedish.readability import lix
from tests.conftest import ROOT

HANDBOOK = ROOT / "docs/handbok.md"
_FENCE = re.compile(r"^```terminal\n(.*?)^```$", re.DOTALL | re.MULTILINE)
# What the writer of the handbook has done by hand before the commands are typed.
NEW_BULLETIN = "Nytt nummer 6 december 2022\n\nKontaktcenter når du nu på telefon 011-15 11 11.\n"
QUESTIONS = (
    "har ni öppet på klämdagen",
    "vilken färg har en zebra egentligen",
    "blå himmel ovan moln",
    "hej jag heter Testa Testsson, var lämnar jag papper",
)


def steps(text: str) -> list[tuple[str, list[str]]]:
    """Each command of the handbook, with the lines that are seen after it."""
    found: list[tuple[str, list[str]]] = []
    for block in _FENCE.findall(text):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line)
    return found


@pytest.fixture(scope="module")
def project(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy of the project with the tests' model, a new bulletin and some questions asked."""
    copy = tmp_path_factory.mktemp("handbook") / "kontaktlots"
    kept_out = shutil.ignore_patterns(".git", ".venv", ".uv", "var", "results", "models", "__pycache__", ".*_cache")
    shutil.copytree(ROOT, copy, ignore=kept_out, symlinks=True)
    (copy / ".venv").symlink_to(Path(sys.prefix))
    (copy / "models").mkdir()
    (copy / "models/spacy-sv").symlink_to(ROOT / "models/spacy-sv")
    shutil.copy(model, copy / "models")
    (copy / "bulletin.txt").write_text(NEW_BULLETIN, encoding="utf-8")
    journal = Journal(f"sqlite:///{copy / 'var/journal.db'}", "handbook")
    for question in QUESTIONS:
        answer = Answer(question, "fraga_tillbaka", 0.3, None, [Reply("?", [], ["kontaktcenter_telefon"])], 5.0)
        journal.note(question, answer, typed=True)
    journal.close()
    yield copy
    shutil.rmtree(copy, ignore_errors=True)


def test_every_command_does_what_the_handbook_says(project: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LOTS_")}
    environment |= {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "COLUMNS": "160"}
    failures = []
    for command, seen in steps(HANDBOOK.read_text(encoding="utf-8")):
        done = subprocess.run(
            ["bash", "-c", command],
            input="j\n" * 5,
            capture_output=True,
            text=True,
            timeout=900,
            check=False,
            cwd=project,
            env=environment,
        )
        shown = done.stdout + done.stderr
        missing = [line for line in seen if line not in shown]
        if done.returncode or missing:
            failures.append(f"$ {command}\nended with {done.returncode}, lacks {missing}:\n{shown[-800:]}")

    assert not failures, "\n\n".join(failures)


def test_handbook_is_easy_to_read() -> None:
    text = HANDBOOK.read_text(encoding="utf-8")
    prose = re.sub(r"^\|.*$", "", re.sub(r"```.*?```", "", text, flags=re.DOTALL), flags=re.MULTILINE)
    unwrapped = re.sub(r"(?<!\n)\n(?![\n-])", " ", prose)

    assert lix(re.sub(r"`[^`]*`", "ord", unwrapped)) < 40


def test_handbook_has_the_things_that_writers_do() -> None:
    text = HANDBOOK.read_text(encoding="utf-8")

    typed = {" ".join(command.split()[:2]) for command, _ in steps(text)}
    for command in (
        "status",
        "check",
        "train",
        "test",
        "publish",
        "rollback",
        "history",
        "inbox",
        "report",
        "off",
        "on",
    ):
        assert f"lots {command}" in typed
    assert len(re.findall(r"^## \d+\.", text, re.MULTILINE)) >= 10
