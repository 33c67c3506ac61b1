"""Leaving TensorFlow out changes no answer."""

from __future__ import annotations

import json
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
