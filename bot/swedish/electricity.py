"""Who tells that water nears electricity."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_ELECTRIC = re.compile(
    r"\b(?:elen|elcentral\w*|elskap\w*|elrum\w*|elkab\w*|eluttag\w*|proppskap\w*|propp(?:en|ar|arna)?|sakring\w*|strom(?:men)?"
    r"|gnist\w*|vagguttag\w*|uttag(?:en|et)?|stotar?)\b"
    # By itself `el` is short for `eller`.
    r"|\b(?:mot|nara|pa|med|av) el\b|\bel (?:o|och|a) vatten\b|\bvattn?et? (?:o|och|a) el\b"
)
_SAFE = re.compile(
    r"\b(?:ingen|inga|inte|ej|utan) (?:\w+ ){0,2}?(?:el|elen|strom|strommen|elcentral\w*|uttag\w*)\b"
    r"|\b(?:el|elen|strom|strommen|huvudstrommen) (?:ar |e )?(?:av|avstangd|fran|bruten)\b"
    r"|\b(?:stangt|slagit|brutit) av (?:el|elen|strom|strommen)\b"
)


def is_electric(text: str) -> bool:
    """Whether `text` speaks of electricity, and not that there is none or that it is off."""
    words = fold(text)
    return bool(_ELECTRIC.search(words)) and not _SAFE.search(words)
