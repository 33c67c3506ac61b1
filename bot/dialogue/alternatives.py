"""What else a message may mean: choices instead of an answer, or beside one that is in doubt."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from bot.dialogue.context import EMPLOYEES
from bot.dialogue.heard import SHORT
from bot.nlu.danger import TOPIC as EMERGENCY
from bot.swedish.employment import is_of_work

Ranking = list[tuple[str, float]]

MOST = 3
# Nobody presses a button that says "I am angry" or "I write in Polish"; the reply to these fits at once.
ANSWERED_AT_ONCE = {"klagomal", "annat_sprak"}
# Where danger is less likely, nobody is asked whether their life is in danger.
_DANGER = 0.1
DOUBTED = 0.6
"""Below this probability an answer may be the wrong one; with the next topic so near as `_NEAR` too."""
_NEAR = 0.25
_LIKELY = 0.15
_NEVER_OFFERED = SHORT | {"halsning"} | ANSWERED_AT_ONCE
# Which are the whole answer, or ask something themselves.
_ALONE = _NEVER_OFFERED | {EMERGENCY, "nodra"}


def choices(message: Mapping[str, Any]) -> list[str]:
    """The topics that a parsed message may have and that can be offered, likeliest first."""
    return [topic for topic, _ in _offerable(_ranking(message))]


def alternatives(message: Mapping[str, Any], replied: Collection[str]) -> list[str]:
    """The topics to offer beside the answer to a parsed message, at most two; none where the answer is in no doubt.

    Those of employees are offered where work is spoken of.
    `replied` are the topics that the answer had.
    """
    topic = str((message.get("intent") or {}).get("name") or "")
    ranking = _ranking(message)
    if topic in _ALONE or not ranking or ranking[0][0] != topic:
        return []
    first, second = [*(confidence for _, confidence in ranking), 0.0][:2]
    if first >= DOUBTED and first - second >= _NEAR:
        return []
    others = [other for other, confidence in _offerable(ranking) if confidence >= _LIKELY]
    of_work = topic in EMPLOYEES or is_of_work(str(message.get("text") or ""))
    fitting = [other for other in others if of_work or other not in EMPLOYEES]
    return [other for other in fitting if other != topic and other not in replied][: MOST - 1]


def _ranking(message: Mapping[str, Any]) -> Ranking:
    return [(str(entry["name"]), float(entry["confidence"])) for entry in message.get("intent_ranking") or ()]


def _offerable(ranking: Ranking) -> Ranking:
    return [
        (topic, confidence)
        for topic, confidence in ranking
        if topic not in _NEVER_OFFERED and (topic != EMERGENCY or confidence >= _DANGER)
    ]
