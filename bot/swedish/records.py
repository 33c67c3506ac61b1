"""Who wants to read what is kept of somebody."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_WISH = (
    r"(?:behover|maste|vill) (?:(?:ju|bara|nu|kunna|fa) )*(?:se|lasa|komma (?:at|in i)|kolla)"
    r" (?:(?:hans|hennes|elevens|barnets|i|pa|den|deras) )*(?:\w*journal\w*|\w*medicin(?:en|er|erna|lista\w*)"
    r"|dos(?:en|er|erna)|ordination\w*|uppgifter(?:na)?|vardplan\w*|\w*lista(?:n|r)?)"
)
_SOMEBODY = r"(?:elev|flicka|pojke|brukare|boende|patient|kund)(?:en|er)?"
# What somebody has for long, and not just now.
_LASTING = r"(?:epilepsi|\w*allergi\w*|diabetes|astma\w*|celiaki|demens|hjartfel|insulin\w*|adrenalinpenna|sondmat\w*)"
# The whole of a message: what happens to somebody would stand in words that are none of these.
_ASKS = re.compile(
    r"(?:(?:nej|men|ok|okej|ja|asa)[\s,.!]+)*"
    rf"(?:(?:jag|vi) har (?:ju )?(?:en |ett |\w+ )?{_SOMEBODY} (?:har )?med"
    rf" (?:svar |typ )?{_LASTING}[\s,]+(?:(?:o|och|a|som) )?)?"
    rf"(?:(?:jag|vi) )?{_WISH}(?: (?:nu|direkt|idag|i dag|pa en gang))*\W*"
)


def asks_for_record(text: str) -> bool:
    """Whether all that `text` says is that a record or a list of medicines is wanted, and for whom."""
    return bool(_ASKS.fullmatch(fold(text)))
