"""What only sounds like a question about the situation: what it has cost, or what happens with somebody."""

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


def asks_cost(text: str) -> bool:
    """Whether `text` asks what it has cost."""
    return bool(_COST.search(fold(text)))


def is_of_somebody(text: str) -> bool:
    """Whether `text` asks what happens with somebody, or says that nothing has happened."""
    return bool(_WITH_SOMEBODY.search(fold(text)))
