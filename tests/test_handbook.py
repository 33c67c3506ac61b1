"""The handbook: every command in it, in its order, on a small copy of the project."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from bot.assistant import Answer, Reply
from bot.dialogue.journal import Journal
from bot.facts.hours import STOCKHOLM, Hours, describe_day
from bot.swedish.readability import lix
from tests.conftest import ROOT
from tests.project import Project, small_copy

HANDBOOK = ROOT / "docs/handbok.md"
_FENCE = re.compile(r"^```terminal\n(.*?)^```$", re.DOTALL | re.MULTILINE)
MONDAY = datetime(2026, 11, 30, 10, tzinfo=STOCKHOLM)
QUESTIONS_A_TOPIC = 40  # enough for what the handbook asks the bot
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


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small copy of the project with a model, a new bulletin and some questions asked."""
    copy = small_copy(tmp_path / "kontaktlots", QUESTIONS_A_TOPIC)
    (copy.folder / ".venv").symlink_to(Path(sys.prefix))
    (copy.folder / "bulletin.txt").write_text(NEW_BULLETIN, encoding="utf-8")
    done = copy.lots("train")
    assert done.returncode == 0, done.stderr
    journal = Journal(f"sqlite:///{copy.folder / 'var/journal.db'}", "handbook")
    for question in QUESTIONS:
        answer = Answer(question, "fraga_tillbaka", 0.3, None, [Reply("?", [], ["kontaktcenter_telefon"])], 5.0)
        journal.note(question, answer, typed=True)
    journal.close()
    return copy


def test_every_command_does_what_the_handbook_says(project: Project) -> None:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    failures = []
    for command, seen in steps(HANDBOOK.read_text(encoding="utf-8")):
        done = subprocess.run(
            ["bash", "-c", command],
            input="j\n" * 5,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
            cwd=project.folder,
            env=project.environment(PATH=path, COLUMNS="160"),
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


def test_hours_of_the_handbook_can_be_used() -> None:
    shown = re.findall(r'^\| `"(.*)"` \|', HANDBOOK.read_text(encoding="utf-8"), re.MULTILINE)
    told = [describe_day(Hours(hours), date(2026, 12, 1), MONDAY) for hours in shown]

    assert ["08.30–16.00" in told[0], "10.00–12.00" in told[2], "stängt" in told[3]] == [True] * 3


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
