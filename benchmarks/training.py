"""Seconds of a training from nothing, start of the process included.

    python -m benchmarks.training [--lines N] [--rounds N] [--stock] [--json]

Stock's kept figure is used, from when its model was trained; with `--stock` it is trained again in every round.
"""

from __future__ import annotations

from benchmarks.figures import Figures, parser
from benchmarks.projects import prepare, train


def main() -> None:
    """Measure and print."""
    options = parser(__doc__, rounds=3)
    options.add_argument("--stock", action="store_true", help="train stock anew in every round")
    wanted = options.parse_args()
    project, rival = prepare(wanted.lines or None)
    figures = Figures(project.lines)
    for _ in range(wanted.rounds):
        other = train(rival) if wanted.stock else rival.seconds
        figures.add("seconds of training", train(project), other)
    figures.show(wanted.json)


if __name__ == "__main__":
    main()
