"""That an answer missed the point, with no word of what the point was."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_LEAD = r"(?:(?:men|nej+|na+e?|va+|allts[ao]|ass[ao]|jo|jaha|okej|ok|tack|snalla|hallo|suck|ah|herregud)[\s,.!?]+)*"
_END = r"[\s,]*(?:nu|igen|ju|alls|heller|jo|du|tyvarr)*\W*"
_ASKED = r"(?:det|vad) jag (?:fraga(?:r|de)|undra(?:r|de)|skrev|skriver|vill veta)(?: om| over)?"
_QUESTION = rf"(?:min fraga|fragan|{_ASKED})"
_IT_IS = r"(?:de[tr]? )?(?:dar )?(?:(?:var|ar|e) )?(?:ju )?"
_MISSES = (
    rf"du svara(?:r|de)? (?:ju )?(?:inte|aldrig)(?: mig| pa(?: {_QUESTION})?)?",
    rf"ni svarar (?:ju )?inte pa {_QUESTION}",
    r"(?:du|ni) upprepar (?:dig|er)(?: bara)?",
    rf"de[tr]? (?:dar )?(?:var|ar|e) (?:ju )?(?:inte|inget) (?:nagot )?svar(?:et)?(?: pa {_QUESTION})?",
    rf"(?:inte|inget) svar pa {_QUESTION}",
    rf"{_IT_IS}inte (?:{_ASKED}|(?:det|sa|vad) jag mena(?:r|de))",
    r"(?:las|laser|laste)(?: du)?(?: ens)? (?:vad|det) jag (?:skriver|skrev|skrivit)",
    r"(?:las|svara pa) (?:min fraga|fragan)(?: en gang till)?",
    r"(?:du|ni) (?:forstar|fattar) (?:ju )?(?:inte|ingenting)"
    r"(?: (?:vad jag (?:menar|skriver|sager|fragar)|fragan|mig))?",
    r"(?:fel|samma) svar|samma (?:svar|sak) (?:igen|hela tiden|om och om)",
    r"(?:det )?(?:sa|skrev) du (?:ju )?(?:nyss|precis|redan)",
)
_MISSED = re.compile(rf"{_LEAD}(?:{'|'.join(_MISSES)}){_END}")
_WATER = r"(?:nodra|avlopp\w*|vatten|vattnet|sopor\w*)"
_NOT_OF_WATER = re.compile(
    rf"\bhar {_WATER} med (?:\w+ ){{1,4}}att gora\b|\bhar (?:\w+ ){{1,4}}med {_WATER} att gora\b"
    rf"|\b{_WATER} har (?:ju )?(?:inget|ingenting|inte) med (?:\w+ ){{1,4}}att gora\b"
    r"|\bdet (?:ar|e) (?:ju )?(?:inget|inga) (?:avlopp\w*|sopor) alls"
    rf"|\bdet (?:ar|e|galler|handlar) (?:ju )?inte (?:om )?{_WATER}(?=\s*[!.,]| (?:jag|det)\b)"
    r"|^(?:nej,? )?inte nodra\s*[!.]"
    rf"|\b(?:du|ni) (?:pratar|snackar|tjatar) (?:bara )?om {_WATER}\b"
    r"|^(?:\w+ ){0,2}nodra(?: igen)?\s*[?!]+\s*(?:va\b|vad i\b|jag (?:ville|sa|menar|fragade))"
)
# What tells of water, electricity or somebody in need: no protest then.
_TROUBLE = re.compile(
    r"\b(?:akut\w*|\w*lack\w*|fors\w*|\w*svamm\w*|rinn\w*|stiger|sprut\w*|bubbl\w*|stopp\w*|lukt\w*|stink\w*|kran\w*"
    r"|\w*brunn\w*|toa\w*|bajs\w*|kiss|skit(?:en)?|\w*kallar\w*|golv\w*|tak\w*|borta|slut|upp ur|sprak\w*|gnist\w*"
    r"|gas\w*|rok\w*|brand|brinn\w*|hjalp(?! (?:med|av|att|fran|till)\b))\b"
)


def misses_the_point(text: str) -> bool:
    """Whether all that `text` says is that the answer before was none."""
    return bool(_MISSED.fullmatch(fold(text)))


def is_not_of_water(text: str) -> bool:
    """Whether `text` protests that NODRA, water or waste has nothing to do with it, and tells of no trouble."""
    words = fold(text)
    return bool(_NOT_OF_WATER.search(words)) and not _TROUBLE.search(words)
