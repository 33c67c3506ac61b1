"""Figures of paired runs, as text and as JSON."""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

LINES = 1000


def parser(about: str | None, rounds: int = 5) -> argparse.ArgumentParser:
    """What every benchmark can be told."""
    made = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--json", action="store_true", help="one JSON object and nothing else")
    made.add_argument("--rounds", type=int, default=rounds, help=f"paired runs ({rounds})")
    made.add_argument(
        "--lines",
        type=int,
        default=LINES,
        help=f"example questions that both sides learn ({LINES}; 0 for all: stock then trains for an hour and more)",
    )
    return made


@dataclass
class Figures:
    """Named figures, each measured on ours and on stock in the same rounds."""

    lines: int
    ours: dict[str, list[float]] = field(default_factory=dict)
    stock: dict[str, list[float]] = field(default_factory=dict)

    def add(self, name: str, ours: float, stock: float | None) -> None:
        """One round's pair; stock is None where there is nothing to compare with."""
        self.ours.setdefault(name, []).append(ours)
        if stock is not None:
            self.stock.setdefault(name, []).append(stock)

    def show(self, as_json: bool) -> None:
        """Print: one JSON object, or a line a figure."""
        ratios = {
            name: [ours / other for ours, other in zip(self.ours[name], self.stock[name], strict=True) if other]
            for name in self.stock
        }
        sides = {"ours": self.ours, "stock": self.stock, "ratio": ratios}
        if as_json:
            print(json.dumps({"lines": self.lines, **{side: _all(found) for side, found in sides.items()}}))
            return
        print(f"{self.lines} example questions learnt; median (min to max)")
        for name in self.ours:
            found = [f"{side} {_text(values[name])}" for side, values in sides.items() if values.get(name)]
            print(f"{name}: {' · '.join(found)}")


def _all(found: dict[str, list[float]]) -> dict[str, Any]:
    return {name: _summary(values) for name, values in found.items() if values}


def _summary(values: Sequence[float]) -> dict[str, float]:
    return {
        "median": round(statistics.median(values), 4),
        "min": round(min(values), 4),
        "max": round(max(values), 4),
    }


def _text(values: Sequence[float]) -> str:
    return f"{statistics.median(values):.4g} ({min(values):.4g} to {max(values):.4g})"
