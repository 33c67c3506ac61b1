"""The time that an answer is given at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.facts.hours import STOCKHOLM

KEY = "now"
MEASURED_AT = "2022-12-05T10:15"
"""When the held-back messages are asked: on the day of the bulletin, the reception open."""


def stamp(now: datetime) -> dict[str, str]:
    """Message metadata that carries `now` to the actions and the words, in whichever process they run."""
    return {KEY: now.isoformat()}


def now_of(metadata: Mapping[str, Any] | None) -> datetime:
    """The time stamped on a message; the real one where none is stamped."""
    stamped = (metadata or {}).get(KEY)
    return datetime.fromisoformat(str(stamped)) if stamped else datetime.now(STOCKHOLM)


def parse_now(text: str) -> datetime:
    """A time in ISO 8601; without a zone it is Stockholm's. Raises ValueError."""
    moment = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    return moment if moment.tzinfo else moment.replace(tzinfo=STOCKHOLM)
