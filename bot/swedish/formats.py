"""How something is to be told: the choices in words, the information in Braille, on paper or in plain words."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

# Folded, `väl` is `val`.
_BUTTONS = r"(?:knappar(?:na)?|valen|valmojligheter\w*|(?:vilka|alla|dina|era) val|alternativ(?:en)?)"
_CHOICES = re.compile(
    rf"\b(?:las|laser|lasa|rakna|raknar|sag|saga|beratta|skriv) (?:du |ni )?(?:upp |ut )?(?:\w+ ){{0,2}}?{_BUTTONS}\b"
    r"(?: (?:jag|man) (?:har|kan valja|kan ta))?(?: (?:tack|nu|da|igen))*(?=[.,!?]|$)"
    r"|\b(?:las|lasa|laser|rakna|saga|sag) (?:upp |ut )?(?:vad|vilka \w+) (?:jag|man) kan valja\b"
    r"|\b(?:ser|hor|hittar|har|far)(?: \w+){0,2} (?:inga|inte)(?: (?:nagra|era|dina|alla))? knappar(?:na)?\b"
    r"(?! (?:till|pa|i (?!chatten)|for|som)\b)|\binga knappar(?! (?:till|pa|i|for|som)\b)\b"
)
_FORMATS = re.compile(
    r"\b(?:punktskrift\w*|blindskrift\w*|braille|ljudfil\w*|(?:som|i|med|eller|pa) (?:ljud|tal)|upplast\w*"
    r"|utskriv(?:en|et|na)|(?:pa|i) papper\w*|i brevladan?|(?:med|pa|via|per) posten?|skicka (?:\w+ )?hem"
    r"|i ett brev|som brev)\b"
)
_WISH = re.compile(r"\b(?:kan|far|finns|gar|skicka|skickar|vill|onskar|behover)\b")
_CAME = re.compile(r"\b(?:kom|fick|fatt|skickat|skickad|skickade|lag)\b")
_EASY = re.compile(r"\b(?:lattlast\w*|latt svenska|enk(?:el|elt|la|lare) (?:svenska|ord|sprak))\b")


def asks_for_choices(text: str) -> bool:
    """Whether `text` asks to have the choices read out, or says that there are no buttons to see."""
    return bool(_CHOICES.search(fold(text)))


def names_format(text: str) -> bool:
    """Whether `text` names Braille, sound, paper or post."""
    return bool(_FORMATS.search(fold(text)))


def asks_for_format(text: str) -> bool:
    """Whether `text` asks for one of them, and does not tell that something came so: `fakturan kom med posten`."""
    words = fold(text)
    return names_format(text) and bool(_WISH.search(words)) and not _CAME.search(words)


def wants_plain_words(text: str) -> bool:
    """Whether `text` asks for something easy to read."""
    return bool(_EASY.search(fold(text)))
