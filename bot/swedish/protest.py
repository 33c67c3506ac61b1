"""That an answer missed the point: alone, or before what is asked once more."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_LEAD = r"(?:(?:men|nej+|na+e?|va+|allts[ao]|ass[ao]|jo|jaha|okej|ok|tack|snalla|hallo|suck|ah|herregud)[\s,.!?]+)*"
_END = r"[\s,]*(?:nu|igen|ju|alls|heller|jo|du|tyvarr)*\W*"
_ASKED = r"(?:det|vad) jag (?:fraga(?:r|de)|undra(?:r|de)|skrev|skriver|vill veta)(?: om| over)?"
_QUESTION = rf"(?:min fraga|fragan|{_ASKED})"
_ONCE_MORE = r"(?:(?:tva|2|tre|3|flera) (?:ganger|ggr)|igen|en gang till|hela tiden|om och om|som (?:nyss|forut|innan))"
_IT_IS = r"(?:de[tr]? )?(?:dar )?(?:(?:var|ar|e) )?(?:ju )?"
_MISSES = (
    rf"du svara(?:r|de)? (?:ju )?(?:inte|aldrig)(?: mig| pa {_QUESTION}| pa(?! \w))?",
    r"de[tr] svara(?:r|de)? (?:du|ni) (?:ju )?(?:inte|aldrig) pa",
    rf"de[tr] (?:dar )?(?:svara(?:r|de)? (?:ju )?inte pa {_QUESTION}|besvara(?:r|de)? (?:ju )?inte(?: {_QUESTION})?)",
    rf"ni svarar (?:ju )?inte pa {_QUESTION}",
    r"(?:du|ni) upprepar (?:dig|er)(?: bara)?",
    rf"de[tr]? (?:dar )?(?:var|ar|e) (?:ju )?(?:inte|inget) (?:nagot )?svar(?:et)?(?: pa {_QUESTION})?",
    rf"(?:inte|inget) svar pa {_QUESTION}",
    rf"{_IT_IS}inte (?:{_ASKED}|(?:det|sa|vad) jag mena(?:r|de))",
    r"(?:las|laser|laste)(?: du)?(?: ens)? (?:vad|det) jag (?:skriver|skrev|skrivit)",
    r"(?:laser|lyssnar|fattar|forstar|hor) (?:du|ni) (?:ens|inte)(?: (?:vad|det) jag (?:skriver|sager|fragar))?",
    r"(?:bara )?(?:las|svara (?:bara )?pa) (?:min fraga|fragan)(?: en gang till)?",
    r"svara (?:mig )?(?:normalt|ordentligt)",
    r"(?:du|ni) (?:forstar|fattar) (?:ju )?(?:inte|inget|ingenting|noll)"
    r"(?: (?:vad jag (?:menar|skriver|sager|fragar)|fragan|mig))?",
    r"(?:det (?:ar|e|var|blev) )?(?:ju )?(?:fel igen|(?:fel|samma) svar)",
    r"samma (?:svar|sak) (?:igen|hela tiden|om och om)",
    r"(?:du|ni) (?:skrev|skriver|sa|sager|svarade|svarar) (?:ju )?(?:bara )?(?:exakt |precis )?samma(?: \w+)?"
    rf" {_ONCE_MORE}",
    rf"(?:nu )?(?:blev|ar|var|e) det (?:ju )?(?:bara )?(?:exakt |precis )?samma(?: sak| svar)? {_ONCE_MORE}",
    r"(?:ar|e) du (?:dum|trog|korkad|dov)(?: i huvudet)?(?: eller(?: va(?:d)?)?)?",
    r"varfor (?:i \w+ )?(?:namn )?(?:berattar|pratar|snackar|tjatar) (?:du|ni) (?:ju )?om [\w: ]{2,30}",
    r"(?:det )?(?:sa|skrev) du (?:ju )?(?:nyss|precis|redan)",
)
_MISSED = re.compile(rf"{_LEAD}(?:{'|'.join(_MISSES)}){_END}")
BESIDE = re.compile(
    rf"{_LEAD}(?:{'|'.join(_MISSES)})(?: (?:nu|igen|ju|alls|heller|du|tyvarr))*(?: sager \w+)?"
    r"(?:\s*[,.!?:;]+\s*(?:utan )?|\s+(?=(?:jag|kan|ska) ))"
    rf"|{_LEAD}(?:du|det|ni) (?:be)?svara(?:r|de)? (?:du )?(?:ju )?inte (?:pa )?"
    r"(?=(?:om|va[dr]?|vem|vart|nar|hur|vilke[nt]|vilka|varfor) )"
)
"""A protest before what is asked beside it, on text without diacritics."""
# `det är ett skämt` asks nothing.
_SCORN = re.compile(r"det (?:ar|e|var) (?:ju )?(?:ett|en|rena|bara|helt|inte klokt)\b")
_FEWEST_LETTERS = 4
_YES_OR_NO = re.compile(r"\bja eller nej\b")
_ONLY_YES_OR_NO = re.compile(
    rf"{_LEAD}(?:(?:kan|kunde) du |du kan )?(?:val )?(?:inte )?(?:bara )?(?:svara|sag|saga)?(?: bara| med| mig)*"
    r"\s*ja eller nej(?: racker| da| tack| nu)*\W*"
)
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
    return bool(_MISSED.fullmatch(fold(text))) or (
        (rest := _beside(fold(text))) is not None and bool(_MISSED.fullmatch(rest))
    )


def after_protest(text: str) -> str | None:
    """What is asked, folded, after words that the answer before was none; None where nothing is or none protests."""
    rest = _beside(fold(text))
    if rest is None or misses_the_point(text) or _SCORN.match(rest):
        return None
    return rest


def asks_once_more(text: str) -> bool:
    """Whether `text` protests that the answer before was none, and asks beside it."""
    return after_protest(text) is not None


def wants_yes_or_no(text: str) -> bool:
    """Whether `text` will have yes or no for an answer."""
    return bool(_YES_OR_NO.search(fold(text)))


def only_wants_yes_or_no(text: str) -> bool:
    """Whether all that `text` says is that the answer is to be yes or no."""
    return bool(_ONLY_YES_OR_NO.fullmatch(fold(text)))


def _beside(words: str) -> str | None:
    found = BESIDE.match(words)
    rest = words[found.end() :] if found else ""
    return rest if len(re.findall(r"\w", rest)) >= _FEWEST_LETTERS else None


def is_not_of_water(text: str) -> bool:
    """Whether `text` protests that NODRA, water or waste has nothing to do with it, and tells of no trouble."""
    words = fold(text)
    return bool(_NOT_OF_WATER.search(words)) and not _TROUBLE.search(words)
