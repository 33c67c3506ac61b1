"""Who is old or ill, and who answers no more."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_FRAIL = re.compile(
    r"\b(?:hemtjanst\w*|trygghetslarm\w*|larm(?:et)?|insulin\w*|medicin\w*|demen\w*|diabet\w*|epilep\w*|ramla\w*|stroke|hjart\w*)\b"
    r"|\b[89]\d ar\b|\bbor (?:helt )?ensamt?\b"
    r"|\b(?:jag|hon|han|mamma|pappa|som) (?:ar|e) [89]\d\b(?! (?:procent|kilo|kg|cm|kr\w*|%))"
)
_BREATHES_BY_POWER = re.compile(r"\b(?:syrgas\w*|syrekoncentrator\w*|respirator\w*|ventilator\w*)\b")
_KIN = (
    r"(?:han|hon|pappa|mamma|mormor|morfar|farmor|farfar|tanten|gubben"
    r"|min (?:man|fru|sambo|bror|syster|granne|mor|far))"
)
_ALARM = re.compile(
    r"\btrygghetslarm\w*|\blarm(?:dosa\w*|knapp\w*|klocka\w*|apparat\w*)\b"
    r"|\b(?:\w+s|min|hennes|hans) larm\b"
)
_OUT_OF_ORDER = re.compile(
    r"\b(?:pip\w*|blinka\w*|display\w*|batteri\w*|sladd\w*|lyser|sond(?:er|rig\w*)|trasig\w*|apparaten|dosan|svart)\b"
)
_IN_NEED = re.compile(
    r"\bmar\b(?! (?:ju )?(?:bra|fint))"
    r"|\b(?:ramla\w*|trilla\w*|fall(?:it|er)|foll|ligger|svarar|oppnar|ont|blod\w*|andas|svimm\w*|medvets\w*|dalig\w*"
    r"|brand\w*|rok\w*|brinn\w*|gas\w*|kolmonoxid\w*|co|hjalp|vaknar|skrik\w*|tryckt\w*|later|ensam\w*|forvirr\w*|sjuk)\b"
)
_SILENT = re.compile(
    rf"\b{_KIN} (?:svarar|svarade|oppnar) (?:ju |fortfarande )?(?:inte|ej)\b|\bsvarar (?:ju )?{_KIN} (?:inte|ej)\b"
)


def is_alarm_fault(text: str) -> bool:
    """Whether `text` tells that somebody's alarm is out of order, and of nobody who is in need."""
    words = fold(text)
    return bool(_ALARM.search(words) and _OUT_OF_ORDER.search(words)) and not _IN_NEED.search(words)


def is_frail(text: str) -> bool:
    """Whether `text` speaks of somebody who has care, a medicine or an alarm, is past eighty or lives alone."""
    return bool(_FRAIL.search(fold(text)))


def answers_no_more(text: str) -> bool:
    """Whether `text` tells that a person, and no office, answers no more."""
    return bool(_SILENT.search(fold(text)))


def breathes_by_power(text: str) -> bool:
    """Whether `text` speaks of oxygen or of a machine that somebody breathes by."""
    return bool(_BREATHES_BY_POWER.search(fold(text)))
