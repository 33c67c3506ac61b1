"""What a bulletin says of systems, known and new."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from bot.swedish.paragraphs import Paragraph, Sentence, sentence_of
from bot.swedish.states import is_condition, state_of, still_works, worst

SYSTEM = "system"
_LONGEST_NAME = 4
_SHORTEST_STEM = 3
_VERBS = {"fungerar", "ligger", "är", "går", "kan", "har", "kommer", "påverkas", "stängs", "saknar", "svarar", "tar"}
_NO_NAME = {
    "det", "den", "följande",
    "de", "detta", "vi", "du", "man", "nu", "just", "alla", "allt", "flera", "många", "vissa", "här",
    "samtliga", "våra", "i", "på", "om", "för", "så", "kommunen", "problem", "orsaken", "arbetet", "även",
}  # fmt: skip
_LEAD = re.compile(r"\w*(?:system(?:et)?|plattformen|portalen|appen|applikationen|verktyget|tjänsten)$", re.IGNORECASE)
_STOP = {"på", "i", "till", "med", "och", "via", "för", "av"}
_ENDING = re.compile(r"(?::s|ns|ts|s|en|et|n|t|a|ar|er|na)$")


@dataclass
class Said:
    """What is said of one system: its id, or None and a name for one that is not known.

    `unheard` are sentences that name it without a state that is understood.
    """

    system: str | None
    name: str
    states: list[str] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    unheard: list[Sentence] = field(default_factory=list)
    partly: bool = False

    @property
    def state(self) -> str:
        """The state that all the sentences tell together."""
        return worst(self.states, partly=self.partly)


@dataclass(frozen=True)
class Lead:
    """What the line before a list says of everything in it."""

    state: str
    text: str


def name_patterns(language: Language, names: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
    """Entity rules for the systems' names; a name of digits alone is a phone number first."""
    return [
        {"label": SYSTEM, "id": system, "pattern": [{"LOWER": {"REGEX": _loose(token.lower_)}} for token in doc]}
        for system, listed in names.items()
        for name in listed
        if any(sign.isalpha() for sign in name) and (doc := language.make_doc(name))
    ]


def _loose(word: str) -> str:
    """A pattern of the word with the endings that it may have; `nodras` is `NODRA:s` too."""
    stem = re.escape(word[:-1]) + ":?s" if word.endswith("s") else re.escape(word)
    return rf"^{stem}(?::?s|n|t|en|et|ns|ts)?$"


def hear(
    language: Language,
    doc: Doc,
    paragraph: Paragraph,
    names: Mapping[str, Sequence[str]],
    said: dict[str, Said],
    lead: Lead | None,
) -> None:
    """Add what each sentence of the paragraph says of systems; one that names none goes on about the last."""
    last: list[Said] = []
    stated: list[Said] = []
    for clause in (clause for sentence in doc.sents for clause in _clauses(sentence)):
        if clause.text.endswith("?"):
            continue
        inherited = lead if clause.start == 0 and state_of(language, clause) is None else None
        state = inherited.state if inherited else state_of(language, clause)
        systems = list(dict.fromkeys(entity.ent_id_ for entity in clause.ents if entity.label_ == SYSTEM))
        if not systems and state:
            systems = _hinted(clause, names)
        sentence = sentence_of(clause, paragraph)
        if inherited:
            sentence = replace(sentence, text=f"{inherited.text} {sentence.text}")
        if systems:
            last = [said.setdefault(system, Said(system, system)) for system in systems]
        elif state and (name := _new_name(clause, lead is not None)):
            last = [said.setdefault(f"new {name.lower()}", Said(None, name))]
        for each in last:
            if state and (systems or not each.states or each.system is None):
                each.states.append(state)
                stated.append(each)
            still = still_works(language, clause)
            goes_on = still or (paragraph.bullet and not is_condition(clause))
            if each in stated and sentence not in each.sentences and (systems or goes_on or len(each.sentences) == 0):
                each.sentences.append(sentence)
            if systems and not state:
                each.unheard.append(sentence)
            each.partly = each.partly or (each in stated and still)


def _clauses(sentence: Span) -> list[Span]:
    """The sentence, parted at `men` and the like where each part names a system of its own."""
    cuts = [token.i for token in sentence if token.lower_ in ("men", "medan", ";") and token.i > sentence.start]
    bounds = [sentence.start, *cuts, sentence.end]
    parts = [sentence.doc[start:end] for start, end in pairwise(bounds)]
    if all(any(entity.label_ == SYSTEM for entity in part.ents) for part in parts):
        return parts
    return [sentence]


def _hinted(clause: Span, names: Mapping[str, Sequence[str]]) -> list[str]:
    """The system all of whose name's words occur, in any order: `nå NODRA via mail` is `mail till nodra`."""
    stems = {_stem(token.text) for token in clause}
    for system, listed in names.items():
        for name in listed:
            sought = {_stem(word) for word in name.split() if word.lower() not in _STOP}
            if len(sought) > 1 and sought <= stems:
                return [system]
    return []


def _stem(word: str) -> str:
    plain = word.lower().strip(".,")
    stem = _ENDING.sub("", plain)
    return stem if len(stem) >= _SHORTEST_STEM else plain


def _new_name(clause: Span, listed: bool) -> str | None:
    """The name of a system that nobody has listed yet: what stands before the verb, colon or dash, if it is short."""
    words: list[str] = []
    for token in clause:
        if token.lower_ in _VERBS or token.text in (":", "–", "—", "-", ",", ".", "("):
            break
        words.append(token.text)
    else:
        words = words if listed else []
    leads = [place for place, word in enumerate(words) if _LEAD.fullmatch(word)]
    if leads and leads[-1] + 1 < len(words):
        words = words[leads[-1] + 1 :]
    if not 0 < len(words) <= _LONGEST_NAME or words[0].lower() in _NO_NAME:
        return _named_inside(clause)
    name = " ".join(words)
    return None if "störning" in name.lower() or not name[0].isalnum() else name


def _named_inside(clause: Span) -> str | None:
    """A capitalised name after `systemet`, `till` or `i` inside the sentence."""
    for token, following in pairwise(clause):
        after = token.lower_ in ("till", "i") or _LEAD.fullmatch(token.text)
        place = following.i + 1 < len(clause.doc) and clause.doc[following.i + 1].lower_.startswith("kommun")
        if after and following.text[:1].isupper() and not following.ent_type_ and not place:
            return following.text
    return None
