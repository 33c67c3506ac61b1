"""Figures for a page: numbers and pictures as staff read them."""

from __future__ import annotations

import base64
import io

from matplotlib.figure import Figure


def percent(value: float) -> str:
    """A share in Swedish: 12,3 %."""
    return f"{value * 100:.1f} %".replace(".", ",")


def picture(figure: Figure) -> str:
    """The figure as a PNG in a data URL."""
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=110, bbox_inches="tight")
    return "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode("ascii")
