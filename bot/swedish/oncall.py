"""Who is asked for when the municipality is shut: somebody on call, somebody at night."""

from __future__ import annotations

import re

from bot.swedish.normalise import fold

_AT_NIGHT = (
    r"\b(?:(?:i|pa|om|mitt i) ?natt(?:en|etid)?|nattetid|i ?kvall|(?:pa )?kvall(?:en|stid)|i helgen|pa helg\w*)\b"
)
_REACH = r"(?:fragar?|ring(?:a|er)?|nar?|kontaktar?|pratar?|talar?|vander|vanda)"
_ON_CALL = re.compile(
    r"\b(?:har ni|har (?:de|dom|kommunen)|finns (?:det|dar)?|ni har|vill|na|nar|ringa?|prata med|till|ingen|nagon"
    r"|nan)\b.{0,24}\b(?:soc|social|kommun)?jour(?:en|nummer|numret|telefon\w*|haft)?\b"
    r"|\bsoc(?:ial)?jour(?:en|ens)?\b|^\W*(?:soc|social|kommun)?jour(?:en|nummer|numret)?\W*$"
)
_SOCIAL = re.compile(r"\bsoc(?:ial\w*)?\b|\bsocjour\w*")
_IF_SOMETHING = re.compile(
    rf"\b(?:om|ifall) (?:det|nat|ngt|nagot|na\w*ting) (?:\w+ ){{0,2}}(?:hander|handa|borjar?)\b.{{0,20}}{_AT_NIGHT}"
)
_WHOM = re.compile(
    rf"\b(?:vem|vilka|vart)\b.{{0,30}}\b{_REACH}\b.{{0,20}}{_AT_NIGHT}"
    rf"|{_AT_NIGHT}.{{0,20}}\b(?:vem|vilka|vart)\b.{{0,30}}\b{_REACH}\b"
)
# Whose help at night is another's, or has an answer of its own.
_OTHERS = re.compile(
    r"\b(?:nodra\w*|vatt\w*|avlopp\w*|\w*lack\w*|stopp\w*|toa\w*|helpdesk\w*|255+|driftstod\w*|jobb\w*|personal\w*|system\w*"
    r"|tand\w*|vard\w*|lakar\w*|1177|veterinar\w*|djur\w*|kvinno\w*|hyresvard\w*|bovard\w*|felanmal\w*|varme\w*|hiss\w*"
    r"|hemtjanst\w*|larm\w*|skoterska\w*|las\w*|press\w*|\w*journal\w*)\b"
)


def names_social_services(text: str) -> bool:
    """Whether `text` names the social services."""
    return bool(_SOCIAL.search(fold(text)))


def asks_for_somebody_on_call(text: str) -> bool:
    """Whether `text` asks for the municipality's service on call, or whom to reach at night, and of nothing else."""
    words = fold(text)
    asked = any(pattern.search(words) for pattern in (_ON_CALL, _IF_SOMETHING, _WHOM))
    return asked and not _OTHERS.search(words)
