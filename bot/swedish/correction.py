"""A correction, and what it corrects to: "nej, jag menade adressen" is about the address.

So is what follows a denial: "112?? det brinner ju inte, det är avloppet" is about the drain.
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.swedish.denial import after_denial
from bot.swedish.normalise import without_diacritics
from bot.swedish.protest import BESIDE

Span = tuple[int, int]
_REMEMBERED = 64  # each step of one message asks anew

_LEAD = (
    r"(?:(?:nej+|na+|oj|ops|hoppsan|ah|forlat|sorry|ursakta|stopp|vanta|fel(?: av mig)?|jag skrev fel|det blev fel"
    r"|strunta i det|glom det|skit i det|inte det|men|va+|allts[ao]|ass[ao]|hallo|tack|jaja?)[\s,.!?:;–-]+)"
)
_THING = r"(?:nodra|vattnet|avloppet|soporna|chatten|mejlen|telefonen|lack(?:an|or|orna))"
# What an answer spoke of, thrown back: `avloppet?? nej det gäller räkningen`.
_ECHOED = (
    r"(?:\w*nodra\w*|vattnet|vattenlacka|avlopp\w*|sopor\w*|112|bluff\w*|bedrageri\w*|felanmal\w*|prorenata|ist|vitec"
    r"|mina moten|losenord\w*|kivra|helpdesk|chefen|min chef|anstalld\w*|akut|nodlage|polisen|utanfor|klagomal)"
)
_WRAPPERS = (
    re.compile(
        _LEAD + r"*(?:(?:men |det )?(?:jag |vi )?"
        r"(?:menar|menade|syftade pa|tankte mer pa|ville (?:fraga|veta|saga|skriva)|skulle (?:fraga|skriva)"
        r"|fraga(?:de|r)(?= (?:ju )?(?:om|efter|va[dr]?|vart|vem|nar|hur|vilke[nt]|varfor)\b))"
        r"(?: ju| mer| snarare| egentligen| forstas| naturligtvis| faktiskt| om| att)*"
        r"|rattare sagt|snarare)\b(?! du\b| ni\b| allvar\b)[\s,:]+"
    ),
    re.compile(
        _LEAD + r"*(?:(?:du|ni) svara(?:de|r)? (?:ju )?(?:inte|aldrig) pa"
        r"(?: (?:min fraga|fragan)(?: om)?| om|(?= (?:va[dr]|vem|vart|nar|hur|vilke[nt]|varfor)\b))"
        r"|(?:det (?:dar )?(?:ar|e|var) )?(?:inte|inget) svar(?:et)? pa (?:det jag (?:fragade|undrade)|min fraga)"
        r"|det var inte \w+ jag (?:fragade|undrade|menade)(?: om| over)?"
        r"|laste (?:du|ni) (?:ens )?(?:vad|det) jag skrev)\b[\s,.!?:]+(?:utan )?"
    ),
    BESIDE,
    re.compile(_LEAD + r"*(?:det (?:galler|var|ar) )?inte\b[^.?!]{2,60}?\butan\b[\s,:]+"),
    re.compile(_LEAD + r"*inte (?:pa |i |till |om )?\w+[,!.]+ (?!men\b|utan\b|och\b|eller\b|jag\b|det\b)"),
    re.compile(_LEAD + rf"*(?:glom|strunta i|skit i) {_THING}[\s,.!]+"),
    re.compile(r"(?:strunta i det|glom det|skit i det|forlat,? fel|oj,? fel|nej,? fel|nej,? inte det)[\s,.!:;–-]+"),
    re.compile(
        rf"(?:va+d?(?:a| da)? )?{_ECHOED}\?+[\s!]*"
        r"(?:(?:nej+|na+e?|inte alls)\b[\s,.!]*(?:det (?:galler|ar|e) (?:ju )?)?|(?:jag|vi) menar\b(?: ju)?[\s,:]*)"
    ),
    re.compile(rf"va+d?(?:a| da) {_ECHOED}[\s,.!?]+(?=(?:det|jag|vi|han|hon)\b)"),
    re.compile(
        r"(?:nej+,? )?(?:jag|vi) vill (?:ju )?inte (?:ringa|ha|mejla|prata med)\b[^.,?!]{1,40}[.,!]+\s+"
        r"(?=(?:jag|vi) vill\b)"
    ),
)
_REJECTED = re.compile(r",?\s+(?:och )?inte\s+(?!(?:fungerar|funkar|gar)\b)[^,.?!]{2,40}[.!?]*$")


@lru_cache(_REMEMBERED)
def corrected(text: str) -> Span:
    """Where in `text` stands what is meant; the whole text when it corrects nothing."""
    if start := after_denial(text):
        return start, len(text)
    folded = without_diacritics(text.lower())
    if len(folded) != len(text):
        return 0, len(text)
    for wrapper in _WRAPPERS:
        found = wrapper.match(folded)
        if found and re.search(r"\w{2}", folded[found.end() :]):
            rejected = _REJECTED.search(folded, found.end())
            return found.end(), rejected.start() if rejected else len(text)
    return 0, len(text)
