"""Who was told to call 112 and says that there is no danger, or that help has come, before what is wanted now.

"112?? det brinner ju inte, det är avloppet", "polisen är här nu, men var ska jag bo", "hon är hittad! vem betalar nu".
"""

from __future__ import annotations

import re
from functools import lru_cache

from bot.swedish.normalise import without_diacritics
from bot.swedish.questions import asks
from bot.swedish.recovery import SERVICES, help_is_missing, help_is_there

_WE = r"(?:jag|vi|han|hon|hen|ingen|nan|nagon|mamma|pappa|de|dom)"
_PROTEST = (
    r"(?:varfor|(?:(?:du|ni) maste )?sluta) (?:du |ni )?(?:ska |sag\w* |sa |skriver |tjata |med )(?:du |ni |jag |om )?"
    r"(?:saga |ringa )?(?:ju )?112\b"
)
_NO_DANGER = "|".join(
    (
        r"112\s*\?+",
        r"inte (?:ringa )?(?:112|ambulans\w*|sos)\b",
        _PROTEST,
        r"112 for [\w ]{2,20}\?+",
        r"ring(?:a|er)? inte 112\b",
        r"(?:jag|vi) ska(?:ll)? (?:ju )?inte ringa (?:112|ambulans\w*|sos)\b",
        rf"{_WE} (?:inte behov\w+|behov\w+ (?:ju )?(?:inte|ingen)) (?:ringa )?(?:112|ambulans\w*)",
        r"112 (?:kanns|ar|e|later) (?:val |ju |lite )*(?:for|till) (?!upptag|lang|trog)\w+",
        r"(?:det (?:ar|e) )?(?:ju )?ingen (?:fara|brand|olycka)(?: med (?:mig|henne|honom|oss|nan|nagon))?\b"
        r"(?: (?:an|annu|nu))?",
        rf"{_WE} (?:ar |e )?(?:ju )?(?:inte|ej) (?:sjuk|skadad|valdsam|hotfull|i fara|i nod)\b(?: (?:idag|nu|langre))?",
        r"ingen (?:(?:ar|e) (?:ju )?(?:sjuk|skadad)|har (?:ju )?(?:ramlat|gjort sig illa|skadat sig|slagit sig))\b"
        r"(?: (?:an|nu))?",
        r"ingen rok\b",
        rf"{_WE} mar (?:ju )?(?:bra|fint)\b",
        r"det brinner (?:ju |val )?(?:inte|ej)\b",
        r"(?:det (?:ar|e) )?inte (?:brand|farligt|livsfarligt|(?:sa )?akut)\b",
    )
)
_HELP = "|".join(
    (
        rf"{SERVICES} (?:ar|e|har (?:kommit|varit)|kom|kommer|star) (?:ju )?"
        r"(?:har|hit|dit|dar|framme|pa (?:plats|vag)|nu)\b(?: nu)?",
        rf"(?:(?:jag |vi )?(?:har )?(?:ringt|ringde) (?:112|dem|dom)[\s,.]*)?{SERVICES} kommer\b",
        rf"{SERVICES} (?:har|tog|hamtade|har (?:hamtat|tagit)) (?:hand om )?(?:henne|honom|dem|dom|han|hon)\b(?: nu)?",
        rf"{SERVICES} (?:har )?slackt?e?\b(?: nu)?",
        r"(?:de|dom|han|hon|vi|jag|alla) (?:kommer nu|tog (?:honom|henne)|(?:ar|e) (?:ok(?:ej)?|ute)|har utrymt)\b"
        r"(?: nu)?",
    )
)
_CALM = rf"(?:{_WE}|barnen) (?:mar (?:ju )?(?:bra|fint|gott)|sover (?:ju )?(?:bra|gott|lugnt))\b"
_SAID = f"{_NO_DANGER}|{_HELP}|{_CALM}"
_SIGNS = r"[\s,.!?]+"
_AND = r"(?:(?:och|men|a|o|for) )?"
# What is said ends there; a text that goes on, as `det brinner inte hos oss utan hos dem`, denies nothing.
_END = rf"(?:\s*[,.!?]+\s*|(?<=\?)\s*|(?<=112)\s+(?!utan\b)|\s+(?=(?:men|och|a|o)\s)){_AND}"
_OPENING = (
    r"(?:(?:nej+|na+e?|men|alltsa|va+|forlat|snalla(?: nan| du)?|o?k(?:ej)?|lugn|hallo|halla|herregud|gud|jisses|jo)\b"
    rf"{_SIGNS})*"
)
_THANKS = r"(?:tack (?:sa mycket )?for hjalpen)"
_DENIAL = re.compile(rf"{_OPENING}(?:{_SAID})(?:{_SIGNS}{_AND}(?:na+e? |nej+ )?(?:{_SAID}|{_THANKS}))*{_END}")
_NO_DANGER_AT_ALL = re.compile(rf"{_OPENING}(?:{_NO_DANGER})")
_WHETHER = re.compile(
    r"\b(?:ska|maste|behover|bor|kan) (?:jag|man|vi|ja) (?:(?:verkligen|anda|nu|faktiskt|da) )*"
    r"ringa (?:till )?(?:112|sos)\b(?!.*\b1177\b)"
)
_FEWEST_LETTERS = 8
_REMEMBERED = 64  # what follows 112 is asked about several times
# Help that was called or is on its way, and help that came or is not needed any more, before a pause.
_COMING = re.compile(
    rf"\b(?:ring(?:t|de)|larma(?:t|de)) (?:till )?(?:112|1177|sos|{SERVICES})\b|\bhar ringt(?: (?:nu|redan|dit))*\W*$"
    r"|\b(?:^|jag|vi|okej|ok)\s*ringer(?: (?:nu|112|1177|polisen|ambulans\w*|dit))*\W*$"
    rf"|\b{SERVICES} (?:ar |e )?(?:pa vag|kommer)(?: (?:snart|nu|hit))*\W*$"
    r"|\b(?:de|dom) (?:skickar (?:nan|nagon|en bil|ambulans\w*)|kommer|aker (?:dit|hit))"
    r"(?: (?:nu|snart|hit|med bil))*\W*$"
)
_OVER = re.compile(
    rf"\b(?:{SERVICES}|de|dom) (?:kom|har kommit|ar har|e har)(?: (?:nu|hit|precis))*\W*$"
    r"|\b(?:det|allt) (?:gick bra|(?:ar |e )?(?:ok(?:ej)?|lugnt|slackt|over))(?: nu)?\W*$|^hittad\b"
    r"|\b(?:han|hon|exet|de|dom) (?:gick|stack|akte|drog|har (?:gatt|akt))(?: (?:nu|ivag|harifran))*\W*$"
    r"|\b(?:han|hon|hen|de|dom|alla) (?:ar|e) (?:inne|trygga?|i sakerhet|hittade?)(?: (?:nu|igen))*\W*$"
    r"|\bexet (?:ar|e) borta(?: nu)?\W*$"  # who else is gone may be missing
)
_DANGEROUS = re.compile(
    r"\b(?:inte(?! behov)|ej|aldrig|ingen|blod\w*|livlos\w*|medvets\w*|dod|doende|varre|kniv\w*|vapen|brinn\w*|skjut\w*"
    r"|rok\w*|gas|upptaget|koar|tutar|tillbaka)\b"
)
# What is danger still, whatever was denied before it.
_STILL = re.compile(r"\b(?:det|huset) (?:brinner|ryker)\b(?! (?:ju )?inte)|\b(?:blod\w*|medvetslos\w*|livlos\w*)\b")
_PAUSE = re.compile(r"[.!?,;]+\s+|\n+|\s+(?=(?:men|och|fast)\s)")


@lru_cache(_REMEMBERED)
def after_denial(text: str) -> int | None:
    """Where in `text` begins what is wanted instead of 112; None where nothing is denied, or hardly a word follows."""
    folded = without_diacritics(text.lower())
    if len(folded) != len(text):
        return None
    found = _DENIAL.match(folded)
    if found and _STILL.search(folded, found.end()):
        return None
    start = found.end() if found else _after_help(folded)
    return start if start is not None and len(re.findall(r"\w", folded[start:])) >= _FEWEST_LETTERS else None


def _after_help(folded: str) -> int | None:
    """What follows the last clause that tells of help, when that holds a question and nothing before it danger."""
    start, after = 0, None
    for pause in [*_PAUSE.finditer(folded), None]:
        part = folded[start : pause.start() if pause else len(folded)]
        if _DANGEROUS.search(part) or help_is_missing(part):
            return None
        if help_is_there(part) or _COMING.search(part) or _OVER.search(part):
            after = pause.end() if pause else None
        elif asks(part + ("?" if pause and "?" in pause[0] else "")):
            return after
        start = pause.end() if pause else start
    return None


def awaits_help(text: str) -> bool:
    """Whether what stands before the question tells that help was called, and not that it is there or not needed."""
    folded = without_diacritics(text.lower())
    head = folded[: after_denial(text) or 0]
    parts = _PAUSE.split(head.rstrip(" .!?,;"))
    return any(map(_COMING.search, parts)) and not any(help_is_there(part) or _OVER.search(part) for part in parts)


def denies_danger(text: str) -> bool:
    """Whether the text begins by saying that 112 is wrong, and not that help has come."""
    return bool(_NO_DANGER_AT_ALL.match(without_diacritics(text.lower())))


def asks_whether_to_call(text: str) -> bool:
    """Whether the text asks if 112 is really to be called."""
    return bool(_WHETHER.search(without_diacritics(text.lower())))
