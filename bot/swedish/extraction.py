"""What a bulletin says: contacts, hours, dates, and what works; found by spaCy's rules, each with its sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from bot.swedish.states import is_condition, state_of, still_works, worst
from bot.swedish.times import dates, opening_hours

PHONE, EMAIL, VISIT, WEB, MAILBOX, PERSON, HOURS = "phone", "email", "visit", "web", "mailbox", "person", "hours"
_SYSTEM = "system"
_INTERNAL = "internal"

_STREET = (
    r"^[A-ZÅÄÖ][\w-]*(?:gatan|vägen|gränd|gränden|torget|torg|allén|stigen|backen|esplanaden|leden|platsen|kajen)$"
)
_STREET_WORDS = ["gata", "gatan", "väg", "vägen", "torg", "torget", "plan", "gränd"]
_SITE = r"^(?:https?://)?(?:www\.)?[\w-]+(?:\.[\w-]+)*\.(?:se|nu|com|org)(?:/\S*)?$"
_MAILBOXES = ("Kivra", "Billo", "Min myndighetspost", "Digimail", "e-Boks")


def _text(pattern: str, times: str = "1") -> dict[str, Any]:
    return {"TEXT": {"REGEX": pattern}} | ({"OP": times} if times != "1" else {})


def _one_of(*words: str, times: str = "1") -> dict[str, Any]:
    return {"LOWER": {"IN": list(words)}} | ({"OP": times} if times != "1" else {})


_DIGITS = r"^\d{2,3}$"
_HOUSE = (_text(r"^\d{1,4}(?:[-–]\d{1,4})?[A-Za-z]?$"), _text(r"^[A-H]$", "?"))
_PATTERNS: list[dict[str, Any]] = [
    {"label": label, "pattern": pattern}
    for label, pattern in (
        (EMAIL, [{"LIKE_EMAIL": True}]),
        (WEB, [{"LOWER": {"REGEX": _SITE}}]),
        (PHONE, [_text(r"^0\d{1,3}[-–/]\d{2,8}$"), _text(_DIGITS, "*")]),
        (PHONE, [_text(r"^0\d{1,3}$"), _text(r"^[-–]$", "?"), _text(_DIGITS), _text(_DIGITS), _text(_DIGITS, "*")]),
        (PHONE, [_text(r"^0\d{7,9}$")]),
        (PHONE, [_text(r"^\+46[-\d]*$"), _text(r"^[-\d]+$", "*")]),
        (
            _INTERNAL,
            [
                _one_of("helpdesk", "anknytning", "internnummer", "kortnummer"),
                _one_of("på", "nummer", "telefon", "tfn", "tel", ",", ":", times="*"),
                _text(r"^\d{4,5}$"),
            ],
        ),
        (VISIT, [_text(_STREET), *_HOUSE]),
        (VISIT, [{"IS_TITLE": True}, _one_of(*_STREET_WORDS), *_HOUSE]),
        (
            PERSON,
            [
                _one_of("kontakta", "kontaktar", "till"),
                _one_of("sin", "din"),
                _one_of("närmaste", times="?"),
                _one_of("chef"),
            ],
        ),
        *((MAILBOX, name) for name in _MAILBOXES),
    )
]
_ABOUT_HOURS = re.compile(
    r"\bdygnet runt\b|\bbesök|\böpp(?:et|en|na|nar|ettid)|\bbemanna|\btelefontid|\bbesökstid|\bkl(?:ockan|\.)?\b",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[•●▪‣*·–—-]|\d+[.)])\s+")
_SENTENCE_END = (".", "!", "?", ":")
_WRAPPED_FROM = 60
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


@dataclass(frozen=True)
class Sentence:
    """A sentence of the bulletin, the line it stands on, and the heading and paragraph that it stands in."""

    text: str
    line: int
    around: str = ""


@dataclass(frozen=True)
class Found:
    """A contact, or opening hours. `named_days` tells whether hours say which days."""

    kind: str
    value: str
    sentence: Sentence
    named_days: bool = True


@dataclass
class Said:
    """What is said of one system: its id, or None and a name for one that is not known."""

    system: str | None
    name: str
    states: list[str] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    partly: bool = False

    @property
    def state(self) -> str:
        """The state that all the sentences tell together."""
        return worst(self.states, partly=self.partly)


@dataclass(frozen=True)
class Bulletin:
    """Everything found, in order."""

    title: str
    published: date | None
    found: tuple[Found, ...]
    said: tuple[Said, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class _Paragraph:
    text: str
    line: int
    bullet: bool
    heading: str


@dataclass(frozen=True)
class _Lead:
    """What the line before a list says of everything in it."""

    state: str
    text: str


def read_bulletin(text: str, names: Mapping[str, Sequence[str]], reference: date) -> Bulletin:
    """Read a bulletin's plain text; `names` are those of the systems that are known, by their ids."""
    language = _pipeline(names)
    paragraphs = _paragraphs(text)
    found: list[Found] = []
    said: dict[str, Said] = {}
    lead: _Lead | None = None
    for paragraph in paragraphs:
        doc = language(paragraph.text)
        lead = lead if paragraph.bullet else None
        _hear(language, doc, paragraph, names, said, lead)
        if not paragraph.bullet and paragraph.text.endswith(":"):
            *_, last = doc.sents
            state = state_of(language, last)
            lead = _Lead(state, last.text.strip()) if state else None
        for sentence in doc.sents:
            found += _contacts(sentence, _sentence(sentence, paragraph))
    when = [day for paragraph in paragraphs for day in dates(paragraph.text, reference)]
    title = paragraphs[0].text if paragraphs else ""
    told = tuple(each for each in said.values() if each.states)
    lines = tuple(paragraph.text for paragraph in paragraphs)
    return Bulletin(title, when[0] if when else None, tuple(found), told, lines)


def _pipeline(names: Mapping[str, Sequence[str]]) -> Language:
    language = spacy.blank("sv")
    language.add_pipe("sentencizer")
    ruler = language.add_pipe("entity_ruler")
    ruler.add_patterns([*_PATTERNS, *_name_patterns(language, names)])  # type: ignore[attr-defined]
    return language


def _name_patterns(language: Language, names: Mapping[str, Sequence[str]]) -> list[dict[str, Any]]:
    return [
        {"label": _SYSTEM, "id": system, "pattern": [{"LOWER": {"REGEX": _loose(token.lower_)}} for token in doc]}
        for system, listed in names.items()
        for name in listed
        if any(sign.isalpha() for sign in name) and (doc := language.make_doc(name))
    ]


def _loose(word: str) -> str:
    """A pattern of the word with the endings that it may have; `nodras` is `NODRA:s` too."""
    stem = re.escape(word[:-1]) + ":?s" if word.endswith("s") else re.escape(word)
    return rf"^{stem}(?::?s|n|t|en|et|ns|ts)?$"


def _paragraphs(text: str) -> list[_Paragraph]:
    """Lines, those that a mail program wrapped put together, each with the heading before it."""
    made: list[_Paragraph] = []
    heading, open_line = "", False
    for number, row in enumerate(text.splitlines(), start=1):
        line = " ".join(row.split())
        bullet = bool(_BULLET.match(row))
        if not line:
            open_line = False
            continue
        if open_line and not bullet:
            last = made[-1]
            made[-1] = _Paragraph(f"{last.text} {line}", last.line, last.bullet, last.heading)
        else:
            made.append(_Paragraph(_BULLET.sub("", line) if bullet else line, number, bullet, heading))
            if not bullet and not line.endswith(_SENTENCE_END):
                heading = line
        open_line = not line.endswith(_SENTENCE_END) and len(line) >= _WRAPPED_FROM
    return made


def _sentence(span: Span, paragraph: _Paragraph) -> Sentence:
    text = re.sub(r"^(?:men|medan|;)\s+", "", span.text.strip()).rstrip(",; ")
    return Sentence(text[:1].upper() + text[1:], paragraph.line, f"{paragraph.heading} {paragraph.text}")


def _contacts(span: Span, sentence: Sentence) -> list[Found]:
    found: list[Found] = []
    mailboxes: list[Span] = []
    for entity in span.ents:
        if entity.label_ == _INTERNAL:
            found.append(Found(PHONE, entity[-1].text, sentence))
        elif entity.label_ == MAILBOX:
            mailboxes.append(entity)
        elif entity.label_ == PERSON:
            found.append(Found(PERSON, "din chef", sentence))
        elif entity.label_ != _SYSTEM:
            found.append(Found(entity.label_, _value(entity), sentence))
    if mailboxes:
        value = span.doc[mailboxes[0].start : mailboxes[-1].end].text
        found.append(Found(MAILBOX, value, sentence))
    rest = " ".join("/" if token.ent_type_ in (PHONE, VISIT, EMAIL, _INTERNAL) else token.text for token in span)
    if _ABOUT_HOURS.search(rest) and (hours := opening_hours(rest)):
        found.append(Found(HOURS, hours[0], sentence, hours[1]))
    return found


def _value(entity: Span) -> str:
    """A number as it is dialled at home, a site without its scheme, all else as it stands."""
    if entity.label_ == PHONE and entity.text.startswith("+46"):
        return "0" + entity.text.removeprefix("+46").strip(" -").replace(" ", "-", 1)
    if entity.label_ == WEB:
        return re.sub(r"^(?:https?://)?(?:www\.)?", "", entity.text).rstrip("./")
    return entity.text.rstrip(".")


def _hear(
    language: Language,
    doc: Doc,
    paragraph: _Paragraph,
    names: Mapping[str, Sequence[str]],
    said: dict[str, Said],
    lead: _Lead | None,
) -> None:
    """Add what each sentence of the paragraph says of systems; one that names none goes on about the last."""
    last: list[Said] = []
    stated: list[Said] = []
    for clause in (clause for sentence in doc.sents for clause in _clauses(sentence)):
        if clause.text.endswith("?"):
            continue
        inherited = lead if clause.start == 0 and state_of(language, clause) is None else None
        state = inherited.state if inherited else state_of(language, clause)
        systems = list(dict.fromkeys(entity.ent_id_ for entity in clause.ents if entity.label_ == _SYSTEM))
        if not systems and state:
            systems = _hinted(clause, names)
        sentence = _sentence(clause, paragraph)
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
            each.partly = each.partly or (each in stated and still)


def _clauses(sentence: Span) -> list[Span]:
    """The sentence, parted at `men` and the like where each part names a system of its own."""
    cuts = [token.i for token in sentence if token.lower_ in ("men", "medan", ";") and token.i > sentence.start]
    bounds = [sentence.start, *cuts, sentence.end]
    parts = [sentence.doc[start:end] for start, end in pairwise(bounds)]
    if all(any(entity.label_ == _SYSTEM for entity in part.ents) for part in parts):
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
