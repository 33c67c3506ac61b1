"""Who asks whether the water can be drunk."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_DRINKS = re.compile(r"\b(?:drick\w*|forgift\w*|koka(?:s|r)?|kranvatt\w*)\b")


def asks_to_drink(text: str) -> bool:
    """Whether `text` speaks of drinking or boiling the water, or of poison in it."""
    return bool(_DRINKS.search(fold(text)))
