"""Who belongs to the municipality and is not its contact centre: a teacher, a case officer, a ward."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_PARTIES = re.compile(
    r"\b(?:\w*larar(?:e|en|na|ns)|froken|mentor\w*|kurator\w*|rektor\w*|\w*handlaggar\w*|\w*sekreterar\w*"
    r"|\w*inspektor\w*|vaktmastar\w*|avdelning(?:en|ens)?|\w*koket|skolan?s|forskolan?s|fritids|boendet\w*|hemtjanst\w*"
    r"|aldreboende\w*|korttids\w*|biblioteket\w*|badhuset\w*|samma (?:person|dam|kille)|enhetschef\w*|forvaltning\w*)\b"
)
_CENTRE = re.compile(r"\b(?:kontaktcent\w*|vaxeln?)\b")


def names_other_party(text: str) -> bool:
    """Whether `text` names somebody at the municipality, and not the contact centre too."""
    words = fold(text)
    return bool(_PARTIES.search(words)) and not _CENTRE.search(words)
