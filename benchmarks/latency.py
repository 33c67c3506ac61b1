"""Median time at 1 at once, 99th percentile at 32 at once, in milliseconds.

python -m benchmarks.latency [--lines N] [--rounds N] [--seconds N] [--json]
"""

from __future__ import annotations

import asyncio

import uvloop

from benchmarks import servers
from benchmarks.client import load
from benchmarks.figures import Figures, parser
from benchmarks.projects import prepare, status_questions

ONE, MANY = 1, 32


def main() -> None:
    """Measure and print."""
    options = parser(__doc__)
    options.add_argument("--seconds", type=float, default=10, help="length of each run (10)")
    wanted = options.parse_args()
    uvloop.install()
    project, rival = prepare(wanted.lines or None)
    texts = status_questions(project)
    figures = Figures(project.lines)
    with servers.ours(project) as ours, servers.stock(rival) as stock:
        for server in (ours, stock):
            asyncio.run(load(server.side, texts, at_once=ONE, seconds=2))
        for _ in range(wanted.rounds):
            for name, at_once, share in (("median ms at 1 at once", ONE, 0.5), ("p99 ms at 32 at once", MANY, 0.99)):
                mine, other = (
                    asyncio.run(load(server.side, texts, at_once=at_once, seconds=wanted.seconds))
                    for server in (ours, stock)
                )
                figures.add(name, mine.percentile(share), other.percentile(share))
    figures.show(wanted.json)


if __name__ == "__main__":
    main()
