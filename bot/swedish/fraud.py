"""What somebody tells of a fraud: that it has happened, that it is on the phone, who may have sent it."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_DONE = (
    r"(?:klickat?|klickade|loggat? in|loggade in|oppnat|oppnade|svarat|svarade|skrivit in|skrev in|fyllt i|fyllde i"
    r"|gett|gav|gett ut|lamnat|lamnade|skickat|skickade|swishat|swishade|betalat|betalade|legitimerat|legitimerade"
    r"|signerat|signerade|laddat (?:ner|ned)|laddade (?:ner|ned)|gatt pa det|gick pa det)"
)
_OURS = r"(?:jag|ja|vi|mamma|pappa|mormor|farmor|morfar|farfar|min \w+|mitt \w+)"
_HAPPENED = re.compile(
    rf"\b{_OURS}(?: (?:har|hade|ju|redan|nu|visst)){{0,3}} {_DONE}\b"
    rf"|\b(?:har|hade) (?:jag |vi |redan |ju ){{0,2}}{_DONE}\b|\bblev (?:jag |vi |hon |han )?lurad\b"
    rf"|\b(?:och|men|sen) {_DONE}\b"
    r"|\bhann (?:redan )?(?:klicka|skriva|svara|betala|logga|ge)\b|\bgjorde som (?:han|hon|de|dom) sa\b"
    r"|\b(?:han|hon|de|dom) fick (?:min |mina )?(?:kod\w*|uppgifter\w*|kortnum\w*|losenord\w*|bankid)\b"
    r"|\bsparra(?:t|de|r)?\b"
    r"|\b(?:borta|dragits|forsvunnit|forsvann) (?:fran|ur) (?:kontot|mitt konto|banken)\b"
    r"|\bringer (?:han|hon|de|dom) igen\b"
    r"|\b(?:pengarna|kontot) (?:ar|har) (?:nog )?(?:borta|tomt|tomts|dragits|pa vag)\b"
)
_NOT_DONE = re.compile(
    r"\b(?:inte|aldrig|ej) (?:\w+ )?(?:klick|logg|oppn|svar|skriv|fyll|ge|gav|lamn|skick|swish|betal)"
)
_SENDER = re.compile(
    r"\b(?:var|va|ar|e|kom|kommer) (?:det |de |den |sms:?et |mejlet |samtalet )?(?:verkligen )?"
    r"(?:ni|er|fran (?:er|kommunen|norrkoping\w*))\b"
    r"|\bni som (?:skicka\w*|ringde|ringer|mejla\w*)\b|\b(?:sms:?et|mejlet|samtalet|brevet) (?:\w+ )?(?:fran er|ert)\b"
)
_ON_THE_PHONE = re.compile(
    r"\b(?:ringer (?:det |han |hon |de |dom )?nu|det ringer|ringa (?:tillbaka|upp|igen)|ringer (?:tillbaka|upp)"
    r"|ska jag svara|i luren|pa (?:telefon|displayen|linjen))\b"
)


def asks_who_sent_it(text: str) -> bool:
    """Whether `text` asks if it came from the municipality."""
    return bool(_SENDER.search(fold(text)))


def is_on_the_phone(text: str) -> bool:
    """Whether `text` tells of somebody who calls now, or will again."""
    return bool(_ON_THE_PHONE.search(fold(text)))


def has_happened(text: str) -> bool:
    """Whether `text` tells that something was opened, given away or paid: `jag gav honom koden`."""
    words = fold(text)
    return bool(_HAPPENED.search(words)) and not _NOT_DONE.search(words)
