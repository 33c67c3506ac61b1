"""The questions in a message that says more than one thing."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

Span = tuple[int, int]

_SEAM = re.compile(
    r"(?<=[.!?])\s+|\n+|[,;]?\s+(?:och|samt|men|fast|sen|sedan|dessutom|förresten|plus)\s+(?:också\s+|även\s+|då\s+)?",
    re.I,
)
_COURTESIES = re.compile(
    r"(?:(?:(?:hej+)+(?:san)?|hallå|tja+|tjena|tjo|god ?(?:morgon|kväll|dag|natt)|o?k(?:ej|i)?|jaha|jo|ja|japp|jodå"
    r"|nej|nä|nej då|tack(?: så mycket)?(?: för (?:det|hjälpen|svaret|infon))?|bra|toppen|fint|super|förresten|du|hörru"
    r"|en (?:annan sak|sak till|fråga till|fråga)"
    r"|ursäkta|alltså|men)\b[\s,.!?:;–-]*)+",
    re.I,
)
_FEWEST_LETTERS = 8
_SOMEBODY = (
    r"(?:jag|ja|man|ni|du|vi|det|den|de|dom|han|hon|nan|ngn|nagon|er|era|ert|en|ett|min|mitt|mina|kommun\w*|nodra)"
)
_ASKS = re.compile(
    r"\?\s*$|^(?:\w+ ){0,2}(?:vad|va|nar|hur|vart|vem|vilk\w+|varfor)\b"
    r"|^(?:\w+ )?var (?:ar|e|ligger|finns|ska|kan|vander|ringer|hittar|gar|gor|man|jag|ni)\b"
    r"|^(?:\w+ ){0,2}(?:kan|far|ska|gar|har|ar|e|finns|funkar|fungerar|galler|behover|maste|oppnar|stanger|kommer"
    rf"|racker|borde|vet|svarar|hittar|ringer|mejlar|ger|blir|sparas?|laser) {_SOMEBODY}\b"
    r"|\b(?:undrar|vill (?:veta|ha|prata|anmala|boka|byta|fa)|behover (?:ha|fa|veta|hjalp|komma|na|prata)|soker"
    r"|fraga)\b"
    r"|\b(?:(?:funkar|fungerar|gar|kommer) (?:\w+ )?(?:inte|ej)|nere|trasig\w*|lacker|forsar|stopp|svammar|sprungit)\b"
)

_FEWEST_WORDS = 4
_VERB = (
    r"(?:har|hade|ar|e|var|blir|blev|ska|skulle|maste|kan|kunde|kommer|kom|gar|gick|far|fick|star|stod|sitter|satt"
    r"|ligger|lag|borjar|slutar|oppnar|hinner|orkar|vet|behover|bor|sager|sa|galler|jobbar|ringde|mejlade|\w{3,}ade)"
)
_SENTENCE = re.compile(rf"\b{_VERB}\b")
_OPENING = r"(?:och|men|o|a|ok(?:ej)?|ja|jaha|nej|na|sa|eller|bara|alltsa)"
# `får barnen mat ändå`, `hinner ni`: a verb first asks, with or without the sign; `det är väl ni` wants a yes, and
# `jag ska ansöka om hemtjänst` is a new errand.
_ASKS_WITHOUT_SIGN = re.compile(
    rf"(?:{_OPENING}[\s.]+)*"
    rf"(?:(?:{_VERB}|finns)\b|\w+r (?:det|den|dom|de|ni|du|jag|man|vi|hon|han)\b)"
    r"|.*\b(?:val|ansoka|soka|boka|avboka|bestalla|anmala|hyra|saga upp)\b"
    r"|.*\beller (?:ska|skall|kan|far|maste|bor|behover)\b"
    r"|.*\b(?:menar|menade|fragar|fragade|undrade) (?:jag )?(?:om|nar|hur|va[dr]?|vem|vart|varfor|vilk\w+)\b"
)
# `äter barnen som vanligt`: the verb, and whose it is.
_VERB_FIRST = re.compile(
    rf"(?:{_OPENING}[\s.]+)*(?!(?:eller|efter|under|over)\b)\w{{2,}}er (?:\w{{3,}}(?:en|erna|arna|orna)|barn)\b"
)
_ADDS = re.compile(r"^(?:och|o|sen|samt) (?!.*\b(?:ni|er|era|du|dig)\b).*\b(?:ocksa|oxa|aven)\b")
_SECOND_ERRAND = re.compile(r"\b(?:dessutom|plus att|(?:tva|2) (?:saker|arenden|fragor)|en (?:annan )?sak till)\b")
# What the bot said or understood is spoken of, not what has happened.
_OF_THE_BOT = re.compile(
    r"\bdu (?:ju |precis |nyss )?(?:sa|sade|sager|skrev|skriver|svarade|svarar)\b|\b(?:jag menade?|menade? jag)\b"
    r"|, (?:och )?inte \w+(?: \w+)?\W*$"
)


def after_courtesies(text: str) -> Span | None:
    """What follows greetings, thanks, yes and no at the start of `text`; None where nothing does."""
    found = _COURTESIES.match(text)
    if found is None or len(re.findall(r"\w", text[found.end() :])) < _FEWEST_LETTERS:
        return None
    return found.end(), len(text)


def parts(text: str) -> list[Span]:
    """Every split of `text` at a sentence's end or a conjunction, as spans in order; one span when there is none."""
    spans: list[Span] = []
    start = 0
    for seam in _SEAM.finditer(text):
        spans.append((start, seam.start()))
        start = seam.end()
    spans.append((start, len(text)))
    return [span for span in spans if re.search(r"\w{2}", text[span[0] : span[1]])]


def asks(text: str) -> bool:
    """Whether a part of a message asks, wants or reports something, and does not just tell: `jag har redan mejlat`."""
    words = fold(text)
    return bool(_ASKS.search(words))


def adds(text: str) -> bool:
    """Whether all that `text` does is to add something to what was spoken of: `och boten, den också`."""
    return bool(_ADDS.search(fold(text)))


def adds_an_errand(text: str) -> bool:
    """Whether `text` says that there is a second errand in it."""
    return bool(_SECOND_ERRAND.search(fold(text)))


def tells(text: str) -> bool:
    """Whether `text` tells something in a whole sentence, and asks, wants or reports nothing."""
    words = fold(text)
    if "?" in text or len(words.split()) < _FEWEST_WORDS or not _SENTENCE.search(words) or _OF_THE_BOT.search(words):
        return False
    said = [part.strip() for start, end in parts(text) for part in text[start:end].split(",")]
    return not any(asks(part) or _ASKS_WITHOUT_SIGN.match(fold(part)) or _VERB_FIRST.match(fold(part)) for part in said)
