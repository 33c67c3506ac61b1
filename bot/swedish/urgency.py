"""Whether words say that something is urgent."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_NOT_URGENT = re.compile(
    r"\b(?:inte|ej|inget|inga|ingen|icke|knappast) (?:\w+ ){0,2}?"
    r"(?:akut|brattom|bradsk|panik|fara|brand|nodlage|stress|kris)"
    r"|\bakut (?:ar|e|var|blir) (?:det|den) (?:(?:val|nog|ju|da|kanske) )*(?:inte|ej)\b"
    r"|\b(?:kan|far|gar) (?:det |nog |garna )*(?:att )?vanta\b|\bvanta(?:r)? (?:till|garna)\b"
    r"|\binte sa (?:farligt|noga)\b"
    r"|\bnar (?:ni|de) hinner\b|\blugnt?\b|\bingen (?:panik|brattom)\b|\bnagon annan dag\b"
)
_URGENT = re.compile(
    r"\bakut\w*|\b\w*brattom\b|\bbradskar?\w*|\bgenast\b|\bomedelbart\b|\bkris\b|\bpanik\b|\bforsar?\b|\bsprutar?\b"
    r"|\boversvamm\w*|\bsvammar\b|\bjatteakut\b|\bnu direkt\b|\bfort\b|\bsnabbt\b"
    r"|\b(?:kan|far|gar|vill|orkar|hinner) (?:ju |det |jag |vi |man |absolut |verkligen )*(?:inte|ej) "
    r"(?:langre )?(?:att )?vanta\b|\bdet kan det (?:ju |val |nog )?(?:inte|ej)\b(?! vara)"
)


_INSISTS = re.compile(r"^(?:ja|jo)\b.{0,12}\b(?:det|den) (?:ar|e) (?:ju )?(?:jatte)?akut\b")

_ASKS = re.compile(r"^(?:men |och |ja |jo )?(?:vad|hur|nar) (?:raknas|menas|menar|ar|betyder|vet)\b.{0,24}\bakut")
_UNSURE = re.compile(
    r"\b(?:vet|undrar|osaker|oklart|tveksam)\b.{0,12}\b(?:om|ifall|pa om) (?:det|den) (?:ar|e) (?:sa )?(?:akut|brattom)"
)
_NO = re.compile(r"\b(?:nej|na)\b")
_BUT = re.compile(r"[\s,.!–-]+(?:men|fast|dock|eller (?:alltsa )?nej|eller na|nej)\s")


def spoken_urgency(text: str) -> bool | None:
    """Whether `text` says that it is urgent; None when it does not tell.

    What stands after a `men` counts: `det får vänta, men nu ...` speaks of something else.
    """
    words = fold(text)
    if _ASKS.search(words) or _UNSURE.search(words):
        return None
    if can_wait := _NOT_URGENT.search(words):
        turn = _BUT.search(words, can_wait.end())
        after = spoken_urgency(words[turn.end() :]) if turn else None
        # `nej tack` after it turns nothing; a `men` does, whatever it leads to.
        return after if turn and (after is not None or not _NO.search(turn[0])) else False
    return True if _URGENT.search(words) else None


def insists(text: str) -> bool:
    """Whether `text` begins with a yes, it is urgent: whatever is asked after it."""
    return bool(_INSISTS.search(fold(text)))
