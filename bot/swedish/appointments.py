"""When somebody comes or something arrives: no question about the end of the disturbances."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_WHEN = r"(?:nar|vilken dag|vilken tid|hur dags|hur snart|vilken vecka)"
_COMES = re.compile(
    rf"\b{_WHEN} (?:kommer|kom|ar) (?:hon|han|nan|nagon|hemtjanst\w*|\w*skoterska\w*|personalen|taxi\w*"
    r"|handlaggar\w*)\b"
    rf"|\b{_WHEN} (?:far|kommer) (?:jag|vi|han|hon|min|mitt|mina|mamma|pappa) (?:\w+ ){{0,2}}"
    r"(?:svar|beslut\w*|pengar\w*|bidrag\w*|ersattning\w*|hjalpmedel\w*|\w*plats|tid|besok\w*)\b"
)
_THE_END = re.compile(r"\b(?:igen|tillbaka|som vanligt|igang|besked om)\b")


def asks_when_it_comes(text: str) -> bool:
    """Whether `text` asks when a person comes, or an answer or money, and not when all works again."""
    words = fold(text)
    return bool(_COMES.search(words)) and not _THE_END.search(words)
