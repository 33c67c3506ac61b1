"""Whether 112 is to be named after what was replied: what is told is no emergency, and may become one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any

from bot.dialogue.context import Said, replies_before
from bot.facts.channels import SOS
from bot.nlu.danger import TOPIC as EMERGENCY
from bot.swedish.denial import after_denial
from bot.swedish.frailty import is_frail
from bot.swedish.unanswered import is_unanswered
from bot.swedish.worry import tells_of_risk

IF_DANGER = "utter_nodlage_annars"


def is_due(backwards: Iterable[dict[str, Any]]) -> bool:
    """Whether the latest message tells of a risk that its replies say nothing of, by the events, newest first."""
    events = iter(backwards)
    for event in events:
        if event["event"] == "user":
            before = next(replies_before(chain((event,), events)), None)
            return _may_be_danger(str(event.get("text") or ""), before)
        if SOS in ((event.get("metadata") or {}).get("channels") or ()):
            return False
    return False


def _may_be_danger(text: str, before: Said | None) -> bool:
    """Whether `text` tells of a risk, or nobody answers who was called for somebody frail.

    Or whether somebody who was told to call 112 says that it is something else: they may be wrong.
    """
    told = [text, before.asked] if before else [text]
    denied = before is not None and before.topic == EMERGENCY and after_denial(text) is not None
    return denied or tells_of_risk(text) or (is_unanswered(text) and any(map(is_frail, told)))
