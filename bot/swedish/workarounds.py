"""What is asked of work beyond what is published: how to do without a system, who decided, what to do meanwhile."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_SYSTEM = (
    r"(?:\w*dator\w*|data[ns]?|padd\w*|konto\w*|inlogg\w*|\w*schema\w*|\w*list(?:an|or|orna)|journal\w*|app(?:en|ar|arna)?"
    r"|dokument\w*|filer(?:na)?|doser(?:na)?|planering\w*|besok(?:en|slist\w*)?|program\w*|system\w*|rutten|rutter\w*)"
)
_ADVERB = r"(?:ju |nu |alls |heller |fortfarande )?"
_NOT = rf"{_ADVERB}(?:inte|ej)"
_NONE = rf"{_ADVERB}(?:ingen|inget|inga|inte nan|inte nagon)"
_PLACE = r"(?:mejl\w*|mail\w*|dator\w*|mobil\w*|telefon\w*|app\w*|system\w*)"
_WITHOUT = re.compile(
    rf"\bkommer {_NOT} (?:at|in (?:i|pa|hos))\b|\b(?:kan|gar) {_NOT} (?:att )?(?:logga in|na|lasa|oppna)\b"
    rf"|\b(?:nar|ser|hittar) (?:vi |jag )?(?:{_NOT}|inga|inget) (?:\w+ )?{_SYSTEM}\b"
    rf"|\bfar {_NOT} (?:upp|fram|tag)\b|\bhar {_NONE} {_SYSTEM}\b|\bsaknar {_SYSTEM}\b"
    rf"|\b{_SYSTEM} (?:\w+ ){{0,2}}(?:ligger|star|ar|e|finns) {_ADVERB}(?:bara )?"
    rf"(?:nere|borta|svart\w*|dod\w*|tom(?:ma|t)?|(?:i|pa) (?:\w+ )?{_PLACE})"
    rf"|\b{_SYSTEM} (?:visar|laddar|oppnas|funkar|fungerar) {_NOT}\b"
)
_WHO = r"(?:jag|vi|man)"
_WHICH = r"(?:vilka|vem|vart|vad)"
_MANAGE = re.compile(
    rf"\bhur (?:ska|skall|gor|kan|far|maste) {_WHO} (?:da |nu |sen )?(?:kunna|klara|boka|ta|dokumentera|na|lasa|skriva"
    rf"|signera|ge|veta {_WHICH}|hitta|fa|se|rapportera|registrera|bestalla|logga)\b"
    r"|\bhur (?:tar|bokar|dokumenterar|nar|laser|signerar|hittar|rapporterar|registrerar|bestaller|loggar) "
    rf"{_WHO}\b|\bhur vet {_WHO} {_WHICH}\b|\bvet (?:ju )?inte {_WHICH} {_WHO} ska\b"
    r"|\bvilka ska (?:jag|vi) (?:aka|ga) till\b|\bkan (?:ju )?(?:inte|ej) (?:jobba|arbeta)\b"
)
# What is published: work goes on as usual, until another word is given.
_PUBLISHED = re.compile(
    r"\b(?:hem(?:ma|ifran)?|(?:aka|komma) (?:in|anda)|analogt?|order|besked|bestam\w*|beslut\w*|stampla|lov|andras)\b"
)
_COMPUTER = re.compile(
    rf"\b(?:har {_NONE}|saknar) (?:egen )?(?:\w*dator|konto|inlogg\w*)\b"
    rf"|\bkommer {_NOT} in (?:i|pa) (?:\w+ )?(?:\w*datorn?|data[ns]?|kontot?)\b"
)
_DECIDED = re.compile(
    r"\b(?:vem|vilka|vilken) (?:\w+ ){0,3}(?:bestam(?:t|mer|de)|beslut\w*|fattar|fattat|tagit|avgor|godkann\w*)\b"
)
_LOGS_IN = r"(?:logga\w* in|inlogg\w*|komma (?:in|at)|lasa|na|se)"
_OTHER_WAY = re.compile(
    rf"\bannat satt\b(?:.{{0,12}}\b{_LOGS_IN}\b|\W*$)|\bannan (?:vag in|inlogg\w*)\b"
    r"|\b(?:logga|komma) in (?:utan bank-?id|anda|andra vagar)\b"
)
_MEANWHILE = re.compile(
    r"\bunder tiden\b|\b(?:ska|skall|maste|far|bor|kan|behover) (?:jag|vi|man|nan|nagon|personalen) (?:\w+ ){0,3}"
    r"(?:vakta|stanna|sta|bo|flytta\w*|utrymma|lamna(?! in)|stanga|sparra|tejpa|lasa)\b"
)

_GETS = re.compile(rf"\bhur (?:ska|kan|far|kommer) {_WHO} (?:da |nu )?(?:ut|fram|at)\b")
_WHOM = re.compile(
    r"\b(?:vem|vart|vilket nummer) (?:(?:kan|ska|skall|far|bor|maste) (?:jag|vi|man|hon|han) (?:da )?"
    r"(?:ringa|fraga|kontakta|vanda (?:sig|mig|oss))"
    r"|(?:ringer|fragar|kontaktar|vander) (?:jag|vi|man)(?: (?:sig|mig|oss))?)"
    r"(?: (?:da|nu|till|pa|i|natt|natten|kvall|kvallen|mitt|helgen))*\W*$"
)
_ON_PAPER = re.compile(
    rf"\b(?:far|ska|kan|maste|borde) {_WHO} (?:ju |bara |da |nu )?\w+a (?:\w+ ){{0,2}}pa papper\b"
    r"|\b(?:med|till) papper och penna\b"
)
_TO_OTHERS = re.compile(rf"\bvad (?:sager|svarar|ska|skall|kan|far) {_WHO}(?: (?:saga|svara))?\b(?! om\b| gora\b)")
_OTHERS = re.compile(
    r"\b(?:klient\w*|brukar(?:e|na|en)|anhorig\w*|elev(?:er|erna)|foraldra(?:r|rna)|kunder\w*|lantagar\w*|besokar\w*"
    r"|medborgar\w*|invanar\w*|vardnadshavar\w*|sokande)\b"
)
_STAFF = (
    r"(?:\w*(?:hemtjanst|forskol|skol|personal|vikari|boende|larar|chef|kok|stad|bibliotek|anstalld|kontor|assistent)\w*"
    r"|fritids|soc|vard(?:en)?|omsorg(?:en)?)"
)
_TOO = re.compile(
    r"^(?:(?:och|o|men|jag menar?|jag menade|undrar|om) )*(?:aven |galler (?:det|de) (?:aven |ocksa )?|ocksa )"
    rf"(?:for |oss )?(?:(?:pa|i|inom) )?{_STAFF}(?: ocksa| med)?\W*$"
    r"|\b\w*(?:personal|anstallda|vikarier|larare|chefer)\w* (?:ocksa|med)\b.*\bsom vanligt\b"
)
_ITSELF = re.compile(
    r"\b(?:startar?|uppdaterar?|installerar?|stanger|startas|uppdateras|stangs)"
    r"(?: \w+){0,2} (?:av )?(?:sig )?sjalv\b(?! jag)"
    r"|\bav sig sjalv\w?\b"
)
_BY_SOMEBODY = re.compile(r"\b(?:jag|vi|man)\b(?=.*\bsjalv)")
_TELLS_WHEN = re.compile(
    r"\b(?:vem|vilka) (?:\w+ ){0,2}(?:sager till|saga till|meddelar|meddela|hor av sig|informerar|ger besked)\b"
    rf"|\bhur (?:far|ska) {_WHO} (?:\w+ )?(?:veta|besked)\b|\bnar far {_WHO} (?:veta|besked)\b"
)
_HOME = re.compile(r"\b(?:vi|jag|alla|man) (?:\w+ )?(?:gar|ga|akar|aka) hem(?: \w+)?\W*$")
_EQUIPMENT = re.compile(r"\b(?:\w*skrivar(?!e\w* under)\w*|toner\w*|kopiator\w*|kopieringsmaskin\w*|projektor\w*)\b")


def is_without_means(text: str) -> bool:
    """Whether `text` tells that what work needs cannot be reached, or asks how to manage so."""
    words = fold(text)
    return bool(_WITHOUT.search(words) or _MANAGE.search(words)) and not _PUBLISHED.search(words)


def has_no_computer(text: str) -> bool:
    """Whether `text` tells of no computer or account to work with."""
    return bool(_COMPUTER.search(fold(text)))


def asks_who_decides(text: str) -> bool:
    """Whether `text` asks who has decided, or may."""
    return bool(_DECIDED.search(fold(text)))


def asks_other_way_in(text: str) -> bool:
    """Whether `text` asks for another way to log in than the one that does not work."""
    return bool(_OTHER_WAY.search(fold(text)))


def asks_of_meanwhile(text: str) -> bool:
    """Whether `text` asks what to do until a fault is mended."""
    return bool(_MEANWHILE.search(fold(text)))


def asks_to_get_at(text: str) -> bool:
    """Whether `text`, by staff, asks how to get at what a system holds."""
    return bool(_GETS.search(fold(text)))


def asks_whom_to_call(text: str) -> bool:
    """Whether `text` ends in asking whom its writer or a colleague can call, and names no errand for it."""
    return bool(_WHOM.search(fold(text)))


def asks_for_paper(text: str) -> bool:
    """Whether `text` asks to do work on paper."""
    return bool(_ON_PAPER.search(fold(text)))


def asks_what_to_tell(text: str) -> bool:
    """Whether `text`, by staff, asks what to tell those who ask them."""
    words = fold(text)
    return bool(_TO_OTHERS.search(words) and _OTHERS.search(words))


def asks_if_too(text: str) -> bool:
    """Whether all that `text` asks is if the same holds for others: `även hemtjänst?`."""
    return bool(_TOO.search(fold(text)))


def happens_by_itself(text: str) -> bool:
    """Whether `text` tells of a machine that restarts or updates with nobody's doing."""
    words = fold(text)
    return bool(_ITSELF.search(words)) and not _BY_SOMEBODY.search(words)


def asks_who_tells(text: str) -> bool:
    """Whether `text` asks who tells when it is over, or how one gets to know."""
    return bool(_TELLS_WHEN.search(fold(text)))


def names_equipment(text: str) -> bool:
    """Whether `text` names a printer or another machine of an office."""
    return bool(_EQUIPMENT.search(fold(text)))


def speaks_of_going_home(text: str) -> bool:
    """Whether `text` ends in somebody at work going home."""
    return bool(_HOME.search(fold(text)))
