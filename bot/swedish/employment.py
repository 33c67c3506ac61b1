"""Words of somebody's work, and of who has none here."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_WORK = re.compile(
    r"\b(?:jobb\w*|arbet\w*|anstalld\w*|personal\w*|chef\w*|helpdesk\w*|losenord\w*|tjanst(?:e\w*|en)|kolleg\w*|patch\w*"
    r"|server\w*|vpn|rektor\w*|undersk\w*|vikarie\w*|dokumentera\w*|hem(?:ma|ifran)|papper|analogt?)\b"
)
_RESIDENT = re.compile(
    r"\b(?:invanare|forening(?:en)?|bara (?:en )?granne|privatperson\w*|foralder|foraldrar|hyresgast\w*"
    r"|ingen verksamhet|(?:jag|vi) bor (?:har|i|pa|bredvid|granne))\b"
)
_SALARY = re.compile(
    r"\b(?:(?:tim|manads|december|jul|semester|sjuk|ferie)?lon(?:en|er|erna|ens)?|lone(?:utbetalning|besked|spec|dag)\w*"
    r"|ob-?tillagg\w*)\b"
)
# Of the work with salaries, or of who goes home: other questions.
_NO_SALARY = re.compile(
    r"\b(?:program\w*|\w*system\w*|inlogg\w*|logga\w*|integration\w*|attest\w*|lonekor\w*|support\w*|kora?s?|rakna\w*"
    r"|tidrapport\w*|hem|hemma|lon fast)\b|\bom (?:vi|jag|man) gar\b"
)
_STAFF_WORD = r"(?:anstalld\w*|personal|medarbetare|timvikarie\w*)"
_EMPLOYED = re.compile(
    rf"\b(?:jag|ja|vi) (?:ar|e) (?:ju |faktiskt )?(?:tim\w* |fast )?{_STAFF_WORD}\b"
    r"|(?<!som )\b(?:jobbar|arbetar) (?:ju |faktiskt )?(?:for|hos|at|pa|i|inom|som)\b"
)
_STAFF = re.compile(
    r"\b(?:jag|ja|vi|hon|han|hen|de|dom) (?:ar|e) (?:ju |faktiskt |ocksa |tim\w* |fast )*"
    rf"{_STAFF_WORD}\b(?! (?:pa|av|hos|at|i|inom|vid) (?!kommun|er\b))"
)
_AT_WORK = re.compile(r"\b(?:jobbdator\w*|pa jobbet|\w*chef\w*|vabb\w*|kolleg\w*|hemifran)\b")
_NOT_EMPLOYED = re.compile(r"\b(?:inte|ingen|ej|aldrig|inte jag) (?:an)?stalld\w*\b")
_OUTSIDER = re.compile(
    r"\b(?:jag|ja) (?:ar |e )?(?:ju |bara |faktiskt )*(?:en )?"
    r"(?:elev|pensionar|mamma|pappa|mormor|morfar|farmor|farfar|foralder|vardnadshavare)\b"
    r"|\b(?:jag|ja) (?:ar|e) [6-9]\d ar\b|\bmitt (?:busskort|skolkort|betyg)\b"
    r"|\bmin (?:larare|mentor|handlaggare)\b"
    r"|\b(?:mitt|mina|vart|vara) barns?\b|\b(?:min|var) (?:son|dotter|unge)s?\b|\bgar i (?:gymnasiet|hogstadiet)\b"
    r"|\b(?:dagis|forskolan?|fritids) (?:tar|ta) (?:emot )?(?:\w+ )?barn\w*\b"
)

_OCCUPATION = (
    r"\w*(?:larare|rektor|skoterska|barnskotare|handlaggare|kurator|chef|samordnare|systemforvaltare|pedagog|assistent"
    r"|vikarie|sekreterare|bibliotekarie|vaktmastare|administrator|bitrade|stodjare|inspektor|kock|stadare)"
)
_WORKPLACE = r"\w*(?:boendet|hemtjansten|avdelningen|enheten|expeditionen|expen|kontoret|biblioteket|forskolan|skolan)"
_BY_STAFF = re.compile(
    rf"\b(?:jag|ja|vi) (?:ar|e) (?:ju |en |ny |bara )*{_OCCUPATION}\b"
    rf"|^(?:hej\w*[\s,.!]+)?(?:ar|e) (?:en )?{_OCCUPATION}\b"
    # `här`, not `har`.
    rf"|(?<!min )(?<!mitt )(?<!en )(?<!nan )\b{_OCCUPATION} har(?=\s*(?:[,.!]|$))"
    rf"|^(?:hej\w*[\s,.!]+)?{_OCCUPATION} (?:pa|i|inom|vid)\b|, {_OCCUPATION}$"
    rf"|\b(?:vi|oss) (?:pa|i|inom) (?:\w+ )?{_WORKPLACE}\b|\bvi (?:\w+ )?dokumenterar\b|\bsom anstalld\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:jobbar|arbetar) (?:ju |faktiskt )?(?:for|hos|at|pa) "
    rf"(?!(?:en|ett|er|kommun\w*|stads\w*|natten|golvet)\b|\w*(?:skolan?|boendet?|kontor|fritids)\b|{_WORKPLACE})\w+"
)
_COMPANY = re.compile(r"\b(?:ett |mitt |vart |eget )(?:foretag|bolag)\b|\b(?:en|min|var) firma\b")
_PRIVATE = re.compile(
    r"\b(?:min|mitt|mina|var|vart|vara) (?:egen |eget |egna |gamla )?"
    r"(?:mamma|pappa|mor|far|mormor|morfar|farmor|farfar|son|dotter|barn|unge|man|fru|sambo|syster|bror|granne"
    r"|hus|villa|lagenhet|tomt|bil|hyra|bygglov|sop\w*|avlopp|faktura|rakning)\w*\b"
    r"|\bprivat(?:a|person)?\b(?! (?:telefon|mobil|nummer)\w*)|\bhemma hos (?:mig|oss)\b"
)
_NEEDS_MONEY = re.compile(
    r"\bekonomisk\w* (?:hjalp|bistand|stod)\b|\bforsorjningsstod\w*|\bsocialbidrag\w*"
    r"|\b(?:inga|ingen|inte(?: har| nagra)?|utan|slut pa) pengar (?:till|for|pa) (?:mat|hyra|medicin)\w*"
)


def is_of_work(text: str) -> bool:
    """Whether `text` speaks of work: a job, a manager, a password."""
    return bool(_WORK.search(fold(text)))


def is_resident(text: str) -> bool:
    """Whether `text` says that its writer is a resident or an association, and speaks of no work."""
    return bool(_RESIDENT.search(fold(text))) and not is_of_work(text)


def asks_of_salary(text: str) -> bool:
    """Whether `text` asks whether or when a salary comes; not who works with them."""
    words = fold(text)
    return bool(_SALARY.search(words)) and not _NO_SALARY.search(words)


def is_employed(text: str) -> bool:
    """Whether `text` says that its writer is employed."""
    words = fold(text)
    return bool(_EMPLOYED.search(words)) and not _NOT_EMPLOYED.search(words)


def is_staff(text: str) -> bool:
    """Whether `text` says of its writer or of others that they are the municipality's staff."""
    words = fold(text)
    return bool(_STAFF.search(words)) and not _NOT_EMPLOYED.search(words)


def is_outsider(text: str) -> bool:
    """Whether `text` is by a pupil, a parent or a pensioner, who says nothing of being employed here."""
    words = fold(text)
    return bool(_OUTSIDER.search(words)) and not _AT_WORK.search(words) and not is_employed(text)


def is_by_staff(text: str) -> bool:
    """Whether `text` tells that its writer works here: is employed, gives an occupation, speaks of `us at the ward`."""
    words = fold(text)
    if _COMPANY.search(words):
        return False
    return (is_employed(text) and not _ELSEWHERE.search(words)) or bool(_BY_STAFF.search(words))


def is_private(text: str) -> bool:
    """Whether `text` is of its writer's own home or family."""
    return bool(_PRIVATE.search(fold(text)))


def needs_money(text: str) -> bool:
    """Whether `text` tells of no money for food or rent, or asks for income support, and not as work."""
    return bool(_NEEDS_MONEY.search(fold(text))) and not is_by_staff(text)
