"""Where a complaint goes."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_WHERE = re.compile(
    r"\b(?:vem|vart|var|hur) (?:(?:kan|ska|skall|far|bor) )?(?:(?:man|jag|vi|en) )?"
    r"(?:klagar?|lamnar? (?:(?:man|jag|vi|in) )*(?:klagomal|synpunkter|kritik)"
    r"|framfor(?:a|ar)? (?:\w+ )?(?:klagomal|kritik))\b"
    r"|\b(?:vem|vart|var) (?:tar emot|skickar (?:man|jag)) (?:klagomal|synpunkter)"
)
# Whose complaints go elsewhere.
_OTHERS = re.compile(
    r"\b(?:nodra|buss\w*|\w*sparvagn\w*|apotek\w*|kyrk\w*|chauffor\w*|foraren|ostgotatrafik\w*"
    r"|region\w*|vardcentral\w*|sjukhus\w*|lakar\w*|1177|polis\w*|hyresvard\w*"
    r"|granne\w*|bank\w*|el(?:bolag\w*|avbrott\w*)|posten|postnord|bredband\w*|butik\w*|beslut\w*)\b"
)


def asks_where_to_complain(text: str) -> bool:
    """Whether `text` asks who takes complaints, and names nobody else's business."""
    words = fold(text)
    return bool(_WHERE.search(words)) and not _OTHERS.search(words)
