"""Messages as the journal keeps them."""

from __future__ import annotations

from typing import Any

from bot.dialogue.journal_tables import Decision, Outcome, Weight


def asked(text: str, weight: Weight, **changed: Any) -> dict[str, Any]:
    """The row of a message that nobody has decided about."""
    row = {
        "at": 1670231700.0,
        "hour": 463953,
        "conversation": "c",
        "text": text,
        "topic": "kontakt",
        "confidence": 0.5,
        "second": "bluff",
        "outcome": Outcome.AT_ONCE.value,
        "channel": "",
        "channels": "",
        "emergency": False,
        "model": "m",
        "ms": 1.0,
        "decision": Decision.OPEN.value,
        "weight": weight.value,
    }
    return row | changed
