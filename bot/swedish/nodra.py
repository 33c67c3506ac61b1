"""What is asked of NODRA beside water: a visit, a bill, rats at the bins."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_VISIT = re.compile(
    r"\bbesoka (?:nodra|er|dem|dom)\b|\b(?:komma|aka|ga) (?:till|forbi|in till|ner till|upp till) nodra\w*\b"
    r"|\b(?:ga|gar) (?:det )?(?:att )?besoka\b|\bvar(?:t)? (?:ligger|sitter|finns) nodras?\b"
    r"|\bnodras (?:kontor|reception|adress)\b"
)
_VERMIN = re.compile(r"\b(?:ratt(?:or|orna|an|bo)|skadedjur\w*|kackerlack\w*|moss)\b")
_IN_THE_HOUSE = re.compile(
    r"\b(?:inne|kok\w*|kallar\w*|lagenhet\w*|huset|trapphus\w*|vagg\w*|vind\w*|badrum\w*|tvattstug\w*|inomhus"
    r"|hemma|skafferi\w*)\b"
)
_BILLS = r"(?:\w*faktur(?:a|an|or|orna)|\w*rakning(?:en|ar|arna)?)"
_BILL = re.compile(rf"\b{_BILLS}\b")
_SERVICE = (
    r"(?:\w*skol\w*|dagis\w*|fritids\w*|kommun\w*|hemtjanst\w*|fardtjanst\w*|bibliotek\w*|\w*omsorg\w*|parkering\w*)"
)
_OTHER_BILL = re.compile(rf"(?<!inte )\b{_SERVICE}s {_BILLS}\b|\b{_BILLS} (?:fran|for|till) (?:\w+ )?{_SERVICE}\b")
_BILL_OF_NODRA = re.compile(
    rf"\b{_BILLS} (?:\w+ )?(?:fran|hos|av) nodra\b|\bnodras? (?:\w+ )?{_BILLS}\b|\bnodra-?{_BILLS}\b"
)
_NODRA = re.compile(r"(?<!inte )\bnodra\w*")


def asks_to_visit_nodra(text: str) -> bool:
    """Whether `text` asks where NODRA can be visited."""
    return bool(_VISIT.search(fold(text)))


def tells_of_vermin(text: str) -> bool:
    """Whether `text` tells of rats or the like where people live."""
    words = fold(text)
    return bool(_VERMIN.search(words) and _IN_THE_HOUSE.search(words))


def names_bill(text: str) -> bool:
    """Whether `text` speaks of a bill."""
    return bool(_BILL.search(fold(text)))


def names_other_bill(text: str) -> bool:
    """Whether `text` speaks of a bill of the municipality's, and of none of NODRA's."""
    words = fold(text)
    return bool(_OTHER_BILL.search(words)) and not _NODRA.search(words)


def names_bill_of_nodra(text: str) -> bool:
    """Whether `text` speaks of a bill that is NODRA's."""
    return bool(_BILL_OF_NODRA.search(fold(text)))
