"""Places with opening hours of their own, which the municipality has not published."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold
from bot.swedish.opening import comes_at, recalls_hours

_OTHER = re.compile(
    r"\b(?:bibliotek\w*|bib(?:b?l|b)an|simhall\w*|\w*badhus\w*|\w*badet|ishall\w*|sporthall\w*|gymmet|museum|museet|konsthall\w*"
    r"|forskol(?:a|an|or|orna)|skola|skolan|skolorna|fritids\w*|dagis\w*|atervinning\w*|returpunkt\w*|kretsloppspark\w*|tippen|soptipp\w*|fritidsgard\w*"
    r"|driftstod\w*|helpdesk|servicehus\w*|traffpunkt\w*|oppna forskolan|musikskol\w*|kulturskol\w*)\b"
)
_OPEN = re.compile(r"\b(?:oppe[tn]|oppnas|oppnar|oppettider\w*|stang(?:er|t|d)|halvstang\w*)\b")
_HOURS = re.compile(r"\b(?:oppet|oppettid\w*|oppnar(?! (?:inte|ej|sig)\b))\b")
_HELPDESK = re.compile(r"\b(?:helpdesk\w*|servicedesk\w*|\w*support\w*|it-?avdelning\w*|255+)\b")
_WHEN = re.compile(
    r"\b(?:nar (?!jag\b|det\b)|natt\w*|kvall\w*|dygn\w*|helg\w*|lordag\w*|sondag\w*)\b.*\b(?:svarar|ring\w*|na|dar)\b"
    r"|\b(?:svarar|ring\w*|na) .*\b(?:natt\w*|kvall\w*|dygn\w*|helg\w*|lordag\w*|sondag\w*)\b"
)
_TIMES = r"(?:oppe[tn]|oppna[rt]?|\w*natt\w*|\w*kvall\w*|helg\w*|dygn\w*|lordag\w*|sondag\w*|sa har dags|bemanna\w*)"
_NUMBER = (
    r"(?:nu+m+e?r\w*|driftstod\w*|helpdesk\w*|255+|21 ?09 ?20|0920"
    r"|(?:de|dom|den|ni) svarar|svarar (?:de|dom|den|ni|nan|nagon)|har (?:de|dom|ni))"
)
_ANSWERED = re.compile(rf"\b{_NUMBER}\b(?:(?!portal).){{0,30}}\b{_TIMES}\b|\b{_TIMES}\b.{{0,12}}\b{_NUMBER}\b")
_OPERATIONS = re.compile(r"\b(?:driftstod\w*|21 ?09 ?20|0920)\b")
# `det står att ni har stängt` is the municipality's pool.
_YOURS = re.compile(r"(?<!\batt )\b(?:ni|er|ert|era|eran)\b")
_NOT_OURS = re.compile(r"\b(?:inte|ej) (?:ert|era|er|eran|kontaktcent\w*|kommunens|reception\w*)\b")
_OURS = re.compile(r"\b(?:kontaktcent\w*|reception\w*|kommunen|kommunhus\w*|stadshus\w*|tradgardsgatan|vaxeln?)\b")
_PHONE = re.compile(r"\btelefon(?:en)?\b")


def asks_hours_elsewhere(text: str) -> bool:
    """Whether `text` asks when such a place is open."""
    return names_other_place(text) and bool(_OPEN.search(fold(text)))


def asks_hours(text: str) -> bool:
    """Whether `text` asks when something is open, whatever it is."""
    return bool(_HOURS.search(fold(text)))


def asks_hours_of_helpdesk(text: str) -> bool:
    """Whether `text` asks when employees' helpdesk answers."""
    words = fold(text)
    if "nar jag" in words or not _HELPDESK.search(words):
        return False
    return bool(_OPEN.search(words) or _WHEN.search(words))


def asks_when_answered(text: str) -> bool:
    """Whether `text` asks when a number that was named is answered."""
    return bool(_ANSWERED.search(fold(text)))


def names_operations(text: str) -> bool:
    """Whether `text` names those who take the municipality's own fault reports, or their number."""
    return bool(_OPERATIONS.search(fold(text)))


def names_other_place(text: str) -> bool:
    """Whether `text` names a place other than the contact centre, and not that too."""
    words = fold(text)
    return bool(_OTHER.search(words)) and not _OURS.search(_NOT_OURS.sub("", words))


def points_elsewhere(text: str) -> bool:
    """Whether `text`, after such a place was named, may still be about it: it does not turn to the municipality."""
    words = fold(text)
    of_ours = any(pattern.search(words) for pattern in (_OURS, _PHONE, _YOURS))
    return not of_ours and not comes_at(text) and not recalls_hours(text)
