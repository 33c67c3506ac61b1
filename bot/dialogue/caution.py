"""Whether 112 is to be named after what was replied: what is told is no emergency, and may become one."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice
from typing import Any

from bot.dialogue.answers import ASKED_BACK
from bot.dialogue.context import Said, replies_before
from bot.dialogue.heard import REMEMBERED
from bot.facts.channels import SOS
from bot.nlu.danger import PERHAPS
from bot.nlu.danger import TOPIC as EMERGENCY
from bot.swedish.frailty import is_frail
from bot.swedish.unanswered import is_unanswered
from bot.swedish.worry import tells_of_risk

IF_DANGER = "utter_nodlage_annars"


def is_due(backwards: Iterable[dict[str, Any]]) -> bool:
    """Whether the latest message tells of a risk that its replies say nothing of, by the events, newest first.

    Or whether 112 was named right before: who speaks of something else now, or was not understood, may still need it.
    """
    events = iter(backwards)
    replied = False
    for event in events:
        if event["event"] == "user":
            replies = replies_before(chain((event,), events))
            recent = list(islice(replies, REMEMBERED))
            before = next((reply for reply in chain(recent, replies) if reply.topic != ASKED_BACK), None)
            parsed = event.get("parse_data") or {}
            overruled = replied and _topic(parsed) == EMERGENCY
            perhaps = PERHAPS in parsed or overruled
            # A question that was asked back since has named it already.
            just_named = bool(recent) and recent[0].topic == EMERGENCY
            # Who asks for somebody to talk to after danger may be in it still.
            lonely = _topic(parsed) == "manniska" and any(reply.topic == EMERGENCY for reply in recent)
            return perhaps or just_named or lonely or _may_be_danger(str(event.get("text") or ""), before)
        if SOS in ((event.get("metadata") or {}).get("channels") or ()):
            return False
        replied = True
    return False


def _topic(parsed: dict[str, Any]) -> str:
    return str((parsed.get("intent") or {}).get("name") or "")


def _may_be_danger(text: str, before: Said | None) -> bool:
    """Whether `text` tells of a risk, or nobody answers who was called for somebody frail."""
    told = [text, before.asked] if before else [text]
    return tells_of_risk(text) or (is_unanswered(text) and any(map(is_frail, told)))
