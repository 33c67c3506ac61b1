"""Whether somebody tells that what was wrong works again."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_IT = r"(?:det|den|allt|vattnet|vatten|avloppet|toan|toaletten|varmen|lampan|hissen|internet|appen|inloggningen)"
_WORKS = re.compile(
    rf"\b{_IT} (?:har |ar |e )?(?:nu )?(?:(?:kommit|kom) )?tillbaka\b"
    rf"|\bhar (?:vi |jag |nu )?{_IT} (?:igen|tillbaka)\b"
    rf"|\b{_IT} (?:\w+ )?(?:funkar|fungerar|rinner|gar|kom|kommer) (?:som vanligt )?(?:igen|nu)\b"
    r"|\b(?:funkar|fungerar) (?:det|den|allt) (?:igen|nu)\b"
    r"|\bslutat? (?:att )?(?:lacka|rinna|forsa|droppa|spruta|lukta)\b"
    r"|\b(?:lackan|stoppet|felet|hissen|det|allt) (?:ar |har |e |blev )?(?:nu )?(?:laga[td]|fixa[td]|atgardat|tatad)\b"
    r"|\b(?:lost|loste) sig\b"
)
_OPEN = re.compile(r"\?|\b(?:inte|ej|aldrig|nar|om|ska|skulle|borde|vill|maste|hur|varfor|inget|ingen)\b")


def is_mended(text: str) -> bool:
    """Whether the text says that it works again, and asks nothing: `nu har vattnet kommit tillbaka`."""
    words = fold(text)
    return bool(_WORKS.search(words)) and not _OPEN.search(words)
