"""What somebody tells of a fraud: that it has happened, that it is on the phone, who may have sent it."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold
from bot.swedish.unanswered import is_unanswered

_DONE = (
    r"(?:klickat?|klickade|loggat? in|loggade in|oppnat|oppnade|svarat|svarade|skrivit in|skrev in|fyllt i|fyllde i"
    r"|gett|gav|gett ut|lamnat|lamnade|skickat|skickade|swishat|swishade|betalat|betalade|legitimerat|legitimerade"
    r"|signerat|signerade|laddat (?:ner|ned)|laddade (?:ner|ned)|gatt pa det|gick pa det"
    r"|rakade (?:ge|klicka|svara|skriva|lamna|betala)|(?:sa|berattade|last upp|laste upp) (?:min |mina )?kod\w*)"
    r"(?! (?:ju )?(?:inte|aldrig|nej)\b)"
)
_OURS = r"(?:jag|ja|vi|mamma|pappa|mormor|farmor|morfar|farfar|min \w+|mitt \w+)"
_HAPPENED = re.compile(
    rf"\b{_OURS}(?: (?:har|hade|ju|redan|nu|visst)){{0,3}} {_DONE}\b"
    rf"|\b(?:har|hade) (?:jag |vi |redan |ju ){{0,2}}{_DONE}\b|\bblev (?:jag |vi |hon |han )?lurad\b"
    r"|\bhar lurat (?:mig|oss|henne|honom)\b|\blurade (?:mig|oss|henne|honom)\b"
    rf"|\b(?:och|men|sen) {_DONE}\b"
    r"|\bhann (?:redan )?(?:klicka|skriva|svara|betala|logga|ge)\b|\bgjorde som (?:han|hon|de|dom) sa\b"
    r"|\b(?:han|hon|de|dom) fick (?:min |mina )?(?:kod\w*|uppgifter\w*|kortnum\w*|losenord\w*|bankid)\b"
    r"|\bsparra(?:t|de|r)?\b"
    r"|\b(?:borta|dragits|forsvunnit|forsvann) (?:fran|ur) (?:kontot|mitt konto|banken)\b"
    r"|\bringer (?:han|hon|de|dom) igen\b"
)
_BLOCKED = re.compile(r"\b(?:har|hann|ar|e|blev) (?:\w+ ){0,3}?sparra(?:t|d|de|ts)?\b|\b(?:banken|vi|jag) sparrade\b")
_NOT_BLOCKED = re.compile(
    r"\b(?:inte|ej|aldrig|innan|maste|ska|bor|hur|nar|vem|min|mitt)\b.{0,20}\bsparra|\bsparra\w* (?:inte|aldrig)\b|\?"
    # What a text or a caller claims is no fact.
    r"|\b(?:ditt|din|sms\w*|mejl\w*|mail\w*|sager|skriver|pastar|(?:de|dom|han|hon) har|eller|klicka\w*|koden?"
    r"|verifiera\w*)\b"
)
_POLICE_HOURS = re.compile(
    r"\b(?:nar|vilken tid|hur dags|hur lange)\b.{0,20}\b(?:polis\w*|114 ?14)\b.{0,16}\b(?:oppnar|svarar|oppet|oppen)\b"
    r"|\b(?:oppnar|oppen|oppet|oppettid\w*|stanger)\b.{0,16}\bpolis"
    r"|\b(?:polis\w*|114 ?14)\b.{0,16}\b(?:oppen|oppet|oppnar|oppettid\w*|dygnet|natten)\b"
)
_MONEY_GONE = re.compile(
    r"\b(?:forsvunnit|forsvann|dragits|dragit|tagit|tog|borta|saknas)\b.{0,20}\b\d[\d ]{2,}\b"
    r"|\b\d[\d ]{2,}(?: ?(?:kr|kronor|tusen|spann))?\b.{0,20}\b(?:forsvunnit|forsvann|dragits|borta|vack)\b"
    r"|\b(?:pengarna|sparpengarna|kontot) (?:ar |e |har )?(?:nog )?"
    r"(?:borta|vack|forsvunnit|tomt|tomts|lansat|dragits|pa vag)\b"
)
_BANK_ITSELF = re.compile(r"\bbank(?:en)?\b")
_SHUT = re.compile(r"\b(?:stangt|stangd|inte tag)\b")
_LEAK = re.compile(
    r"\b(?:lackt|lackte|lackta)\b"
    r"|\bhur (?:visste|vet|kan|kunde) (?:han|hon|de|dom|ni) (?:veta )?(?:vad jag|mitt|min|vem jag)\b"
    r"|\bhur (?:har|fick) (?:han|hon|de|dom) (?:fatt )?(?:mitt|min) \w+\b"
)
_NOT_DONE = re.compile(
    r"\b(?:inte|aldrig|ej) (?:\w+ )?(?:klick|logg|oppn|svar|skriv|fyll|ge|gav|lamn|skick|swish|betal)"
)
_SENDER = re.compile(
    r"\b(?:var|va|ar|e|kom|kommer) (?:det |de |den |sms:?et |mejlet |mailet |samtalet |brevet )?(?:verkligen )?"
    r"(?:ni|er|fran (?:er|kommunen|norrkoping\w*))\b"
    r"|\b(?:var|va|ar|e) det (?:verkligen )?kommunen\b"
    r"|\bni som (?:skicka\w*|ringde|ringer|mejla\w*)\b|\b(?:sms:?et|mejlet|samtalet|brevet) (?:\w+ )?(?:fran er|ert)\b"
)
# `han sa att han var från kommunen` asks nothing.
_REPORTED = re.compile(r"\b(?:sa|sade|skrev|pastod|stod|uppgav) (?:\w+ ){0,2}att\b")
_BANK = r"(?:till )?(?:min )?(?:bank\w*|polis\w*|er\b|kommun\w*|kontaktcent\w*)"
_ON_THE_PHONE = re.compile(
    r"\b(?:ringer (?:det |han |hon |de |dom )?(?:igen )?nu|ringer nu igen|det ringer|ringer (?:tillbaka|upp)"
    rf"|ringa (?:tillbaka|upp|igen)(?! {_BANK})|ska jag svara(?! pa (?:mejl|mail|sms|brev|meddel)\w*)|ska jag lagga pa"
    r"|(?:ar|e|star|star kvar|vantar|kvar) (?:i luren|i telefonen|pa (?:displayen|linjen|telefonen|traden))"
    rf"|(?:har|star) (?!{_BANK})(?:\w+ ){{1,3}}(?:i luren|pa (?:displayen|linjen|telefon(?:en)?|traden)))\b"
)

_CHAT = r"(?:den har |det har )?(?:chatten|boten|chatboten|roboten|chattroboten|sidan ar)"
_GENUINE = re.compile(
    rf"\bhur (?:vet|kan) (?:jag|man|vi) (?:veta |vara saker pa |lita pa )?(?:att |om )?(?:du|{_CHAT})\b"
    r".{0,40}\b(?:bot|kommunen\w*|kommunal|akta?|riktig|hack\w*|bluff\w*|lita pa|bedragar\w*)\b"
    rf"|\b(?:kan|ska|vagar) (?:jag|man|vi) (?:verkligen )?lita pa (?:dig|{_CHAT})"
    rf"|\b(?:ar|e) (?:du|{_CHAT}) (?:verkligen |ens )?"
    r"(?:akta?|(?:en )?bluff\w*|fejk|fake|hackad|fran kommunen|kommunens)\b"
)
_PERSON = re.compile(r"\b(?:manniska|person)\b")


def asks_if_bot_is_genuine(text: str) -> bool:
    """Whether `text` asks if this chat is the municipality's own, and not whether a person writes."""
    words = fold(text)
    return bool(_GENUINE.search(words)) and not _PERSON.search(words)


def asks_who_sent_it(text: str) -> bool:
    """Whether `text` asks if it came from the municipality."""
    words = fold(text)
    return bool(_SENDER.search(words)) and not _REPORTED.search(words)


def is_on_the_phone(text: str) -> bool:
    """Whether `text` tells of somebody who calls now, or will again."""
    return bool(_ON_THE_PHONE.search(fold(text)))


def has_happened(text: str) -> bool:
    """Whether `text` tells that something was opened, given away, paid or taken: `jag gav honom koden`."""
    words = fold(text)
    return (bool(_HAPPENED.search(words)) or money_is_gone(text)) and not _NOT_DONE.search(words)


def has_blocked(text: str) -> bool:
    """Whether `text` tells that cards or an identity are blocked."""
    words = fold(text)
    return bool(_BLOCKED.search(words)) and not _NOT_BLOCKED.search(words)


def asks_when_police_answer(text: str) -> bool:
    """Whether `text` asks when the police are open."""
    return bool(_POLICE_HOURS.search(fold(text)))


def money_is_gone(text: str) -> bool:
    """Whether `text` tells that money is gone."""
    return bool(_MONEY_GONE.search(fold(text)))


def bank_is_silent(text: str) -> bool:
    """Whether `text` tells that the bank cannot be reached."""
    words = fold(text)
    return bool(_BANK_ITSELF.search(words)) and (is_unanswered(text) or bool(_SHUT.search(words)))


def asks_who_leaked(text: str) -> bool:
    """Whether `text`, after a fraud, asks where they have a name or a number from."""
    return bool(_LEAK.search(fold(text)))
