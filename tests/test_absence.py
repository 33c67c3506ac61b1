"""Leaving TensorFlow out changes no answer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.absence import leave_out_unused
from bot.assistant import Assistant
from tests.conftest import MONDAY
from tests.test_bulletin import QUESTIONS, SYSTEMS
from tests.test_cli import lots


async def test_answers_are_the_same_without(assistant: Assistant, model: Path) -> None:
    questions = [question for question, *_ in QUESTIONS + SYSTEMS]

    light = lots("ask", "--json", "--model", model, "--now", MONDAY, *questions)

    for question, line in zip(questions, light.stdout.splitlines(), strict=True):
        ours = (await assistant.answer(f"absence {question}", question)).as_json()
        assert ours | {"ms": 0} == json.loads(line) | {"ms": 0}


@pytest.mark.parametrize("component", ["DIETClassifier", "TEDPolicy"])
def test_component_that_needs_it_keeps_it(tmp_path: Path, component: str) -> None:
    config = tmp_path / "config.yml"
    config.write_text(f"pipeline:\n- name: {component}\n")

    assert leave_out_unused(config) is False


def imported(name: str, folder: Path, **environment: str) -> bool:
    """Whether a process that starts light in `folder` gets the package itself."""
    script = f"from bot.absence import start_light; start_light(); import {name}; print(hasattr({name}, '__file__'))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, check=True,
        env=os.environ | environment,
    )  # fmt: skip
    return done.stdout.strip() == "True"


@pytest.mark.parametrize(
    ("endpoints", "there"),
    [
        ("action_endpoint:\n  url: http://127.0.0.1:5055/webhook\n", True),
        ("# action_endpoint:\n#   url: http://127.0.0.1:5055/webhook\n", False),
    ],
)
def test_client_of_an_action_server_is_there_where_one_is_named(tmp_path: Path, endpoints: str, there: bool) -> None:
    (tmp_path / "config.yml").touch()
    (tmp_path / "endpoints.yml").write_text(endpoints)

    assert imported("aiohttp", tmp_path) is there


def test_endpoints_that_the_settings_name_are_read(tmp_path: Path) -> None:
    (tmp_path / "config.yml").touch()
    (tmp_path / "elsewhere.yml").write_text("lock_store:\n  type: redis\n")

    assert not imported("redis", tmp_path)
    assert imported("redis", tmp_path, LOTS_ENDPOINTS="elsewhere.yml")


def test_redis_that_the_settings_name_is_there(tmp_path: Path) -> None:
    (tmp_path / "config.yml").touch()

    assert imported("redis", tmp_path, LOTS_REDIS="redis://127.0.0.1")


def test_what_only_training_uses_is_there_when_it_is_used(tmp_path: Path) -> None:
    (tmp_path / "config.yml").touch()

    assert imported("dask", tmp_path)


def test_error_of_what_is_left_out_hides_no_other(tmp_path: Path) -> None:
    (tmp_path / "config.yml").touch()
    script = """
from bot.absence import start_light
start_light()
import pymongo
from botocore.exceptions import BotoCoreError
try:
    try:
        raise KeyError
    except (BotoCoreError, pymongo.errors.ConnectionFailure):
        pass
except KeyError:
    print("told")
"""

    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.stdout == "told\n", done.stderr
