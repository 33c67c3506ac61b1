"""Rasa's own commands work on the project."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.project import small_copy

RASA = str(Path(sys.executable).parent / "rasa")


def rasa(*arguments: str | Path, typed: str | None = None, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [RASA, *arguments],
        cwd=folder,
        input=typed,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env=os.environ | {"PYTHONWARNINGS": "ignore"},
    )


def test_data_validates(tmp_path: Path) -> None:
    """Every file, rule and answer, few questions: Rasa takes minutes for all, and `lots check` reads them all apart."""
    small_copy(tmp_path)

    done = rasa("data", "validate", "--fail-on-warnings", folder=tmp_path)

    assert done.returncode == 0, done.stderr[-2000:]


def test_stories_hold(model: Path, tmp_path: Path) -> None:
    done = rasa(
        "test", "core", "--model", model, "--stories", "tests/conversations", "--out", tmp_path,
        "--fail-on-prediction-errors",
    )  # fmt: skip

    assert done.returncode == 0, done.stderr[-2000:]


def test_shell_answers_without_an_action_server(model: Path) -> None:
    done = rasa("shell", "--model", model, typed="fungerar Vitec?\n/stop\n")

    assert "Felanmälan, frågor och beställningar kan skickas" in done.stdout
