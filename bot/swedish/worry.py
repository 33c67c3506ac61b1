"""What is no danger yet, or perhaps one: 112 is named after the reply."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_KIN = r"(?:min |mitt |vart )?(?:barnet|barnen|barn|mamma|mor|pappa|far|mormor|morfar|farmor|farfar)"
_SOMEBODY = rf"(?:jag|hon|han|hen|nan|nagon|man|{_KIN})"
_CHILD = r"(?:min |var )?(?:son|dotter|pojke|pojken|flicka|flickan|grabb\w*|tjej\w*|kille\w*|barn\w*|unge\w*|han|hon)"
_EX = r"(?:han|exet|exmannen|mitt ex|min ex(?:man)?)"
_PERSON = r"(?:man|mannen|kvinna|kvinnan|kille|killen|tjej|tjejen|gubbe|gubben|person|personen|nan|nagon|han|hon|dom)"
_HOME = r"(?:min |var |mammas |pappas |mormors )?(?:lagenhet\w*|dorr\w*|hall(?:en)?|farstu\w*)\b"
_BROKEN = r"(?:inte|aldrig|dott?|nere|sonder|trasig\w*|tyst\w*|strular|slutat|slut|piper|blinkar)\b"
_LINES = r"(?:elkab\w*|elledning\w*|luftledning\w*|kraftledning\w*|stromkab\w*|sladd\w*|ledningar)"
_COLD = r"(?:(?:[0-9]|1[0-5]) grader(?! ute)|iskallt|utkylt|ingen varme)"
_SMALL = (
    r"(?:bebis\w*|spadbarn\w*|nyfodd\w*|(?:\d|en|ett|tva|tre|fyra|fem|sex) (?:veckor|manader?)(?: gamm\w+)"
    r"|gruppboende\w*|aldreboende\w*|sangliggande)"
)
_RISKS = (
    rf"\b(?:om|ifall|nar|medan) {_SOMEBODY} (?:\w+ )?(?:ramlar|trillar|svimmar|ligger pa golvet)\b",
    rf"\b(?:om|ifall) {_SOMEBODY} (?:\w+ )?skulle (?:ramla|trilla|falla)\b",
    rf"\b(?:om|ifall) {_SOMEBODY} (?:\w+ )?faller\b(?! (?:bort|under|utanfor|mellan))",
    rf"\b(?:ramlar|trillar) {_SOMEBODY}\b",
    r"\bkan (?:ju )?(?:ramla|falla|trilla) (?:rakt )?(?:ner|i)\b",
    rf"\b{_LINES} (?:\w+ ){{0,4}}(?:hang\w*(?! (?:inte )?ihop)\b|rasat|ramlat ner|gatt av)",
    rf"\b{_LINES} (?:\w+ ){{0,4}}ligger pa (?:marken|vagen|gatan)\b",
    rf"\bhang\w* (?:\w+ ){{0,4}}{_LINES}",
    r"\b(?:barn\w*|unga?r?\w*|killar\w*|tjejer\w*|nan|nagon) (?:\w+ ){0,4}pa isen\b(?!.*\b(?:ishall|rink|skridsko))",
    r"\bhota(?:r|t|de)? (?:mig|oss|henne|honom)\b(?! med (?:inkasso|vrak|kronofog|avstang|att stanga))",
    r"\bblir hotad\b|\b(?:radd (?:for )?att|vagar inte) ga hem\b",
    rf"\btrygghetslarm\w* (?:\w+ ){{0,4}}{_BROKEN}",
    rf"\b{_PERSON} (?:\w+ ){{0,9}}(?:ar|e|star|sitter) (?:fortfarande )?(?:kvar )?(?:i|vid|utanfor) {_HOME}",
    rf"\b(?:star|sitter) (?:en |nan |nagon )?{_PERSON} (?:\w+ ){{0,3}}(?:i|vid|utanfor) {_HOME}",
    rf"\b{_EX} (?:\w+ ){{0,3}}vet (?:ju |nu |precis )?(?:var|vart) (?:vi|jag) (?:bor|finns|ar)\b",
    r"\bom (?:han|de|dom) (?:slar|kommer|gor det) igen\b|\bom det borjar igen (?:i ?natt|i ?kvall)\b",
    r"\bingen mening med (?:nat|nagot|nanting|nagonting|livet|att leva)\b",
    rf"\b(?:{_CHILD}) (?:\w+ ){{0,9}}(?:inte|aldrig) kommit hem\b(?! (?:sjalv|ensam))",
    rf"\b(?:{_CHILD}) (?:\w+ ){{0,9}}(?:skulle|borde) (?:ha )?(?:kommit hem|varit hemma|vara hemma)\b",
    rf"\b{_SOMEBODY} (?:\w+ ){{0,6}}(?:kan inte|kommer inte) (?:resa sig|ta sig upp|upp sjalv)\b",
    rf"\b{_SOMEBODY} (?:\w+ ){{0,6}}(?:svarar (?:sa )?konstigt|ar (?:helt )?forvirrad)\b",
    r"\bsar(?:et)?,? (?:\w+,? ){0,8}luktar?\b",
    r"\bingenstans att (?:sova|bo|ta vagen)\b|\bfryser ihjal\b|\bsov(?:a|er) ute\b",
    r"\bska (?:doda|sla ihjal) (?:mig|oss|henne)\b",
    r"\b(?:barn\w*|hon|han) far illa\b|\borosanmal\w*",
    r"^(?:men |och |nej |snalla |nu |bara )*(?:jag )?orkar (?:jag )?inte (?:mer|langre)(?: nu)?\W*$",
    r"\bjag mar (?:inte (?:sa )?bra|(?:jatte|sa |mycket |valdigt )?daligt|skit)\b",
    rf"\b{_EX} (?:ar|e|finns) i narheten\b|\bsag (?:hans|exets|hennes) bil\b",
    r"\bingen (?:\w+ ){0,4}(?:varit (?:hos|dar|hemma hos)|kommit(?: (?:hem )?till)?)"
    r" (?:mamma|mormor|farmor|pappa|morfar|farfar|henne|honom)\b",
    r"\bhemtjanst\w* (?:\w+ ){0,5}(?:aldrig kom\w*|(?:inte|aldrig) (?:kommit|varit|dykt upp)|uteblev\w*)\b",
    rf"\b{_COLD}\b.*\b{_SMALL}\b|\b{_SMALL}\b.*\b{_COLD}\b",
    r"\b(?:ska|maste|behover) (?:ju )?(?:ha|fa|ta) (?:\w+ )?(?:insulin\w*|syrgas\w*|dialys\w*)"
    r"|\b(?:kan|klarar) (?:ju )?inte (?:\w+ )?(?:ta|av) (?:\w+ )?(?:insulin\w*|medicin\w*|sprut\w*)",
    rf"\b{_CHILD} (?:\w+ ){{0,5}}(?:inte|ej) hemma\b.*\b(?:an|annu|svarar|i ?natt|i ?kvall|mobil\w*)\b",
    r"\binsulin\w*\b.*\b(?:maste|behover|far inte|har inte) (?:\w+ )?(?:ata|atit|mat|frukost)\b",
    r"\bannars (?:sa )?dor (?:jag|hon|han|vi|barnet|mamma|pappa)\b(?! (?:av|om)\b)",
    rf"\b{_SMALL}\b.*\b(?:feber|39[.,]\d|4[01][.,]\d)|\b(?:feber|39[.,]\d|4[01][.,]\d)\b.*\b{_SMALL}",
    rf"\b(?:om|ifall) {_EX} dyker upp\b",
    rf"\b{_EX} (?:ar|e) pa vag (?:hit|hem till mig)\b|\b{_EX} star utanfor\b|\bnu (?:ar|star) {_EX} utanfor\b",
)
_RISK = re.compile("|".join(_RISKS))
# What an odorant smells of; the same smell in water, a drain or waste is none of gas.
_EGGS = re.compile(r"\b(?:lukt\w*|stink\w*|doft\w*) (?:\w+,? ){0,7}agg(?:en)?\b|\bagglukt\w*")
_OF_DRAINS = re.compile(
    r"\b(?:\w*vatt\w*|spol\w*|kran\w*|\w*brunn\w*|\w*avlopp\w*|vask\w*|toa\w*|dusch\w*|handfat\w*|sop\w*|tunn\w*|karl\w*"
    r"|kompost\w*|hons\w*|kylskap\w*|frukost\w*)\b"
)
_OTHERS_THERE = re.compile(
    r"(?:(?:o|och|men|a|fast)\b[\s,]*)?(?:(?:alla|mina|de|dom|min|det) )?"
    r"(?:grann\w*|barn\w*|folk|hunden|katten|andra|mamma|pappa|tanten|gubben|killen|tjejen) (?:\w+ ){0,2}?"
    r"(?:sover|(?:ar|e|sitter|ligger|star) (?:(?!inte\b)\w+ ){0,2}?(?:kvar|inne|dar|hemma|fast))"
    r"(?: (?:dar|an|inne|annu))?\W*"
)
# Who asks for the police against somebody that may come.
_POLICE = re.compile(r"\bpolis\w*\b")
_MAY_COME = re.compile(
    r"\b(?:om|ifall|nar) (?:han|hon|exet|mitt ex|exmannen|nan|nagon|de|dom) (?:\w+ )?(?:dyker upp"
    r"|kommer (?:hit|tillbaka|och|hem till (?:mig|oss))|star (?:har|utanfor|i dorren|vid dorren)|foljer efter)\b"
)
# Somebody who may not come near and does.
_RESTRAINT = re.compile(
    r"\b(?:kontaktforbud\w*|besoksforbud\w*)\b"
    r"|\b(?:inte|ej|aldrig) far (?:komma|vara|vistas) (?:i )?(?:nara|narheten)\b"
    r"|\bfar (?:ju |egentligen )?(?:inte|ej) (?:komma|vara|ga) (?:i )?(?:nara|narheten|fram till)\b"
)
_PAPER = re.compile(
    r"\b(?:\w*boende\w*|sjukhus\w*|avdelning\w*|ansok\w*|soker|soka|omprova\w*|overklaga\w*|upphav\w*)\b"
)
_SHELTER = re.compile(
    r"\b(?:kvinnohus\w*|kvinnojour\w*|tjejjour\w*|mansjour\w*|skyddat boende\w*|skyddade boende\w*|kvinnofrid\w*)\b"
)
_IN_SHELTER = re.compile(
    r"\b(?:bor|bodde|ar|e|sitter|sover|saker|lever) (?:\w+ ){0,2}(?:pa|i) (?:ett |en )?(?:skydda|kvinno|tjej|mans)"
)
_OVER = re.compile(r"^(?!.*\bnu\b).*\b(?:forra (?:aret|veckan)|i fjol|ar sedan|film(?:en)?|ovning\w*)\b")


def tells_of_risk(text: str) -> bool:
    """Whether `text` tells of something that may become danger to somebody, or is asked in case it does."""
    words = fold(text)
    return (bool(_RISK.search(words)) or smells_like_gas(text)) and not _OVER.search(words)


def smells_like_gas(text: str) -> bool:
    """Whether `text` tells of a smell of eggs, and of no water or waste that it may come from."""
    words = fold(text)
    return bool(_EGGS.search(words)) and not _OF_DRAINS.search(words)


def names_others_there(text: str) -> bool:
    """Whether all that `text` says is who else is where there was danger: `o grannarna sover`."""
    return bool(_OTHERS_THERE.fullmatch(fold(text)))


def asks_for_police(text: str) -> bool:
    """Whether `text` asks for the police in case somebody comes."""
    words = fold(text)
    return bool(_POLICE.search(words) and _MAY_COME.search(words))


def tells_of_restraint(text: str) -> bool:
    """Whether `text` speaks of somebody who may not come near, not of papers or of a home shut to visitors."""
    words = fold(text)
    return bool(_RESTRAINT.search(words)) and not _PAPER.search(words)


def asks_for_shelter(text: str) -> bool:
    """Whether `text` asks for a shelter, or for those who answer there."""
    words = fold(text)
    return bool(_SHELTER.search(words)) and not _IN_SHELTER.search(words)
