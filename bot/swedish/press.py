"""Who asks for the press."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_CONTACT = re.compile(
    r"\bpress-?(?:kontakt\w*|jour\w*|ansvarig\w*|avdelning\w*|talesp\w*|chef\w*|tjanst\w*|nummer|numret)\b"
    r"|\bpressen (?:ska |kan |far |bor )?(?:ringa?|kontakta\w*|vanda?|na)\b"
)
_REFUSED = re.compile(r"\binte (?:er |till |en )?press")
_MEDIA = r"(?:tidning\w*|radio\w*|svt|tv4?|nt|folkbladet|sveriges radio|nyhet\w*)"
_JOURNALIST = re.compile(
    r"\b(?:jag |ja )?(?:ar|e) (?:en |bara )?(?:\w+ )?(?:journalist|reporter|fotograf pa)\b"
    rf"|\b(?:ringer|skriver|jobbar|hor av mig) (?:fran|for|pa) (?:\w+ ){{0,2}}{_MEDIA}\b"
    r"|\bkommunikations(?:avdelning|chef)\w*"
)


def asks_for_the_press(text: str) -> bool:
    """Whether `text` asks for what the press is to call."""
    words = fold(text)
    return bool(_CONTACT.search(words)) and not _REFUSED.search(words)


def is_journalist(text: str) -> bool:
    """Whether `text` says that its writer is a journalist, or names the communications department."""
    return bool(_JOURNALIST.search(fold(text)))
