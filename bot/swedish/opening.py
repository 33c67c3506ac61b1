"""What is said of the contact centre's opening: that it is too late for somebody, whether its phone is open now."""

from __future__ import annotations

import re

from bot.swedish.days import WEEKDAY
from bot.swedish.normalise import fold

_EARLY = (
    r"(?:kl(?:ockan|\.)? ?)?(?:0?[4-7](?:[.:]\d\d)?|0?8(?:[.:][0-2]\d)?|sex|sju|atta|halv (?:sju|atta|nio))"
    # `före 7 december` is a day, and `innan 5 barn` a number.
    r"(?=\s*(?:[,!?]|\.(?!\d)|$)"
    r"|\s+(?:i ?mor\w+|imorn|pa morgonen|bitti|da|ju|i ?dag|for|sa|annars|men|och|om|att|eller|nar)\b)"
)
_THEY = r"(?:ni|de|dom|det|kontaktcent\w*|telefonen|vaxeln)"
_BEFORE = re.compile(rf"\b(?:fore|innan) (?:{_EARLY}|oppning\w*|{_THEY} oppnar)")
_OPENS = re.compile(
    rf"\b{_THEY} (?:ju )?oppnar (?:ju )?(?:inte )?(?:forran |forst )?(?:vid )?(?:kl\w* )?(?:\d|atta|nio|halv nio)"
)
_BUT = re.compile(r"\b(?:men|fast|ju|forran|forst)\b")
_CANNOT_WAIT = re.compile(
    rf"\bhinner (?:ju )?(?:inte|ej) ringa\b.{{0,12}}\b{_EARLY}"
    rf"|\b{_EARLY}.{{0,20}}\bhinner (?:jag|vi|man|hon|han) (?:ju )?(?:inte|ej) ringa\b"
    rf"|\b(?:kan|hinner) (?:ju )?(?:inte|ej) vanta (?:till|tills|pa) (?:att )?(?:{_THEY} oppnar|{_EARLY})"
    r"|\b(?:behover|maste|vill) (?:ju |ha |fa )*(?:svar|besked|veta)\b.{0,12}\b(?:i ?natt|i ?kvall)\b"
)
_CALLS_EARLY = re.compile(
    r"\bska(?:ll)? (?:jag|man|vi) (?:verkligen |da )?ringa (?:er |dit |dem |dom )?(?:redan|nu)\b"
    r"(?!.*\b(?:112|sos|ambulans\w*|polis\w*)\b)"
)
_ILL = re.compile(r"\b(?:dalig\w*|sjuk\w*|ont|illa|feber\w*|andas|ramla\w*|svimm\w*|yr)\b")
_RIDE = r"(?:\w*taxin?|\w*resan?|\w*skjuts\w*|fardtjanst\w*|bussen|bilen|turen|\w*transport\w*|taget)"
_LEAVES = re.compile(
    rf"\b{_RIDE} (?:ju |redan |ska(?:ll)? |skulle )*(?:gar?|kommer?|hamtar?|aker?|avgar)\b.{{0,16}}\b{_EARLY}"
)
# A day, or a part of one, and nothing else.
_DAY = re.compile(
    rf"(?:(?:o|pa|i|over|under|till|nasta|en) )*(?:{WEEKDAY}(?:ar|arna|en|ens)?|(?:lor|son|fre)dan|helg(?:en|er|erna)"
    r"|i ?mor\w+|i ?dag|i ?kvall|kvall(?:en|ar|arna|stid)|jul|julen|julafton|juldagen|annandagen|mellandagarna"
    r"|nyar|nyarsafton|nyarsdagen|trettondagen|pask|pasken|langfredagen|midsommar|midsommarafton|lucia|roda dagar)"
)
_OF_HOURS = r"(?:oppn\w*|oppe[tn]|stang\w*)"
_RECALLS = re.compile(rf"\bdu (?:ju |precis |nyss )?(?:sa|sade|sager|skrev|skriver)\b.{{0,24}}\b{_OF_HOURS}\b")
_COMES = re.compile(
    r"\b(?:(?:jag|vi) (?:kan |far |ska |tanker )?(?:komma|kommer|ga|gar)|(?:kan|far|ska) (?:jag|vi|man) (?:komma|ga))"
    r"(?: dit| in| ner| till er)?(?: (?:redan|nu|pa|\w*dag|i ?mor\w+|bitti))* (?:vid )?kl(?:ockan?|\.)? ?\d{1,2}\b"
)
_PHONE = re.compile(r"\b(?:telefon(?:en|erna|linjen)?|vaxeln?|linjen)\b")
_OPEN, _SHUT = re.compile(r"\b(?:oppe[nt]|oppna)\b"), re.compile(r"\bstang(?:d|t|da)\b")
_CALLS_NOW = re.compile(r"\b(?:gar det att|kan (?:man|jag)) ringa (?:er |dit |dem |dom )?(?:just )?nu\b")
_NO_YES = re.compile(
    r"\b(?:nar|hur|vilk\w+|varfor|langre|dygnet|kontorstid|nere|\w*dagar|klamdag\w*|helg\w*"
    r"|nodra\w*|helpdesk\w*|driftstod\w*|255+)\b|\d{2} ?\d{2}\b"
)
_ABOUT_CARE = re.compile(r"\b(?:lamna|lamnar|hamta|hamtar|oppettid\w*)\b")


def asks_to_call_early(text: str) -> bool:
    """Whether `text` asks if whoever was named is to be called already."""
    words = fold(text)
    return bool(_CALLS_EARLY.search(words)) and not _ILL.search(words)


def is_too_late(text: str) -> bool:
    """Whether `text` says that what is wanted is wanted before the contact centre opens."""
    words = fold(text)
    before = _BEFORE.search(words) and not _ABOUT_CARE.search(words)
    return bool(before or leaves_too_early(text) or (_OPENS.search(words) and _BUT.search(words)))


def leaves_too_early(text: str) -> bool:
    """Whether `text` says that a ride goes, or that there is no time to call, before the contact centre opens."""
    words = fold(text)
    return bool(_CANNOT_WAIT.search(words) or _LEAVES.search(words))


def is_a_day(words: str) -> bool:
    """Whether a core is a day and nothing else: `o på lördag?`."""
    return bool(_DAY.fullmatch(words))


def recalls_hours(text: str) -> bool:
    """Whether `text` holds against the bot what it said of opening hours."""
    return bool(_RECALLS.search(fold(text)))


def comes_at(text: str) -> bool:
    """Whether `text` asks or says that its writer comes at a time of day."""
    return bool(_COMES.search(fold(text)))


def asks_if_phone_is_open(text: str) -> bool | None:
    """Whether it is asked if the contact centre's phone is open now (True) or closed (False); None for neither."""
    words = fold(text)
    if _NO_YES.search(words):
        return None
    if _PHONE.search(words) and _SHUT.search(words):
        return False
    return True if _CALLS_NOW.search(words) or (_PHONE.search(words) and _OPEN.search(words)) else None
