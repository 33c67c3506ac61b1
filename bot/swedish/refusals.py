"""The thing that a message refuses, and what it names instead: `nej inte IST, vi kör Skola24`."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_LEAD = r"(?:^|[,.!?;]\s*|\b(?:nej+|na+e?|men|alltsa|forlat|menade?r?|det (?:ar|var|galler)|de va?|de e)\s+)"
_REFUSED = re.compile(
    rf"{_LEAD}inte (?:i |pa |om |till |for |min |mitt |mina )?(\w+(?:[ -]\w+)?)"
    r"(?=\s*(?:[,.!?;]|$)|\s+(?:utan|jag|ja|vi|det|de)\b)"
)
_NO_THING = re.compile(r"\b(?:heller|an|ens|alls|sa|bara|langre)$")
_NETWORK = re.compile(r"\b(?:\w*nat(?:et|verk\w*)?|wifi|internet\w*|uppkoppling\w*|bredband\w*)\b")
_TABLET = re.compile(r"\b(?:\w*platta\w*|\w*plattor\w*|\w*padd\w*|\w*ipad\w*)\b")
_COMPUTER = re.compile(r"\b(?:pa|vid|i|fran|med) (?:\w+ )?(?:\w*datorn?|datorerna|laptop\w*)\b")
_TOOL = re.compile(
    r"\b(?:\w*app(?:en|ar|arna)?|\w*program\w*|\w*system\w*|\w*plattform\w*|\w*portal\w*|\w*dator\w*|\w*skrivar\w*"
    r"|\w*telefon\w*|\w*skarm\w*)\b"
)
_CENTRE = re.compile(rf"{_LEAD}inte (?:till |via )?(?:kommunens )?(?:kontaktcent\w*|vaxeln?)(?=\s*(?:[,.!?;]|$))")
_PASSWORD = re.compile(r"\blosen\w*")
_PAPERS = re.compile(r"\b(?:motes)?handlingar(?:na|nas)?\b")
_WORK_PASSWORD = re.compile(r"\bjobblosen\w*|\blosen\w* (?:till|pa|for) (?:jobb\w*|arbet\w*)")
_NOT_THE_BANK = re.compile(r"\b(?:inte|ej) (?:till |pa )?(?:bank\w*|kort\w*|pengar\w*)")
_MOBILE = re.compile(r"\b(?:\w*mobil\w*|\w*telefon\w*)\b")


def refusal(text: str) -> tuple[str, str] | None:
    """What `text` refuses and what else it says, both folded; None where it refuses nothing or says nothing else."""
    words = fold(text)
    found = next((each for each in _REFUSED.finditer(words) if not _NO_THING.search(each[1])), None)
    if found is None:
        return None
    rest = f"{words[: found.start()]} {words[found.end() :]}".strip(" ,.!?;")
    return (found[1], rest) if len(re.findall(r"\w", rest)) > len("nej") else None


def refuses_contact_centre(text: str) -> bool:
    """Whether `text` says that it is not the contact centre that is sought."""
    return bool(_CENTRE.search(fold(text)))


def names_network(text: str) -> bool:
    """Whether `text` names a network."""
    return bool(_NETWORK.search(fold(text)))


def names_tablet(text: str) -> bool:
    """Whether `text` names a tablet."""
    return bool(_TABLET.search(fold(text)))


def names_mobile(text: str) -> bool:
    """Whether `text` names a mobile phone."""
    return bool(_MOBILE.search(fold(text)))


def names_password(text: str) -> bool:
    """Whether `text` names a password."""
    return bool(_PASSWORD.search(fold(text)))


def names_papers(text: str) -> bool:
    """Whether `text` names the papers of a meeting."""
    return bool(_PAPERS.search(fold(text)))


def is_work_password(text: str) -> bool:
    """Whether `text` says that what was given away is a password of work, not the bank's."""
    words = fold(text)
    return bool(_WORK_PASSWORD.search(words) and _NOT_THE_BANK.search(words))


def names_tool(text: str) -> bool:
    """Whether `text` names an app, a program or a machine."""
    return bool(_TOOL.search(fold(text)))


def is_at_computer(text: str) -> bool:
    """Whether `text` speaks of something on a computer."""
    return bool(_COMPUTER.search(fold(text)))
