"""The words of messages that lean on what was said before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.swedish.mail import MAIL_WORD
from bot.swedish.normalise import fold

MAIL, PHONE, VISIT = "mejl", "telefon", "besok"

_OPENING = re.compile(
    r"^(?:(?:o?k(?:ej)?|jaha|jasa|jo|ja|nej|na|nae|men|och|fast|sa|bra|tack|forlat|ursakta|forresten|hm+|aha|alltsa"
    r"|vanta|du|hej|aj|usch)\b[\s,.!?:;–-]*)+"
)
_SIGNS = " ,.!?"
_LAST = re.compile(r"\b(?:da|ocksa|med|aven|i stallet|istallet|tack)$")
_BY_MAIL = rf"(?:{MAIL_WORD}|internet|dator)"
_BY_PHONE = r"(?:telefon\w*|mobil\w*)"
_ELSE_THAN = r"\b(?:annat|andra)(?: satt| vagar)? (?:an|forutom) (?:att |via |med )?"
_CANNOT = r"(?:kan(?: ju)?|far|vagar|orkar|hinner|vill) (?:ju )?(?:inte|ej|icke)(?: att)?"
_PASSING = r"(?:just )?(?:nu|i ?dag|i ?kvall|i ?natt|forran|fore|innan|medan|kl|atta|\d)"
_ANOTHER = (
    r"(?:utan|video|hem|anhorig\w*|polisen|min|mina|mamma|pappa|nodra|helpdesk\w*|med (?!folk)"
    r"|(?:bra |sa bra )?(?:svenska|engelska)(?! (?:\w+ )?(?:i|pa) telefon))\b"
)
# What keeps the writer from the phone for as long as the conversation lasts: no engaged line, no haste, nobody else.
_NO_CALLS = re.compile(
    rf"(?<!\bhan )(?<!\bhon )(?<!\bde )(?<!\bni )(?<!\bmamma )(?<!\bpappa )\b(?!hinner){_CANNOT} "
    rf"(?:ringa|prata|hora|tala)\b(?! {_PASSING}| {_ANOTHER})"
    r"|(?:^|\bjag )(?:ju )?(?:(?:ar|e) (?:ju |helt |nastan )?(?:dov|stum|horselskadad|talskadad)"
    r"|hor (?:ju |sa |valdigt )?daligt|stammar|ringer (?:inte|aldrig))\b"
    rf"|\bhar (?:ju )?(?:ingen|inte(?: nagon)?) {_BY_PHONE}\b|\bsaknar {_BY_PHONE}\b"
    r"|\bhar (?:ju )?(?:inga|inte(?: nagra)?|slut pa) (?:pengar|saldo|samtal\w*) (?:pa|i|till) (?:\w+ )?"
    r"(?:telefon\w*|mobil\w*|kort\w*|luren)\b|\b(?:kontantkort\w*|saldo\w*|samtalspott\w*) (?:ar |e )?slut\b"
    r"|\b(?:svart (?:att|for att)|hatar att|radd (?:for )?att) (?:ringa|(?:prata|hora) i telefon)\b"
    r"|\binte (?:kan )?(?:prata|tala|hora)\b.{0,20}\b(?:i|pa) telefon\w*"
)
_NEITHER = r"^(?:nej |och |nej och )?(?:inte|ej) %s(?: heller)?\W*$"
_REFUSED = (
    (MAIL, re.compile(rf"\bhar (?:ju )?(?:ingen|inget|int|inte(?: nagon| nagot)?) {_BY_MAIL}\b|\bsaknar {_BY_MAIL}\b")),
    (MAIL, re.compile(rf"\b{_CANNOT} (?:mejla|maila|skicka (?:mejl|mail)|skriva mejl|e-?posta)\b")),
    (MAIL, re.compile(r"\b(?:mejlen|mailen|mejladressen|e-?posten) (?:(?:funkar|fungerar|gar) (?:inte|ej)|studsar)\b")),
    (MAIL, re.compile(rf"\b{_CANNOT} skriva (?:pa |sa |bra )*svenska\b")),
    (MAIL, re.compile(rf"{_ELSE_THAN}{_BY_MAIL}\b")),
    (PHONE, re.compile(rf"{_ELSE_THAN}(?:ringa|{_BY_PHONE})\b")),
    (VISIT, re.compile(rf"{_ELSE_THAN}(?:besok\w*|(?:komma|aka|ga) dit)\b")),
    (PHONE, _NO_CALLS),
    (
        PHONE,
        re.compile(rf"\b{_CANNOT} (?:ringa|prata|hora|tala)\b|\bar (?:dov|stum|horselskadad)\b|\bhor (?:sa )?daligt\b"),
    ),
    (PHONE, re.compile(r"\b(?:numret|telefonen|linjen|det numret|nummret) (?:\w+ )?(?:inte|ej|fel|upptaget|dott)\b")),
    (PHONE, re.compile(r"\b(?:gar inte|gick inte) att ringa\b|\b(?:tutar|ar) (?:bara )?upptaget\b")),
    (VISIT, re.compile(rf"\b{_CANNOT} (?:ta mig|aka|komma|ga|besoka|resa|lamna hemmet)\b(?! fram| in pa| ut pa)")),
    (PHONE, re.compile(r"^(?:och |men )?(?:om )?(?:gar|funkar|fungerar) (?:det inte|inte det)\b(?: da)?\W*$")),
    (VISIT, re.compile(r"\bbesok (?:gar|funkar|fungerar) (?:inte|ej)\b")),
    (MAIL, re.compile(_NEITHER % rf"(?:via |med |pa )?{_BY_MAIL}")),
    (PHONE, re.compile(_NEITHER % rf"(?:via |med |pa )?{_BY_PHONE}")),
    (VISIT, re.compile(_NEITHER % "(?:besok|pa plats|dit)")),
    (VISIT, re.compile(r"\b(?:for langt|langt bort|bor langt)\b|\bsitter i rullstol\b")),
    (VISIT, re.compile(r"\b(?:kommer|hinner) inte (?:dit|ivag|komma)\b")),
)
_NUMBER = re.compile(
    r"^(?:(?:vad|vilket|vilken|va|hur) (?:var|ar|sa|hade|har|blev)?\b.{0,14}"
    r"|kan jag fa |har (?:du|de|ni) |ge mig |vill ha )?"
    r"\b(?:telefon|tele|tfn?)?-?num+e?r(?:et)?\b"
    r"(?: (?:nu|igen|dit|sa du|till (?:dem|dom|nodra)|var det|da|forresten))*\W*$"
)
_URGENT_CASE = re.compile(
    r"^(?:hur (?:gor|blir) \w+ )?(?:och |men )?(?:om|ifall|vid|nar|aven om|for)\b.{0,24}"
    r"\b(?:akut\w*|brattom|bradskar?\w*|nodfall|nodlage\w*|panik|jour\w*|kris)\b"
)
_AGAIN = re.compile(
    r"\b(?:upprepa|repetera|en gang till|sag (?:det )?igen|ta (?:det )?igen|hann inte lasa|\bsa (?:du|ni))\b\W*$"
    r"|^(?!(?:vad|hur|varfor) (?:ska|kan|maste)).{0,30}\b(?:far|kan|ska|borde) (?:vi|jag|man) gora (?:det|sa)\b\W*$"
    r"|\bska (?:jag|vi|man) (?:bara |alltsa )?vanta(?: da)?\W*$"
    r"|^va+d?\W*$"
)
_EXPLAIN = re.compile(
    r"^(?:vad|hur) (?:betyder|menar|innebar)\b.{0,26}$|\b(?:fattar|forstar|begriper) (?:inte|ej|inget|ingenting)\b"
    r"|^galler det (?:alla|mig|mej|oss|dig|aven)\b.{0,15}$|^ar det sakert\W*$"
)
# The end of an exchange, with hardly another word and nothing asked.
_HEARD = re.compile(
    r"^(?:(?:o?k(?:ej)?|okidoki|aha|jaha|jasa|mm+|fint|bra|cool|toppen|najs|schysst|perfekt|uppfattat)\b[\s,.!]*)+"
    r"(?:(?:da|jag|vi|fragar|vantar|provar|testar|ringer|kollar|gor|forstar|vet)\b[^?]{0,24})?$"
)
_LEAVES = re.compile(r"(?:^|[\s,.!])(?:hej ?da|adjo|hej|hors|ses|ha det (?:bra|gott|fint))[\s!.]*$")
_THERE = re.compile(
    r"^(?:(?:kan|far|gar det att|ska|maste|kunde) )?(?:man |jag |vi )?(?:bara )?(?:komma|aka|ga|besoka)(?: in| ner)?"
    r"(?: (?:dit|forbi|er))?$"
)
_PHONE_TOO = re.compile(
    r"^(?:galler det )?(?:er |ar )?(?:telefonen|telefonerna|telefon|vaxeln|telefonnumret)(?: nere)?$"
)
_THEM = re.compile(r"\b(?:dem|dom|de|deras|dit)\b")
_ABOUT = re.compile(
    r"^(?:hur (?:ar|gar) det (?:med|for|pa) |hur blir det med |galler det(?: aven)? |vad galler (?:for )?)"
)
_MEANT = re.compile(r"^(?:jag |vi )?(?:menar|menade|syftade pa|tankte pa|undrade om)(?: alltsa)? ")
_BUT = re.compile(r"\b(?:inte|ej) .{2,30}? utan (.+)$")
_OR_THEM = re.compile(r"\beller (?:till |hos )?(?:dem|dom|de|nodra)\b")
_CANNOT_WAIT = re.compile(
    r"^(?:(?:nej|na|nae|nja|men|fast|jo)[\s,.!]+)*(?:det|den|jag|vi) (?:kan|gar|far) (?:det |den |jag |vi )?(?:ju )?"
    r"(?:inte|ej)\W*$"
)
_NO_EMPLOYEE = re.compile(
    r"\b(?:jobbar|arbetar) (?:ju )?inte (?:alls )?(?:hos|pa|at|i|for)\b"
    r"|\bjag (?:jobbar|arbetar) (?:ju )?inte(?: alls| langre)?(?:[,.!]|$)"
    r"|\binte jobbar? (?:hos|pa|at|i|for) (?:er|kommun\w*)\b"
    r"|\b(?:ar|e) (?:ju )?(?:inte|ingen) (?:an)?stalld"
    r"|\b(?:ar|e) (?:ju |bara )?(?:en )?(?:vanlig )?(?:foralder|invanare|privatperson|journalist|pensionar)\b"
    r"|\b(?:inte jobba|jobba inte) (?:hos|pa|at|i|for)\b"
    r"|\bfor invanare\b|\b(?:ar|e) (?:ju )?ingen (?:medarbetare|anstalld|personal)\b"
)
_GOES = re.compile(
    r"^(?:(?:o?k(?:ej)?|bra|fint|da|nej|jaha|aha|sa|tack(?: sa mycket)?)[\s,.!]+)+(?:jag |ja |vi |far |jag far )?"
    r"(?:ringer|mejlar?|mailar?|provar|testar|gar dit|(?:skickar?|skriver|skriva) (?:ett |jag (?:ett )?)?(?:mejl|mail))"
    r"(?: (?:er|dem|dom|dit|nu|da|sa|jag|vi|det|i stallet|istallet|senare|i ?morgon|i ?kvall|tack)){0,4}[\s.!]*$"
)
_SHUT = re.compile(
    r"\b(?:helt|rakt av|alldeles) (?:nere|stangd?|dod|borta)\b|\b(?:ar|e|har) (?:helt )?stangd\b"
    r"|\bstangs?(?:er)? (?:ner )?helt\b|\bportalen (?:ar |e )?(?:stangd|nere|dod|borta|ligger nere)\b"
    r"|\bkommer inte in i (?:kund)?portalen\b|\bom den (?:e|ar) (?:helt )?nere\b"
)
_WHOM = re.compile(
    r"^(?:vem|vart|var) (?:kan|ska|skall|far|bor) (?:jag|man|vi) "
    r"(?:fraga|ringa?|kontakta|prata med|vanda mig(?: till)?)$"
    r"|^vem (?:ringer|fragar|kontaktar) (?:jag|man|vi)$|^vem (?:pratar|talar) (?:jag|man|vi) med$"
)


def core(text: str) -> str:
    """The folded text without what opens and ends an elliptic question: `men biblioteket då?` is `biblioteket`."""
    words = fold(text)
    if instead := _BUT.search(words):
        words = instead[1]
    for opening in (_OPENING, _MEANT, _ABOUT):
        words = opening.sub("", words) or words
    return _without_end(words) or words


def corrected(text: str) -> str | None:
    """What is meant in `inte X utan Y`; None where nothing is corrected so."""
    instead = _BUT.search(fold(text))
    return instead[1] if instead else None


def denies(text: str) -> bool:
    """Whether the text, after it was told that something can wait, says that it cannot: `nej det kan det inte`."""
    return bool(_CANNOT_WAIT.search(fold(text)))


def goes(text: str) -> bool:
    """Whether the text only says that its writer does now what was told: `okej ringer`."""
    return bool(_GOES.search(fold(text)))


def is_shut(text: str) -> bool:
    """Whether the text says or asks what holds when something is shut altogether."""
    return bool(_SHUT.search(fold(text)))


def is_no_employee(text: str) -> bool:
    """Whether the text says that its writer does not work for the municipality."""
    return bool(_NO_EMPLOYEE.search(fold(text)))


def asks_whom(words: str) -> bool:
    """Whether a core asks who can be asked or called."""
    return bool(_WHOM.search(words))


def refused(text: str) -> str | None:
    """The way of contact that the text says does not work: MAIL, PHONE or VISIT."""
    return next(_refusals(text), None)


def all_refused(text: str) -> set[str]:
    """The ways of contact that the text says do not work."""
    return set(_refusals(text))


def cannot_phone(text: str) -> bool:
    """Whether the text says that its writer cannot or will not phone: is deaf, stammers, has no credit."""
    return bool(_NO_CALLS.search(fold(text)))


def asks_number(words: str) -> bool:
    """Whether a core asks for a number with hardly another word."""
    return bool(_NUMBER.search(words))


def asks_if_urgent(words: str) -> bool:
    """Whether a core asks what holds when it is urgent."""
    return bool(_URGENT_CASE.search(words))


def is_heard(words: str) -> bool:
    """Whether folded words only say that the reply was heard."""
    return bool(_HEARD.search(words))


def leaves(words: str) -> bool:
    """Whether folded words end in a goodbye, and ask nothing."""
    return bool(_LEAVES.search(words)) and "?" not in words


def asks_which_of_both(words: str) -> bool:
    """Whether folded words ask whether it is the one or the others."""
    return bool(_OR_THEM.search(words))


def asks_again(words: str) -> bool:
    """Whether folded words ask for the same reply once more, or what it means."""
    return bool(_AGAIN.search(words) or _EXPLAIN.search(words))


def asks_to_come(words: str) -> bool:
    """Whether a core asks to come by, with hardly another word."""
    return bool(_THERE.search(words))


def asks_of_phone(words: str) -> bool:
    """Whether a core is the phone, as in `telefonen också?`."""
    return bool(_PHONE_TOO.search(words))


def speaks_of_them(words: str) -> bool:
    """Whether folded words point at others than the municipality."""
    return bool(_THEM.search(words))


def _refusals(text: str) -> Iterator[str]:
    words = fold(text)
    return (way for way, pattern in _REFUSED if pattern.search(words))


def _without_end(words: str) -> str:
    """Word by word: one pattern for all would try each sign of a long row of them as the beginning of the end."""
    words = words.rstrip(_SIGNS)
    while closing := _LAST.search(words):
        words = words[: closing.start()].rstrip(_SIGNS)
    return words
