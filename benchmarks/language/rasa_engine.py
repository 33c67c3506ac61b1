"""Trains one Rasa pipeline and answers the test messages, in a process of its own.

Reads `{"train": [[text, label]…], "test": …}` from standard input; prints one JSON object.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import yaml

from bot.quiet import hush

FALLBACK = "nlu_fallback"


def main() -> None:
    """Measure the pipeline in the file named by the first argument."""
    hush()
    config = sys.argv[1]
    if "ours" in Path(config).name:
        from bot.absence import leave_out_unused

        leave_out_unused(Path(config))
    work = json.load(sys.stdin)
    with contextlib.redirect_stdout(io.StringIO()) as noise, tempfile.TemporaryDirectory() as folder:
        found = _measure(config, work, Path(folder))
    del noise
    sys.stdout.write(json.dumps(found) + "\n")


def _measure(config: str, work: dict[str, Any], folder: Path) -> dict[str, float]:
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu

    data = folder / "nlu.yml"
    data.write_text(_training_data(work["train"]), encoding="utf-8")
    started = time.perf_counter()
    model = train_nlu(config, str(data), str(folder))
    seconds = time.perf_counter() - started
    agent = Agent.load(model_path=str(model))
    return {"training_seconds": seconds, **asyncio.run(_answers(agent, work["test"]))}


async def _answers(agent: Any, test: list[list[str]]) -> dict[str, float]:
    await agent.parse_message("hej")
    right = 0
    started = time.perf_counter()
    for text, label in test:
        parsed = await agent.parse_message(text)
        names = [entry["name"] for entry in parsed["intent_ranking"] if entry["name"] != FALLBACK]
        right += bool(names) and names[0] == label
    spent = time.perf_counter() - started
    return {"accuracy": right / len(test), "milliseconds": spent * 1000 / len(test)}


def _training_data(rows: list[list[str]]) -> str:
    by_label: dict[str, list[str]] = {}
    for text, label in rows:
        by_label.setdefault(label, []).append(_plain(text))
    blocks = [
        {"intent": label, "examples": "".join(f"- {text}\n" for text in texts)} for label, texts in by_label.items()
    ]
    return yaml.safe_dump({"version": "3.1", "nlu": blocks}, allow_unicode=True, width=10_000)


def _plain(text: str) -> str:
    """Without the signs that mark entities in Rasa's training data."""
    return text.translate(str.maketrans("", "", "[]{}()")).replace("\n", " ")


if __name__ == "__main__":
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    main()
