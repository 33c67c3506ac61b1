"""Whether memory stays flat under a steady load: megabytes after a tenth of the time and at the end.

    python -m benchmarks.soak [--lines N] [--minutes N] [--json]

Each side is loaded at 8 at once in turn, `--minutes` in all for each (30), in conversations of five turns.
"""

from __future__ import annotations

import asyncio

import uvloop

from benchmarks import servers
from benchmarks.client import load
from benchmarks.figures import Figures, parser
from benchmarks.projects import prepare, status_questions

AT_ONCE = 8
PARTS = 10


def main() -> None:
    """Measure and print."""
    options = parser(__doc__, rounds=1)
    options.add_argument("--minutes", type=float, default=30, help="length of the load on each side (30)")
    wanted = options.parse_args()
    uvloop.install()
    project, rival = prepare(wanted.lines or None)
    texts = status_questions(project)
    figures = Figures(project.lines)
    seconds = wanted.minutes * 60 / PARTS
    with servers.ours(project) as ours, servers.stock(rival) as stock:
        memory: list[tuple[float, float]] = []
        for _ in range(PARTS):
            mine, other = (
                asyncio.run(load(server.side, texts, at_once=AT_ONCE, seconds=seconds)) for server in (ours, stock)
            )
            memory.append((ours.memory(), stock.memory()))
            figures.add("messages", len(mine.milliseconds), len(other.milliseconds))
            figures.add("messages without a reply", mine.empty, other.empty)
            figures.add("MB", *memory[-1])
    figures.add(
        "MB at the end against a tenth of the way",
        *(end / start for start, end in zip(memory[0], memory[-1], strict=True)),
    )
    figures.show(wanted.json)


if __name__ == "__main__":
    main()
