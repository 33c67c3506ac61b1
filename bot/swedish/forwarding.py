"""Whether the bot is asked to look something up, to pass it on, or is believed to have done so."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_TELL = r"(?:sag(?:a|er)?|meddela|framfora?|halsa|anmala?|rapportera|bestalla?|vidarebefordra)"
_DONE = r"(?:skickat|sagt till|meddelat|anmalt|rapporterat|bestallt)"
# What is asked of the bot itself.
_TO_ME = re.compile(r"\b(?:saga|meddela)(?: mig| oss)? (?:om|va[dr]|vem|vart|nar|hur|vilk\w+|ner)\b")
_FORWARDS = re.compile(
    rf"\b(?:kan|kunde|ska|vill) (?:inte )?(?:(?:du|ni) (?:inte )?(?:\w+ )?{_TELL}|du (?:inte )?(?:\w+ )?skicka)\b"
    rf"|\bdu (?:har )?(?:redan )?{_DONE}\b|\bhar du (?:nu )?{_DONE}\b"
    r"|\bdu (?:saga|skicka|ringa)\b|\b(?:skolan?|dom|de|hon|han|lararen) (?:vet|far veta)(?: det| om det)? (?:nu|da)\b"
    r"|\bvet (?:skolan?|dom|de|hon|han|lararen)(?: det| om det)? nu\b"
)
_TO_US = r"(?:till )?(?:mig|oss|upp|tillbaka)\b"
_CALL_BACK = re.compile(
    rf"\b(?:kan|kunde|ska|vill|skulle) (?:ni|du|nan|nagon|de|dom|en \w+) (?:\w+ ){{0,2}}?ringa {_TO_US}"
    rf"|\b(?:att|nar|om) (?:ni|nan|nagon|de|dom) ringer {_TO_US}|\bbe (?:\w+ ){{1,2}}(?:att )?ringa {_TO_US}"
    r"|\bring (?:upp )?(?:mig|oss)\b(?! inte)|\bbli(?:r)? uppringd\b|\bnar ringer (?:ni|de|dom)\b"
    r"|\bringer (?:ni|de|dom|nan|nagon) (?:upp|tillbaka)\b"
)
# Who else at the municipality is asked to call: `kan läraren ringa mig`.
_SOMEBODY = r"(?:\w*larar(?:e|en|na)|froken|mentorn?|rektorn?|chefen|\w*handlaggare(?:n)?|skolan|dagis|hemtjansten|soc)"
_CALLS_BACK = re.compile(rf"\b(?:kan|kunde|ska|vill|skulle) (?:\w+ )?{_SOMEBODY} (?:\w+ )?ringa (?:upp )?{_TO_US}")
_HERE = r"(?:till dig|hos dig|(?<!den )(?<!det )har(?: hos dig| i chatten)?|i chatten|via (?:dig|chatten))"
_TO_THE_BOT = re.compile(
    rf"\b(?:anmala|rapportera|felanmala|lamna|skicka|bestalla|boka|ansoka|klaga|betala)\b(?: \w+){{0,4}} {_HERE}\W*$"
    r"|\b(?:kan|kunde|skulle) du (?:inte )?(?:ringa|mejla|boka|anmala|fylla i|ordna|fixa)\b(?! mig\b)"
)
_LOOK_UP = re.compile(
    r"\b(?:kan|ser|har|vet|kunde) du (?:inte )?(?:se |lasa |kolla |komma at |sla upp |oppna )?(?:\w+ )?"
    r"(?:min|mitt|mina|hans|hennes|var|vart|vara|mammas|pappas) (?:\w+ )?"
    r"(?:arende\w*|akt\w*|ansokan|ansokning\w*|journal\w*|uppgift\w*|faktur\w*|plats|bokning\w*|beslut)\b"
)


def asks_to_forward(text: str) -> bool:
    """Whether `text` asks the bot to tell, report or order something, or takes it for done."""
    words = fold(text)
    return bool(_FORWARDS.search(words)) and not _TO_ME.search(words)


def asks_to_be_called(text: str) -> bool:
    """Whether `text` asks that somebody calls up."""
    words = fold(text)
    return bool(_CALL_BACK.search(words) or _CALLS_BACK.search(words))


def asks_to_take_an_errand(text: str) -> bool:
    """Whether `text` asks the bot to take a report or an order, or to call, book or fill in for somebody."""
    return bool(_TO_THE_BOT.search(fold(text)))


def asks_to_look_up(text: str) -> bool:
    """Whether `text` asks the bot to see somebody's errand or papers."""
    return bool(_LOOK_UP.search(fold(text)))
