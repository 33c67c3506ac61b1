"""The time of turn 500 against turn 2 of one conversation.

    python -m benchmarks.long_conversation [--lines N] [--rounds N] [--turns N] [--json]

Each is the median of ten turns: 2 to 11, and the last ten.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Sequence

import uvloop

from benchmarks import servers
from benchmarks.client import Connection, Side
from benchmarks.figures import Figures, parser
from benchmarks.projects import prepare, status_questions

NEAR = 10


def main() -> None:
    """Measure and print."""
    options = parser(__doc__, rounds=3)
    options.add_argument("--turns", type=int, default=500, help="length of the conversation (500)")
    wanted = options.parse_args()
    uvloop.install()
    project, rival = prepare(wanted.lines or None)
    texts = status_questions(project)
    figures = Figures(project.lines)
    with servers.ours(project) as ours, servers.stock(rival) as stock:
        for _ in range(wanted.rounds):
            mine, other = (asyncio.run(_talk(server.side, texts, wanted.turns)) for server in (ours, stock))
            first, last = _median(mine[1 : 1 + NEAR]), _median(mine[-NEAR:])
            stock_first, stock_last = _median(other[1 : 1 + NEAR]), _median(other[-NEAR:])
            figures.add("ms at turn 2", first, stock_first)
            figures.add(f"ms at turn {wanted.turns}", last, stock_last)
            figures.add(f"turn {wanted.turns} against turn 2", last / first, stock_last / stock_first)
    figures.show(wanted.json)


async def _talk(side: Side, texts: Sequence[str], turns: int) -> list[float]:
    """Milliseconds of each turn."""
    connection = await Connection.to(side.port)
    conversation = await side.begin(connection)
    found = []
    for turn in range(turns):
        started = time.perf_counter()
        await side.say(connection, conversation, texts[turn % len(texts)])
        found.append((time.perf_counter() - started) * 1000)
    connection.close()
    return found


def _median(values: Sequence[float]) -> float:
    return statistics.median(values)


if __name__ == "__main__":
    main()
