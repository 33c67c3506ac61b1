"""Whether somebody tells that what was wrong works again."""

from __future__ import annotations

import re

from bot.swedish.days import WEEKDAY
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


_WE = r"(?:jag|vi|han|hon|hen|ingen|nan|nagon|mamma|pappa|barnet|barnen|pojken|flickan|alla|de|dom)"
_SOMETHING_SAFE = re.compile(
    rf"\b(?:larma[td]e?|ringt|ringde) (?:till )?(?:112|sos|{SERVICES})\b|\bhar (?:nyss |redan )?(?:ringt|larmat)\b"
    rf"|\b(?:de|dom|{SERVICES}) (?:aker dit|kommer|(?:ar|e) (?:pa vag|har|dar)|kom)\b|\b(?:pa|till|barn) sjukhus\w*"
    rf"|\b{_WE} (?:ar|e) (?:nu )?(?:trygg\w*|saker|i sakerhet|utom fara)\b"
    r"|\bingen (?:har )?(?:ramlat|skadats|skadat sig|ramlade|rok|eld)\b"
    r"|\bing(?:en|a) (?:ar|e) (?:skadad\w*|sjuk\w*|dalig\w*)\b"
    r"|\b(?:inget|ingenting) har hant\b|\b(?:inte hant|har inte hant) (?:nat|nagot|nanting|nagonting)\b"
    r"|\bsluta (?:\w+ )?(?:saga|tjata|skriva|med|om)\b.{0,12}\b112\b"
)
_ERRAND = re.compile(
    r"\b(?:anmal(?:a|er|an|as)|orosanmal\w*|klaga\w*|klagar|faktur\w*|rakning\w*|betala\w*|ersattning\w*|forsakring\w*"
    r"|ansok\w*|hyresvard\w*|vem hamtar)\b"
    r"|\b(?:det|fragan) (?:gallde|galler|handlar|handlade)\b"
    r"|\bjag (?:fragade|fragar|undrar|undrade) (?:bara )?(?:om|vem|var|nar)\b"
    r"|\bvill (?:bara )?veta\b|\bvi behover (?:list|schema|journal|inlogg)\w*"
    rf"|\b(?:imorgon|imorrn|i mor(?:gon|ron)|nasta (?:natt|vecka|pass))\b|\b{WEEKDAY}\b"
)
_DANGER_GOES_ON = re.compile(
    r"\b(?:blod\w*|livlos\w*|medvets\w*|andas|svarar inte|doende|varre|kniv\w*|vapen|brinner|skjut\w*|gas\w*|upptaget"
    r"|hjalp mig|kramp\w*|vaknar inte|rok (?:i|fran|ur)|ryker|tillbaka|dricka|ta livet|leva|do"
    r"|sla(?:r|s|ss)?|slog|hota\w*|svimm\w*|feber|ont|lyfta|flytta (?:pa )?(?:henne|honom)|ingen svarar|utanfor"
    r"|vad (?:jag|vi) ska gora)\b"
)


def turns_to_errand(text: str) -> bool:
    """Whether `text`, after danger, says that help is called or nobody is in need, and then speaks of an errand.

    `larmat 112 nu, dom åker dit. vem gör jag anmälan till`; not `har ringt. får man gå in`, which is of the danger.
    """
    words = fold(text)
    safe = _SOMETHING_SAFE.search(words)
    if safe is None or _DANGER_GOES_ON.search(words) or help_is_missing(text):
        return False
    return bool(_ERRAND.search(words, safe.end()))


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
