"""Who tells that water nears electricity."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_LAMP = r"(?:tak|bad|hall|bord)?(?:lamp(?:a|an|or|orna)|lysror\w*|armatur\w*|belysning\w*)"
_DRIPS = r"(?:dropp(?:ar|ade|at|a)|rinner|rann|lacker|lackt|(?:ar|e) (?:full av vatten|blota?\w*|dyblot\w*))"
_ELECTRIC = re.compile(
    r"\b(?:elcentral\w*|elskap\w*|elrum\w*|elkab\w*|eluttag\w*|proppskap\w*|sakringss?kap\w*|gnist\w*|vagguttag\w*|stotar?"
    r"|sladd(?:ar\w*|en)?|laddbox\w*|grenuttag\w*|kopplingsdos\w*)\b"
    r"|\b(?:mot|nara|nar|under|over|i|med) elen\b|\b(?:i|pa|ur|genom) (?:lamp(?:an|orna|or)|lysror\w*|armatur\w*)\b"
    rf"|\b{_LAMP} (?:(?:som|det|den|vattnet|vatten|har borjat|nu|ocksa) ){{0,3}}{_DRIPS}\b"
    rf"|\b{_DRIPS} (?:vatten )?(?:i|pa|ur|fran|over|vid|langs|bredvid|genom) (?:\w+ )?{_LAMP}\b"
    # By itself `el` is short for `eller`.
    r"|\b(?:mot|nara|nar|pa|med) el\b|\bel (?:o|och|a) vatten\b|\bvattn?et? (?:o|och|a) el\b"
)
_WET = re.compile(r"\b(?:vatt\w*|lack\w*|dropp\w*|rinn\w*|forsar|oversvamm\w*)\b")
_SAFE = re.compile(
    r"\b(?:ingen|inga) (?:el|elcentral\w*|eluttag\w*|uttag\w*)\b|\bel(?:en)? (?:ar |e )?(?:av|avstangd|bruten)\b"
)


def is_electric(text: str) -> bool:
    """Whether `text` speaks of electricity, and not that there is none or that it is off."""
    words = fold(text)
    return bool(_ELECTRIC.search(words)) and not _SAFE.search(words)


def is_wet(text: str) -> bool:
    """Whether `text` speaks of water that is where it should not be."""
    return bool(_WET.search(fold(text)))
