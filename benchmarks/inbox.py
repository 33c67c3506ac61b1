"""How long `lots inbox` takes with 100,000 messages stored: run by python -m benchmarks.inbox.

Fills a journal in a folder of its own from the topic files' questions, with typing errors and numbers so that most
differ, then times the real command.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bot.dialogue.answers import topic_files
from bot.dialogue.journal_tables import MESSAGES, Decision, Outcome, Weight, opened
from bot.facts.document import read_document
from bot.release.examples import examples
from bot.release.inbox import Inbox

STORED = 100_000
RUNS = 10
_WEIGHTS = (Weight.UNANSWERED, Weight.UNHELPFUL, Weight.ASKED_BACK, Weight.UNSURE, Weight.ANSWERED)
_SHARES = (4, 3, 8, 10, 75)


def main() -> None:
    """Fill, then time the query alone and the whole command."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/journal.db"
        engine = opened(url)
        with engine.begin() as connection:
            connection.execute(MESSAGES.insert(), _rows(STORED))
        size = (Path(folder) / "journal.db").stat().st_size / 1e6
        box = Inbox(engine)
        inside = _median(box.groups)
        environment = os.environ | {"LOTS_JOURNAL": url}
        lots = [str(Path(sys.executable).parent / "lots"), "inbox", "--list"]
        whole = _median(lambda: subprocess.run(lots, env=environment, check=True, capture_output=True))
        dismiss = [lots[0], "inbox", "dismiss", str(box.groups()[0].first.id)]
        decided = _median(lambda: subprocess.run(dismiss, env=environment, check=True, capture_output=True), runs=1)
        start = _median(lambda: subprocess.run([lots[0], "--help"], check=True, capture_output=True))
        print(f"{STORED} messages, {size:.0f} MB, {len(box.groups())} groups of the newest that need eyes")
        print(f"read and grouped {inside:.0f} ms; the command {whole:.0f} ms, of which {start:.0f} ms is its start")
        print(f"dismissing one group {decided:.0f} ms")


def _rows(count: int) -> list[dict[str, object]]:
    chance = random.Random(20221205)
    known = [
        (example.topic, example.text)
        for document in map(read_document, topic_files(Path("data/nlu")))
        for example in examples(document)
    ]
    now = time.time()
    rows = []
    for number in range(count):
        topic, text = chance.choice(known)
        at = now - (count - number) * 15
        weight = chance.choices(_WEIGHTS, _SHARES)[0]
        rows.append(
            {
                "at": at,
                "hour": int(at // 3600),
                "conversation": f"{chance.getrandbits(256):064x}",
                "text": _mistyped(text, chance),
                "topic": topic,
                "confidence": chance.random(),
                "outcome": Outcome.AT_ONCE.value,
                "channel": "kontaktcenter_telefon",
                "channels": "kontaktcenter_telefon",
                "emergency": False,
                "model": "benchmark.tar.gz",
                "ms": 8.0,
                "decision": Decision.OPEN.value,
                "weight": weight.value,
            }
        )
    return rows


def _mistyped(text: str, chance: random.Random) -> str:
    place = chance.randrange(len(text))
    return text[:place] + chance.choice("aeiounrts 0123") + text[place + 1 :]


def _median(call: object, runs: int = RUNS) -> float:
    """The median time of the call in milliseconds."""
    assert callable(call)
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        call()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main()
