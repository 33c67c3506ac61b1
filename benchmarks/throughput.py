"""Messages a second at 8 at once, the share of a bare Sanic echo, messages stored per GB.

    python -m benchmarks.throughput [--lines N] [--rounds N] [--seconds N] [--json]

Every message is a question about a system, looked up by an action, in conversations of five turns.
"""

from __future__ import annotations

import asyncio

import uvloop

from benchmarks import servers
from benchmarks.client import load
from benchmarks.figures import Figures, parser
from benchmarks.projects import prepare, status_questions

AT_ONCE = 8
_GIGABYTE = 1e9


def main() -> None:
    """Measure and print."""
    options = parser(__doc__)
    options.add_argument("--seconds", type=float, default=10, help="length of each run (10)")
    wanted = options.parse_args()
    uvloop.install()
    project, rival = prepare(wanted.lines or None)
    texts = status_questions(project)
    figures = Figures(project.lines)
    sent = {"ours": 0, "stock": 0}
    with servers.ours(project) as ours, servers.stock(rival) as stock, servers.echo() as echo:
        for server in (ours, stock, echo):
            asyncio.run(load(server.side, texts, at_once=AT_ONCE, seconds=2))
        before = {"ours": ours.stored_bytes(), "stock": stock.stored_bytes()}
        for _ in range(wanted.rounds):
            runs = [
                asyncio.run(load(server.side, texts, at_once=AT_ONCE, seconds=wanted.seconds))
                for server in (ours, stock, echo)
            ]
            mine, other, bare = runs
            figures.add("messages/s at 8 at once", mine.rate, other.rate)
            figures.add("share of a bare Sanic echo", mine.rate / bare.rate, other.rate / bare.rate)
            figures.add("messages without a reply", mine.empty, other.empty)
            sent["ours"] += len(mine.milliseconds)
            sent["stock"] += len(other.milliseconds)
        after = {"ours": ours.stored_bytes(), "stock": stock.stored_bytes()}
    per_gigabyte = {side: sent[side] * _GIGABYTE / max(1, after[side] - before[side]) for side in sent}
    figures.add("messages stored per GB", per_gigabyte["ours"], per_gigabyte["stock"])
    figures.show(wanted.json)


if __name__ == "__main__":
    main()
