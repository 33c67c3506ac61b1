"""How old what the bot tells is, and where it comes from."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_INFORMATION = r"(?:listan|informationen|infon|uppgift(?:en|erna)|nyhet(?:en|erna)|laget)"
_OLD = re.compile(
    r"\b(?:det|nu|vi) (?:ar|e|skriver|har) (?:ju |faktiskt |val )?(?:ar )?20[23]\d\b"
    r"|\b(?:fran|dec\w*) 20[12]\d ?[?!]{2,}"
    rf"|\b{_INFORMATION} (?:ar|e) (?:ju |val )?(?:sa |jatte|skit)?(?:gammal\w*|inaktuell\w*|utdaterad\w*|fran 20\d\d)\b"
    rf"|\bgaller (?:den (?:har )?|de (?:har )?|det |denna )?{_INFORMATION} (?:an|nu|i ?dag|fortfarande)\b"
    rf"|\bhur (?:gammal|gamla|farsk|farska|aktuell|aktuella) (?:ar|e) (?:den |de )?(?:har )?(?:det|{_INFORMATION})\b"
)
_TOLD = r"(?:siffran|siffrorna|numret|det|infon|informationen|uppgiften|uppgifterna)"
_FROM_WHERE = re.compile(
    rf"\b(?:va|vad|var|varifran|hur)\b (?:har |kan )?(?:fick|fatt|far|vet|hittar|hittade|tog|tar) (?:du|ni) "
    rf"(?:\w+ )?(?:(?:siffran|siffrorna)\b|{_TOLD} (?:i?fran|nanstans))"
    rf"|\b(?:va|vad|var|hur) har (?:du|ni) (?:fatt|hittat|tagit|last) (?:den )?{_TOLD} (?:i?fran|nanstans)\b"
    rf"|\b(?:varifran|var) kommer (?!det\b){_TOLD}(?: i?fran)?\W*$|\bvad har (?:du|ni) for kalla\b|\bvad ar kallan\b"
)


def doubts_what_was_told(text: str) -> bool:
    """Whether `text` doubts that what was told still holds, or asks where it comes from."""
    words = fold(text)
    return bool(_OLD.search(words) or _FROM_WHERE.search(words))
