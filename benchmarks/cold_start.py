"""Seconds from the start of the process to its first right answer, and the memory that it then holds.

    python -m benchmarks.cold_start [--lines N] [--rounds N] [--json]

Stock's memory is that of the bot and of its action server, which it needs; the bot's alone is a figure of its own.
"""

from __future__ import annotations

from benchmarks import servers
from benchmarks.figures import Figures, parser
from benchmarks.projects import prepare
from benchmarks.servers import resident_megabytes


def main() -> None:
    """Measure and print."""
    wanted = parser(__doc__, rounds=3).parse_args()
    project, rival = prepare(wanted.lines or None)
    figures = Figures(project.lines)
    for _ in range(wanted.rounds):
        with servers.ours(project) as ours:
            mine = ours.seconds, ours.memory()
        with servers.stock(rival) as stock:
            other = stock.seconds, stock.memory()
            alone = resident_megabytes(stock.processes[-1].pid)
        figures.add("seconds to the first right answer", mine[0], other[0])
        figures.add("MB then", mine[1], other[1])
        figures.add("MB then, without an action server", mine[1], alone)
    figures.show(wanted.json)


if __name__ == "__main__":
    main()
