"""Whether somebody tells that what was wrong works again."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_IT = r"(?:det|den|allt|vattnet|vatten|avloppet|toan|toaletten|varmen|lampan|hissen|internet|appen|inloggningen)"
_WORKS = re.compile(
    rf"\b{_IT} (?:har |ar |e )?(?:nu )?(?:(?:kommit|kom) )?tillbaka\b"
    rf"|\bhar (?:vi |jag |nu )?{_IT} (?:igen|tillbaka)\b"
    rf"|\b{_IT} (?:\w+ )?(?:funkar|fungerar) (?:som vanligt )?(?:igen|nu)\b"
    r"|\b(?:vattnet|vatten|varmen) (?:\w+ )?(?:kom|kommer) (?:som vanligt )?igen\b"
    r"|\b(?:vattnet|vatten|det) (?:\w+ )?(?:rinner|kommer) (?:\w+ )?(?:som vanligt|(?:i|ur) kranen) (?:igen|nu)\b"
    r"|\bhissen gar (?:som vanligt )?(?:igen|nu)\b"
    r"|\b(?:funkar|fungerar) (?:det|den|allt) (?:igen|nu)\b"
    r"|\bslutat? (?:att )?(?:lacka|rinna(?! (?:i|ur) kran)|forsa|droppa|spruta|lukta)\b"
    r"|\b(?:lackan|stoppet|felet|hissen|det|allt) (?:ar |har |e |blev )?(?:nu )?(?:laga[td]|fixa[td]|atgardat|tatad)\b"
    r"|\b(?:lost|loste) sig\b"
)
_OPEN = re.compile(
    r"\?|\b(?:inte|ej|aldrig|nar|om|ska|skulle|borde|vill|maste|hur|varfor|inget|ingen|men|annat)\b"
    r"|\b(?:forsar|in|ner|ut|upp|fran|genom|over|kallar\w*|golv\w*|gata\w*|tak\w*|vagg\w*|dusch\w*)\b"
)

SERVICES = r"(?:ambulans\w*|polis\w*|brandkar\w*|brandman\w*|raddningstjanst\w*|hjalpen|sjukvardare?n?a?|lakaren)"
_HELP_IS_THERE = re.compile(
    rf"\b{SERVICES} (?:ar|e|har kommit|kom|har anlant) (?:\w+ )?(?:har|hit|dit|dar|framme|pa plats|nu|nyss)\b"
    rf"|\b{SERVICES} (?:kom|har kommit) precis(?=\W*$|[.,!])"
    rf"|\b{SERVICES} (?:har )?(?:tog|tagit|hamta\w*|slackt?\w*)\b"
    r"|\b(?:ar|e|blev|har) (?:nu )?(?:hittad|hittat)\b|\bfalskt (?:a)?larm\b"
)
_MISSING = re.compile(
    rf"\b(?:ingen|inga) {SERVICES}\b|\bambulans kom\b"
    rf"|\b{SERVICES} (?!behovs)(?:\w+ ){{0,2}}(?:inte|ej|aldrig)\b|\b{SERVICES} (?:\w+ ){{0,3}}fel\b"
    rf"|\b(?:skynda\w*|snalla)\b.*\b{SERVICES}\b|\b{SERVICES}\b.*\b(?:skynda\w*|snalla)\b"
)
_MOST_AFTERWARDS = 3
_OF_HELP = re.compile(
    r"\b(?:har|framme|kom|kommit|kommer|hamta\w*|hitta[dt]|vakna\w*|lugnt?|bra|battre|over|slack\w*|klara\w*|ok(?:ej)?|tack\w*"
    r"|lost|loste|ringt|ringer|tagit|tog|skont|tur|pust|puh|phu|oskad\w*|saker|raddad\w*|ute|mar|skoja\w*|skamta\w*)\b"
)
_STILL = re.compile(
    r"\b(?:inte|ej|aldrig|ingen|inga|fel|skynda\w*|snalla|blod\w*|livlos\w*|medvets\w*|dod|doende|varre|svagt|knappt"
    r"|fortfarande|kvar|men|kniv\w*|vapen|brinn\w*|skjut\w*|rok\w*|gas)\b"
)


def help_is_there(text: str) -> bool:
    """Whether the text says that help has come or that nobody is missing any more, and nothing against it."""
    words = fold(text)
    return bool(_HELP_IS_THERE.search(words)) and not _STILL.search(words)


def help_is_missing(text: str) -> bool:
    """Whether the text says that help has not come, or begs for it."""
    return bool(_MISSING.search(fold(text)))


def ends_in_help(text: str) -> bool:
    """Whether help is there and hardly a word follows it: what follows may be danger still."""
    words = fold(text)
    found = list(_HELP_IS_THERE.finditer(words))
    return help_is_there(text) and len(words[found[-1].end() :].split()) <= _MOST_AFTERWARDS


def tells_of_help(text: str) -> bool:
    """Whether any word of the text is one of relief: without one, thanks and apologies may come from the desperate."""
    return bool(_OF_HELP.search(fold(text)))


def is_mended(text: str) -> bool:
    """Whether the text says that it works again, and asks nothing: `nu har vattnet kommit tillbaka`."""
    words = fold(text)
    return bool(_WORKS.search(words)) and not _OPEN.search(words)
