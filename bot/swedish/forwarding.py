"""Whether the bot is asked to pass something on, or is believed to have done so."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_TELL = r"(?:skick\w*|sag\w*|meddel\w*|framfor\w*|halsa\w*|anmal\w*|rapporter\w*|bestall\w*|vidarebefordr\w*)"
_FORWARDS = re.compile(
    rf"\b(?:kan|kunde|ska|vill) (?:inte )?(?:du|ni) (?:inte )?(?:\w+ )?{_TELL}\b"
    rf"|\b(?:du|ni) (?:har )?(?:redan )?(?:skickat|sagt till|meddelat|anmalt|rapporterat|bestallt)\b"
    rf"|\bhar (?:du|ni) (?:nu )?(?:skickat|sagt till|meddelat|anmalt|rapporterat|bestallt)\b"
    r"|\bdu (?:saga|skicka|ringa)\b|\b(?:skolan?|dom|de|hon|han|lararen) (?:vet|far veta)(?: det| om det)? (?:nu|da)\b"
    r"|\bvet (?:skolan?|dom|de|hon|han|lararen)(?: det| om det)? nu\b"
)


def asks_to_forward(text: str) -> bool:
    """Whether `text` asks the bot to tell, report or order something, or takes it for done."""
    return bool(_FORWARDS.search(fold(text)))
