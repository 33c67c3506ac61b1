"""A water fault that NODRA was called for: what is asked about it, that they come, and one that is only planned."""

from __future__ import annotations

import re

from bot.swedish.days import WEEKDAY
from bot.swedish.normalise import fold
from bot.swedish.questions import asks
from bot.swedish.urgency import spoken_urgency

_OTHERS = r"(?:hyresvard\w*|fastighetsagar\w*|rormokar\w*|vaktmastar\w*)"
_ABOUT = re.compile(
    r"\bhack(?:are|arna|arnas|ade|at|ad)\b|\b(?:vad|va) (?:ar det som )?(?:beror|orsak\w*)\b|\bvems? (?:fel|ansvar)\b"
    r"|\bhur lange\b(?! (?:\w+ ){0,2}(?:vanta\w*|sitta|sta)\b)"
    r"|\bnar (?:kommer|ar|far|har) (?:vi |jag )?(?:vattnet|vatten|det)\b"
    r"|\b(?:vattentank\w*|tankbil\w*|vattendunk\w*|dunkar|nodvatten\w*|reservvatten\w*)\b|\bhamta (?:nat )?vatten\b"
    r"|\b(?:vem|vad) (?:\w+ )?(?:betalar|kostar)\b|\bvem (?:ska|far) (?:\w+ )?betala\b|\bvem star for\b"
    r"|\b(?:forsakring\w*|ersattning\w*|sjalvrisk\w*|skadestand\w*)\b|\b(?:nodra|de|dom) (?:som )?betalar\b"
    rf"|\b(?:ringa|kontakta|ar det|e det|eller) (?:\w+ ){{0,2}}?{_OTHERS}\b"
    r"|\b(?:ska|maste|behover) (?:jag|man|vi) (?:fortsatta|lagga pa|ringa (?:igen|om)"
    r"|vanta kvar|sitta kvar|ligga kvar)\b"
    r"|\bvart (?:hamtar|far) (?:jag|man|vi) vatten\b"
)
_OF_THE_INCIDENT = re.compile(r"\b(?:it|natet|natverk\w*|system\w*|mejl\w*|internet|kommun\w*|allting|datorer\w*)\b")
_SAID_SO = re.compile(r"\bnodra (?:sager|sa|sade|menar|skyller)\b")
_THEY = r"(?:de|dom|nodra|nan|nagon|en (?:bil|man|kille|gubbe|montor\w*)|montor\w*)"
_COME = re.compile(
    rf"\b{_THEY} (?:har )?(?:svarade|svarat)\b(?! (?:inte|ej|aldrig))"
    rf"|\b{_THEY} (?:sa(?:ger)? att (?:de|dom) )?(?:kommer (?:om|inom|nu|snart|hit|strax)|(?:ar|e) (?:pa vag|har))\b"
    rf"|\b{_THEY} (?:skickar|skulle skicka|har skickat)\b|\bfick tag (?:i|pa) (?:dem|dom|nodra|nan|nagon)\b"
    r"|\b(?:lagat|klart|fixat|atgardat) (?:om|inom|innan)\b"
)
_IN_THE_HOUSE = re.compile(
    r"\b(?:inte|ej|inget) (?:ar |pa )?nodras? (?:ror\w*|ledning\w*|fel|lack\w*|sida|ansvar)\b"
    r"|\binne i (?:huset|hus|lagenhet\w*|vagg\w*|fastighet\w*|koket|badrum\w*)\b"
    r"|\b(?:jag|vi) ager (?:ju )?(?:huset|fastigheten|hela huset)\b"
    r"|\b(?:mitt|vart) eget (?:hus|ror)\b|\b(?:mina|vara) egna (?:ror|ledningar)\b"
)
_TAKEN_BACK = re.compile(
    r"\b(?:det|den) (?:(?:ar|e|var) (?:(?:ju|nog|visst|egentligen|anda) )*(?:inte|ej)|(?:inte|ej) (?:ar|e|var))"
    r" (?:(?:sa|alls|ens|langre) )?(?:akut|brattom)\b"
    r"|\b(?:inget|inte nat|inte nagot) akut\b|(?<!inte )(?<!inte ett )\bfalskt (?:a)?larm\b|\bjag overdrev\b"
    r"|\bbara (?:lite |nat |nagot |en massa |gammalt )?"
    r"(?:har(?=\W*$|[.,!?]| i\b)|harbollar\b|skrap\b|smuts\b|kondens\w*|kalk\w*|lov\b)"
)
# What somebody else says, what was so once, and what follows after all, takes nothing back.
_NOT_TAKEN_BACK = re.compile(
    r"\b(?:men|fast(?! det)|(?:inte|ej) bara|(?:var|ar) bara inte|igar|sager|sa|tror|trodde|hela|bajs|kranen|star)\b|\?"
)
_GOES_ON = re.compile(
    r"\b(?:fors\w*|sprut\w*|stiger|\w*svamm\w*|\w*lack\w*|rinner|droppar|brast|sprungit|upp (?:ur|i|genom)"
    r"|(?:kommer|kom|tryck\w*|bubbl\w*) (?:\w+ )?upp|inget vatten|varre)\b"
)
_ASKS_IF = re.compile(r"\b(?:nar|om|kan|har|nagon som|nan som) (?:de|dom|nodra|nan|nagon) (?:svara\w*|kommer)\b")
_REFUSED = re.compile(
    r"\b(?:vill|kan|hinner|kommer) (?:ju )?(?:inte|ej)\b|\b(?:de|dom) (?:inte|ej) (?:kommer|kan|hinner|vill)\b"
)
_THANKS = re.compile(r"\btack\b")
_NOT = re.compile(r"\b(?:inte|ej|aldrig|ingen)\b")
_COMING = re.compile(
    rf"\b(?:imorgon|imorrn|i mor(?:gon|ron)|overmorgon|{WEEKDAY}(?:en)?|nasta (?:vecka|manad)|(?:i|till) helgen"
    r"|den \d{1,2}"
    r"|om (?:en|tva|tre|fyra|nagra|\d+) (?:dagar?|veck\w+|manad\w*))\b"
)
_PLAN = re.compile(
    r"\b(?:stangs|stangas|stanger (?:ni |de |dom |nodra )?(?:av )?|bryts|slas av|avstangning\w*|vattenavstangning\w*"
    r"|(?:ska|kommer (?:att )?) ?(?:vara|bli) (?:av|avstangt|borta)|blir (?:av|avstangt|utan vatten))\b"
    r"|\bflyttar? (?:in|dit|hit)\b|\b(?:tilltrad\w*|inflytt\w*)\b|\bplanera[dt]\w*\b"
)
_GROUND = r"(?:gata\w*|vagen|trottoar\w*|kallar\w*|ledning\w*|ror(?:et)?|tomt\w*)"
_OUT_OF = rf"(?:lacker|forsar|sprutar|bubblar) (?:\w+ ){{0,6}}{_GROUND}\b"
_LEAKS_NOW = re.compile(rf"\b{_OUT_OF}(?: \w+){{0,3}} nu\b|\bnu {_OUT_OF}")
_NOW = re.compile(
    r"\b(?:nu(?! (?:pa|till|i) )|redan|\w*lack\w*|fors\w*|sprut\w*|stiger|\w*svamm\w*|brast|sprungit|rinner|droppar"
    r"|upp (?:ur|i|genom)|(?:kommer|kom|tryck\w*|bubbl\w*) (?:\w+ )?upp|stopp i|full(?:t)?"
    r"|sedan|inget vatten|(?:ar|e) (?:slut|borta))\b"
)


def asks_about_fault(text: str) -> bool:
    """Whether `text` asks of a fault why it is, how long it lasts, who pays, whom else to turn to, where water is.

    What NODRA has answered to is asked no more.
    """
    words = fold(text)
    return bool(_ABOUT.search(words)) and not _SAID_SO.search(words)


def speaks_of_the_incident(text: str) -> bool:
    """Whether `text` names what the IT incident is about, so that its questions may be about that."""
    return bool(_OF_THE_INCIDENT.search(fold(text)))


def is_being_mended(text: str) -> bool:
    """Whether `text` says that who was called has answered or is coming."""
    words = fold(text)
    found = _COME.search(words)
    if found is None or _REFUSED.search(words, found.start()):
        return False
    return not (_ASKS_IF.search(words) or _NOT.search(words[: found.end()]))


def is_in_the_house(text: str) -> bool:
    """Whether `text` says that a fault is within a house, or not in what is NODRA's."""
    return bool(_IN_THE_HOUSE.search(fold(text)))


def is_taken_back(text: str) -> bool:
    """Whether `text` says that it is not urgent after all, or only hair in the drain, and nothing that goes on."""
    words = fold(text)
    goes_on = _NOT_TAKEN_BACK.search(words) or _GOES_ON.search(words) or spoken_urgency(text) is True
    return bool(_TAKEN_BACK.search(words)) and not goes_on


def is_planned(text: str) -> bool:
    """Whether `text` speaks of a stop or a moving in on a day to come, and of nothing that is wrong now."""
    words = fold(text)
    return bool(_COMING.search(words) and _PLAN.search(words)) and not tells_of_trouble(text)


def leaks_now(text: str) -> bool:
    """Whether `text` tells that water comes out of a street, a pipe or into a cellar now."""
    return bool(_LEAKS_NOW.search(fold(text)))


def tells_of_trouble(text: str) -> bool:
    """Whether `text` tells that something leaks, rises or is gone now, or that it is urgent."""
    return bool(_NOW.search(fold(text))) or spoken_urgency(text) is True


def thanks(text: str) -> bool:
    """Whether `text` thanks, and asks nothing."""
    return bool(_THANKS.search(fold(text))) and not asks(text)
