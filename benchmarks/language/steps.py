"""Milliseconds a message of the language steps alone, on one core: `python -m benchmarks.language.steps`."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from bot.absence import leave_out_unused
from bot.quiet import hush

MESSAGES = Path("tests/held_back/messages.jsonl")
ROUNDS = 5


def main() -> None:
    """Print median, least and most of five rounds over the held-back messages."""
    os.sched_setaffinity(0, {0})
    hush()
    leave_out_unused(Path("config.yml"))
    from rasa.core.agent import Agent
    from rasa.shared.nlu.constants import TEXT
    from rasa.shared.nlu.training_data.message import Message

    from bot.release.cases import read_messages

    texts = [message.text for message in read_messages(MESSAGES)]
    steps = _steps(Agent.load("models"))
    rounds = []
    for _ in range(ROUNDS + 1):
        started = time.perf_counter()
        for text in texts:
            messages = [Message({TEXT: text})]
            for step in steps:
                messages = step(messages)
        rounds.append((time.perf_counter() - started) * 1000 / len(texts))
    measured = sorted(rounds[1:])
    print(f"{measured[ROUNDS // 2]:.2f} ms a message (min {measured[0]:.2f}, max {measured[-1]:.2f})")


def _steps(agent: Any) -> list[Callable[[list[Any]], list[Any]]]:
    """What the loaded pipeline does to a message, in order, without Rasa's scheduling of it."""
    nodes = agent.processor.graph_runner._instantiated_nodes
    components = {name: node._component for name, node in nodes.items()}
    pipeline = next(part for name, part in components.items() if name.startswith("provide_SpacyNLP"))
    spacy = pipeline.provide()
    steps: list[Callable[[list[Any]], list[Any]]] = []
    for name, component in components.items():
        if name.startswith("run_SpacyNLP"):
            steps.append(partial(component.process, model=spacy))
        elif name.startswith("run_") and "Policy" not in name and "Regex" not in name:
            steps.append(component.process)
    return steps


if __name__ == "__main__":
    main()
