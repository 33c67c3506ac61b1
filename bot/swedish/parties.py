"""Who belongs to the municipality and is not its contact centre: a teacher, a case officer, a ward."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_PARTIES = re.compile(
    r"\b(?:\w*larar(?:e|en|na|ns)|froken|mentor\w*|kurator\w*|rektor\w*|\w*handlaggar\w*|\w*sekreterar\w*"
    r"|\w*inspektor\w*|vaktmastar\w*|avdelning(?:en|ens)?|\w*koket|(?<!om )(?:for)?skolans?|dagis\w*|fritids"
    r"|socialtjanst\w*|fardtjanst\w*|rekryterar\w*|boendet\w*|hemtjanst\w*"
    r"|aldreboende\w*|korttids\w*|biblioteket\w*|badhuset\w*|samma (?:person|dam|kille)|enhetschef\w*|forvaltning\w*"
    r"|(?:hans|hennes) (?:egen |egna |direkt)?(?:mejl\w*|mail\w*|e-?post\w*|nummer|direktnummer|telefonnummer))\b"
)
# `jag är lärare` tells who writes, not who is sought.
_MYSELF = re.compile(
    r"\bjag (?:ar|jobbar som|arbetar som) (?:\w+ )?\w*(?:larare|sekreterare|handlaggare|inspektor|mentor)\b"
)
_NOT_CENTRE = re.compile(r"\binte (?:till |via )?(?:vaxeln?|kontaktcent\w*)\b")
_CENTRE = re.compile(r"\b(?:kontaktcent\w*|vaxeln?|ni (?:\w+ )?svarar|svarar ni)\b")


def names_other_party(text: str) -> bool:
    """Whether `text` names somebody else at the municipality, and not the contact centre too."""
    words = fold(text)
    return bool(_PARTIES.search(_MYSELF.sub("", words))) and not _CENTRE.search(_NOT_CENTRE.sub("", words))
