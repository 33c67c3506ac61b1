"""Accuracy, training time and time a message: ours, stock Rasa and nlp.js on the same data and split.

    python -m benchmarks.language [--massive FOLDER] [--skip stock] [--lines N] [--json]

A fifth of the project's own examples, or of `--lines` of them, is held back, the same for each. With `--massive`, a
folder with `train.jsonl` and `test.jsonl` of `{"text", "intent"}`, ours is measured on that public benchmark too.
Stock Rasa trains for hours on all of them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml
from sklearn.model_selection import train_test_split

HERE = Path(__file__).parent
SEED = 20221205
HELD_BACK = 0.2
ENGINES = ("ours", "nlpjs", "stock")
Rows = list[list[str]]
Figures = dict[str, float]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--massive", type=Path, help="folder of MASSIVE sv-SE")
    parser.add_argument("--skip", choices=ENGINES, action="append", default=[], help="an engine to leave out")
    parser.add_argument("--lines", type=int, help="at most so many examples, drawn evenly from all topics")
    parser.add_argument("--json", action="store_true", help="one JSON object and nothing else")
    wanted = parser.parse_args()
    train, test = _split(_drawn(_examples(Path("data/nlu")), wanted.lines))
    found: dict[str, Figures] = {}
    for engine in ENGINES:
        if engine not in wanted.skip:
            found[engine] = _measure(engine, train, test)
            if not wanted.json:
                _show(f"{engine}, {len(train)} + {len(test)} examples of our own", found[engine])
    if wanted.massive:
        train, test = (_massive(wanted.massive / f"{part}.jsonl") for part in ("train", "test"))
        found["ours_massive"] = _measure("ours", train, test)
        if not wanted.json:
            _show(f"ours, MASSIVE sv-SE {len(train)} + {len(test)}", found["ours_massive"])
    if wanted.json:
        print(json.dumps(found))


def _examples(folder: Path) -> Rows:
    rows: Rows = []
    for path in sorted(folder.glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu") or []:
            lines = (line.strip().removeprefix("- ").strip() for line in block["examples"].splitlines())
            rows += [[line, block["intent"]] for line in lines if line]
    return rows


def _drawn(rows: Rows, most: int | None) -> Rows:
    if most is None or most >= len(rows):
        return rows
    drawn: Rows = train_test_split(rows, train_size=most, random_state=SEED, stratify=[label for _, label in rows])[0]
    return drawn


def _split(rows: Rows) -> tuple[Rows, Rows]:
    labels = [label for _, label in rows]
    train, test = train_test_split(rows, test_size=HELD_BACK, random_state=SEED, stratify=labels)
    return train, test


def _massive(path: Path) -> Rows:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [[row["text"], row["intent"]] for row in map(json.loads, lines)]


def _measure(engine: str, train: Rows, test: Rows) -> Figures:
    done = subprocess.run(
        _command(engine),
        input=json.dumps({"train": train, "test": test}),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{engine} failed:\n{done.stderr[-4000:]}")
    found: Figures = json.loads(done.stdout.splitlines()[-1])
    return found


def _command(engine: str) -> list[str]:
    if engine != "nlpjs":
        return [sys.executable, "-W", "ignore", "-m", "benchmarks.language.rasa_engine", str(HERE / f"{engine}.yml")]
    folder = HERE / "nlpjs"
    if not (folder / "node_modules").exists():
        subprocess.run(["npm", "ci", "--silent", "--no-audit", "--no-fund"], cwd=folder, check=True)
    return ["node", str(folder / "engine.js")]


def _show(title: str, figures: dict[str, Any]) -> None:
    print(
        f"{title}: {figures['accuracy']:.1%} right, trained in {figures['training_seconds']:.1f} s, "
        f"{figures['milliseconds']:.2f} ms a message",
        flush=True,
    )


if __name__ == "__main__":
    main()
