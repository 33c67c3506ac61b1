"""Whose password is asked for, and whether the manager can help."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.swedish.normalise import fold

_MANAGER = re.compile(
    r"\b(?:jag|ja) (?:ar|e|som) (?:ju |sjalv |ar )?(?:\w*chef\w*|rektor\w*|gruppledare\w*)\b|\bsom chef\b"
    r"|\b(?:mina|mitt|min) (?:\w+ )?(?:vikarier|medarbetare|anstallda|personal|underskoterskor)\b"
)
_MANAGER_HAS_NONE = re.compile(
    r"\b(?:chef(?:en)?|rektorn?)\b(?:(?!\b(?:jag|vi|det)\b)[^,.?!]){0,24}"
    r"\b(?:inte|inget|ingen|aldrig|heller|sjuk|\w*ledig|semester|borta|slutat)\b"
    r"|\b(?:har|finns) ingen chef\b|\bfar (?:inte|aldrig) tag (?:i|pa) (?:\w+ )?chef\w*"
)
_MAILBOX = r"(?:kivra|billo|min myndighetspost|(?:digital\w* )?(?:brev|post)lad\w*)"
_NO_MAILBOX = re.compile(
    rf"\b(?:har|finns) (?:ju |redan )?(?:ingen|inget|inte|ej|int) (?!fatt)(?:\w+ )?{_MAILBOX}\b"
    rf"|\b(?:saknar|utan) (?:\w+ )?{_MAILBOX}\b"
)
_EMPTY_MAILBOX = re.compile(
    rf"\b(?:inget|ingenting|inte (?:fatt|kommit)) (?:\w+ ){{0,4}}(?:i|till|via) (?:min |mitt )?{_MAILBOX}\b"
    rf"|\b{_MAILBOX} (?:ar|e) (?:helt )?tom\b"
)
_OTHERS = re.compile(
    r"\b(?:elev(?:en|ens|er|ers|erna|ernas)?"
    r"|(?:barns?|sons|dotters|barnets|sonens|dotterns) (?:losenord|inlogg|konto)\w*"
    r"|chromebook\w*|bank(?:en|ens)?(?!-? ?id)|facebook\w*|gmail|hotmail|icloud"
    r"|losenord\w* (?:till|pa|for) (?:\w+ ){0,2}privata?|privata? losenord\w*)\b"
    r"|\b(?:inte|ej) anstalld\b|\bpensionar\b|\bvardnadshavare\b"
)


def is_manager(text: str) -> bool:
    """Whether `text` is by who leads others, and asks for their passwords."""
    return bool(_MANAGER.search(fold(text)))


def manager_has_none(text: str) -> bool:
    """Whether `text` tells that the manager has no password either, or cannot be reached."""
    return bool(_MANAGER_HAS_NONE.search(fold(text)))


def has_no_mailbox(text: str) -> bool:
    """Whether `text` tells that there is no digital mailbox."""
    return bool(_NO_MAILBOX.search(fold(text)))


def has_no_way(texts: Sequence[str]) -> bool:
    """Whether `texts` tell, taken together, that neither a mailbox nor the manager gives the password."""
    words = [fold(text) for text in texts]
    mailbox = any(_NO_MAILBOX.search(said) or _EMPTY_MAILBOX.search(said) for said in words)
    return mailbox and any(map(manager_has_none, texts))


def is_of_others(text: str) -> bool:
    """Whether `text` asks for the password of somebody who is no employee, or to something of their own."""
    return bool(_OTHERS.search(fold(text)))
