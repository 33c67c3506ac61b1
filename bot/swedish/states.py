"""What a sentence says of how something works, by phrases."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Span

OPERATIONAL, DEGRADED, PARTIAL = "operational", "degraded_performance", "partial_outage"
MAJOR, MAINTENANCE = "major_outage", "under_maintenance"
_WORKS = "works"  # "fungerar" by itself: the weakest sign
_STILL = "still"  # something still works beside what does not

# A star stands for up to three words between, | for a choice.
_PHRASES = {
    OPERATIONAL: (
        "fungerar * igen", "fungerar * åter", "fungerar * som vanligt|normalt", "är * igång igen", "är åter igång",
        "är * i drift", "åter i drift", "är * återställt|återställd|återställda", "har * återställts", "påverkas inte",
        "går * att nå|mejla|ringa|använda|öppna|logga * igen", "är inte påverkad|påverkat|påverkade",
        "är * löst|avhjälpt|åtgärdat",
    ),
    MAJOR: (
        "fungerar|svarar * inte|ej", "inte * fungerar|fungera", "ligger * nere", "är * nere", "ur funktion|drift",
        "är * otillgänglig|otillgängligt|otillgängliga", "går * inte * nå|använda|öppna|mejla|maila|ringa|besöka",
        "inte|ej nås|användas|öppnas", "kan * inte nå|använda|öppna", "är * stängd|stängt|stängda",
        "avstängd|avstängt|avstängda", "har stängts", "stängs * ner|ned|av", "stängt * ner|ned|av",
        "inte tillgänglig|tillgängligt|tillgängliga", "saknar åtkomst",
    ),
    PARTIAL: (
        "delvis", "bara delvis", "vissa funktioner", "inte skickas|beställas|lämnas|göras|betalas|bokas|registreras",
        "inte kan skickas|beställas|lämnas|göras|betalas|bokas|registreras",
        "kan * inte skicka|beställa|boka|betala|ansöka|lämna|registrera",
        "går * inte att skicka|beställa|boka|betala|ansöka|lämna|registrera|låna",
    ),
    DEGRADED: (
        "begränsad|begränsat|begränsade|begränsar", "svår|svårt|svåra att nå|komma", "långsam|långsamt|långsamma|segt",
        "störning|störningar|störningarna|driftstörning|driftstörningar|driftstörningarna", "hög belastning",
        "lång|långa|längre väntetid|väntetider|svarstider|svarstid|kö|köer|telefonkö|telefonköer", "tar längre tid",
        "ta längre tid", "högt tryck", "problem med", "instabil|instabilt",
    ),
    MAINTENANCE: ("underhåll", "underhållsarbete", "planerat driftstopp|avbrott", "uppdateras", "uppgraderas"),
    _WORKS: ("fungerar",),
    _STILL: (
        "dock * skicka|använda|nå|fungerar", "däremot * fungerar|går|kan", "fortfarande * fungerar|går", "kan dock",
    ),
}  # fmt: skip
_ORDER = (MAJOR, PARTIAL, MAINTENANCE, DEGRADED, OPERATIONAL)
_CONDITIONS = ("om", "ifall", "skulle")
_THROUGH = ("via", "med", "genom")


@lru_cache(maxsize=1)
def _matcher(language: Language) -> Matcher:
    matcher = Matcher(language.vocab)
    for state, phrases in _PHRASES.items():
        matcher.add(state, [_pattern(phrase) for phrase in phrases])
    return matcher


def state_of(language: Language, sentence: Span) -> str | None:
    """The state that the sentence tells, None when it tells none.

    A condition (`om … stängs`) tells of difficulties at most: what may happen has not happened.
    """
    found = {language.vocab.strings[name] for name, _, _ in _matcher(language)(sentence)}
    words = [token.lower_ for token in sentence]
    if is_condition(sentence):
        return DEGRADED if DEGRADED in found else None
    login = any(word.startswith(("inloggning", "logga")) for word in words)
    if MAJOR in found and (PARTIAL in found or (login and any(word in _THROUGH for word in words))):
        return PARTIAL
    if MAJOR in found and OPERATIONAL in found:
        return PARTIAL
    for state in (MAJOR, PARTIAL, MAINTENANCE, OPERATIONAL, DEGRADED):
        if state in found:
            return state
    return OPERATIONAL if _WORKS in found else None


def is_condition(sentence: Span) -> bool:
    """Whether the sentence tells what may happen."""
    return len(sentence) > 0 and sentence[0].lower_ in _CONDITIONS


def still_works(language: Language, sentence: Span) -> bool:
    """Whether the sentence tells that a part still works."""
    return any(language.vocab.strings[name] == _STILL for name, _, _ in _matcher(language)(sentence))


def worst(states: Iterable[str], *, partly: bool) -> str:
    """One state of several sentences; `partly` when one of them tells that a part still works."""
    told = list(states)
    state = next(each for each in _ORDER if each in told)
    return PARTIAL if state == MAJOR and (partly or OPERATIONAL in told) else state


def _pattern(phrase: str) -> list[dict[str, Any]]:
    pattern: list[dict[str, Any]] = []
    for word in phrase.split():
        if word == "*":
            pattern += [{"IS_PUNCT": False, "OP": "?"}] * 3
        else:
            pattern.append({"LOWER": {"IN": word.split("|")}})
    return pattern
