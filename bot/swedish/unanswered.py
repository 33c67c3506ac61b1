"""Who says that nobody answers."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_NOBODY = re.compile(
    r"\b(?:svarar|svarade|svarat) (?:ju |fortfarande )?(?:inte|ej|aldrig|ingen)\b"
    r"|\bing(?:en|et) (?:som )?(?:svar\w*|lyfter)\b"
    r"|\b(?:upptaget|kommer inte fram|far inget svar)\b|\binte (?:fatt )?(?:nagot |nat )?svar\b"
)
_MAIL = re.compile(r"\b(?:mejl\w*|mail\w*|e-?post\w*)\b")
_BOUNCED = re.compile(r"\bstudsa\w*\b")


def is_unanswered(text: str) -> bool:
    """Whether the text says that nobody answers."""
    return bool(_NOBODY.search(fold(text)))


def is_unanswered_mail(text: str) -> bool:
    """Whether it is mail that nobody answers, or that came back."""
    words = fold(text)
    return bool(_MAIL.search(words)) and bool(_NOBODY.search(words) or _BOUNCED.search(words))
