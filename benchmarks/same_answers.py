"""Whether the shortcuts change any answer: every example question, with and without them.

python -m benchmarks.same_answers [--every N] [--json]
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

from bot.quiet import hush


def main() -> None:
    """Compare and print; ends with 1 when an answer differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, help="only every Nth example question (1)")
    parser.add_argument("--json", action="store_true", help="one JSON object and nothing else")
    wanted = parser.parse_args()
    hush()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LOTS_VARIABLE"] = folder
        texts = _examples()[:: wanted.every]
        different = asyncio.run(_compare(texts))
    if wanted.json:
        print(json.dumps({"messages": len(texts), "different": different}, ensure_ascii=False))
    else:
        print(f"{len(texts)} messages, {len(different)} answered differently", *different, sep="\n")
    sys.exit(bool(different))


async def _compare(texts: list[str]) -> list[str]:
    """The texts whose answers differ."""
    from bot import shortcuts
    from bot.assistant import Assistant
    from bot.facts.clock import parse_now

    def clock() -> Any:
        return parse_now("2022-12-05T10:15")

    quick = Assistant.load(Path("models"), keep=True, clock=clock)
    plain = Assistant.load(Path("models"), keep=False, clock=clock)
    different = []
    for place, text in enumerate(texts):
        name = f"conversation {place // 5}"
        ours = (await quick.answer(name, text)).as_json() | {"ms": 0}
        with shortcuts.removed():
            rasas = (await plain.answer(name, text)).as_json() | {"ms": 0}
        if ours != rasas:
            different.append(text)
    return different


def _examples() -> list[str]:
    lines = []
    for path in sorted(Path("data/nlu").glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu") or []:
            lines += [line.strip().removeprefix("- ") for line in block["examples"].splitlines() if line.strip()]
    return lines


if __name__ == "__main__":
    main()
