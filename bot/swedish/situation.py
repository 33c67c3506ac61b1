"""What is asked of the situation, or only sounds so: the cost, a hacked municipality, what happens with somebody."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_COST = re.compile(r"\b(?:kosta(?:r|t|de)?|kostnad\w*|skattepengar\w*|prislapp\w*)\b")
_WORKS_OR_NOT = (
    r"(?:internet|\w*nat(?:et)?|\w*system\w*|(?:mejl|mail|e-?post)\w*|\w*dator\w*|\w*konto\w*|inlogg\w*|app\w*|\w*telefon\w*"
    r"|losenord\w*|\w*uppgift\w*)\b"
)
_SOMEBODY = (
    r"(?:mig|oss|dem|dom|henne|honom|hen|barn(?:et|en)"
    rf"|(?:min|mitt|mina|var|vart|vara|hans|hennes|deras) (?!{_WORKS_OR_NOT})\w+)"
)
_WITH_SOMEBODY = re.compile(
    rf"\bvad (?:som )?(?:har |ska |kan )?(?:hant|hander|handa) med {_SOMEBODY}\b"
    r"|\bdet har (?:ju )?inte hant (?:nat|nagot|nanting|nagonting)\b"
)


_HACKED = re.compile(
    r"\bhacka(?:[td]e?|s)?\b.{0,16}\b(?:kommun\w*|ni|er)\b"
    r"|\b(?:kommunen|ni) (?:blev |blivit |ar |e |har )*hacka(?:[td]e?|s)\b"
)


def asks_if_hacked(text: str) -> bool:
    """Whether `text` speaks of the municipality being hacked."""
    return bool(_HACKED.search(fold(text)))


def asks_cost(text: str) -> bool:
    """Whether `text` asks what it has cost."""
    return bool(_COST.search(fold(text)))


def is_of_somebody(text: str) -> bool:
    """Whether `text` asks what happens with somebody, or says that nothing has happened."""
    return bool(_WITH_SOMEBODY.search(fold(text)))
