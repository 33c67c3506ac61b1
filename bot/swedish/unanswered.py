"""Who says that nobody answers."""

from __future__ import annotations

import re

from bot.swedish.mail import names_mail
from bot.swedish.normalise import fold
from bot.swedish.questions import asks, parts

_NOBODY = re.compile(
    r"\b(?:svarar|svarade|svarat) (?:ju |fortfarande )?(?:inte|ej|aldrig|ingen)\b(?! pa (?:\w+ )?frag)"
    r"|\bing(?:en|et) (?:som )?(?:svar\w*|lyfter)\b"
    r"|\b(?:om|ifall) (?:\w+ ){1,2}(?:inte|ej|aldrig) svarar\b(?! pa (?:\w+ )?frag)"
    r"|\b(?:upptaget|kommer inte fram|far inget svar)\b|\binte (?:fatt )?(?:nagot |nat )?svar\b"
)
_QUEUES = re.compile(r"\b(?:ko|kon|koar|vantat|tar aldrig slut|tutar|nere)\b")
_MAILED = re.compile(
    r"\b(?:mejlat|mailat|e-?postat|skickat (?:ett |flera |tva )?(?:mejl|mail))\b"
    r"|(?:^|\b(?:jag|ja|vi) )(?:ju |redan )?"
    r"(?:mejlade|mailade|e-?postade|skickade (?:ett |flera |tva )?(?:mejl|mail))\b"
)
_CLAUSE = re.compile(r"[,.!]\s*|\s(?:men|och|o)\s")
_MORE_IS_ASKED = re.compile(r"\b(?:nar|hur|far|kommer|laser|svar|svarar|racker|rakna\w*|nodra)\b|\?")
_NOT_TO_US = re.compile(r"\b(?:inte|aldrig|till|mina|min|mitt)\b")
_CALLED = re.compile(r"\b(?:ringt|ringde|tutar|upptaget)\b")
_HAS_CALLED = re.compile(
    r"\bhar (?:ju |redan |faktiskt |ocksa |precis )*(?:ringt|forsokt ringa|provat (?:att )?ringa)\b"
)
# Folding leaves two of equal signs in a row.
_HELPDESK = re.compile(r"\b(?:255+|helpdesk\w*|it-?supporten)\b")
_PHONE = r"(?:mobil\w*|telefon\w*|lur(?:en)?|nu+m+e?r\w*)"
_ANOTHER_NUMBER = re.compile(
    r"\b(?:annat|andra|fler|hela|riktiga?|extern\w*|direkt|vanligt) (?:telefon)?(?:nu+m+e?r\w*|nr)\b|\briktnu+m+e?r\w*"
    rf"|\b(?:fran|med|via|pa) (?:\w+ )?(?:privat\w*|egen|eget|egna|min|mitt|vanlig\w*) (?:\w+ )?{_PHONE}\b"
    rf"|\bprivat\w* {_PHONE}\b"
)
_BOUNCED = re.compile(r"\bstudsa\w*\b")


def is_unanswered(text: str) -> bool:
    """Whether the text says that nobody answers."""
    return bool(_NOBODY.search(fold(text)))


def is_without_health_advice(text: str) -> bool:
    """Whether the text says that nobody answers on 1177."""
    words = fold(text)
    return "1177" in words and bool(_NOBODY.search(words) or _QUEUES.search(words))


def names_helpdesk(text: str) -> bool:
    """Whether the text names the employees' helpdesk."""
    return bool(_HELPDESK.search(fold(text)))


def asks_another_number(text: str) -> bool:
    """Whether the text asks for another number, or to call that which was told from a phone of one's own."""
    return bool(_ANOTHER_NUMBER.search(fold(text)))


def has_only_mailed(text: str) -> bool:
    """Whether the text says that mail was sent, and asks nothing of it: `jag HAR mejlat`."""
    words = fold(text)
    told = [clause for clause in _CLAUSE.split(words) if _MAILED.search(clause)]
    return bool(told) and not _MORE_IS_ASKED.search(words) and not any(map(_NOT_TO_US.search, told))


def has_only_called(text: str) -> bool:
    """Whether the text says that its writer has called, and asks nothing of it: `jag har ju ringt i en vecka`."""
    words = fold(text)
    if not _HAS_CALLED.search(words) or _MORE_IS_ASKED.search(words):
        return False
    return not any(asks(text[start:end]) for start, end in parts(text))


def has_called_and_mailed(text: str) -> bool:
    """Whether somebody has tried both: what is left is to go there."""
    words = fold(text)
    return bool(_MAILED.search(words)) and bool(_CALLED.search(words))


def is_unanswered_mail(text: str) -> bool:
    """Whether it is mail that nobody answers, or that came back."""
    words = fold(text)
    return names_mail(words) and bool(_NOBODY.search(words) or _BOUNCED.search(words))
