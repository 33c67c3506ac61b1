"""Words of mail."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

MAIL_WORD = r"(?:mejl\w*|(?:e-?)?mail\w*|e-?post\w*)"
"""A pattern of them, on text without diacritics."""

_MAIL = re.compile(rf"\b{MAIL_WORD}\b")
_WORKS = re.compile(
    rf"\b(?:funkar|fungerar|studsar|nere)\b.{{0,16}}\b{MAIL_WORD}"
    rf"|\b{MAIL_WORD} (?:\w+ )?(?:funkar|fungerar|nere)\b"
)
_OF_EMPLOYEES = re.compile(
    r"\b(?:mobil\w*|telefon\w*|ipad\w*|padda\w*|webbm\w*|outlook|jobb\w*|tjanste\w*|kalender\w*)\b"
)


def names_mail(words: str) -> bool:
    """Whether folded words name mail."""
    return bool(_MAIL.search(words))


def asks_if_mail_works(text: str) -> bool:
    """Whether `text` asks or says whether mail works, and names nothing of employees' mail."""
    words = fold(text)
    return bool(_WORKS.search(words)) and not _OF_EMPLOYEES.search(words)
