"""What is no danger yet, or perhaps one: 112 is named after the reply."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_SOMEBODY = r"(?:jag|hon|han|hen|nan|nagon|man|barnen|mamma|pappa|mormor|morfar|farmor|farfar)"
_LINES = r"(?:elkab\w*|elledning\w*|luftledning\w*|kraftledning\w*|stromkab\w*|sladd\w*|ledningar)"
_WORRY = re.compile(
    rf"\b(?:om|ifall|nar|medan) {_SOMEBODY} (?:\w+ )?(?:ramlar|trillar|faller|svimmar|ligger pa golvet)\b"
    rf"|\b(?:ramlar|trillar|faller) {_SOMEBODY}\b|\bkan (?:ju )?(?:ramla|falla|trilla) (?:rakt )?(?:ner|i)\b"
    rf"|\b{_LINES} (?:\w+ ){{0,4}}hang\w*|\bhang\w* (?:\w+ ){{0,4}}{_LINES}"
    r"|\b(?:barn\w*|ungar\w*|unge\w*|killar\w*|tjejer\w*) (?:\w+ ){0,4}pa isen\b"
    r"|\bhota(?:r|t|de)? (?:mig|oss|henne|honom)\b|\bradd (?:for )?att ga hem\b"
    r"|\b(?:han|hon|exet|exmannen|mitt ex|min ex\w*) (?:ar|e) pa vag (?:hit|hem till mig)\b"
)
_OVER = re.compile(r"\b(?:forra (?:aret|veckan)|i fjol|ar sedan|film\w*|ovning\w*)\b")


def tells_of_risk(text: str) -> bool:
    """Whether `text` tells of something that may become danger to somebody, or is asked in case it does."""
    words = fold(text)
    return bool(_WORRY.search(words)) and not _OVER.search(words)
