"""What a bulletin says: contacts, hours, dates, and what works; found by spaCy's rules, each with its sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import spacy
from spacy.language import Language

from bot.swedish.contacts import CONTACT_PATTERNS, Found, contacts
from bot.swedish.mentions import Lead, Said, hear, name_patterns
from bot.swedish.paragraphs import Sentence, paragraphs, sentence_of
from bot.swedish.states import state_of
from bot.swedish.times import dates


@dataclass(frozen=True)
class Bulletin:
    """Everything found, in order; `unheard` are the systems that a sentence names without a state."""

    title: str
    published: date | None
    found: tuple[Found, ...]
    said: tuple[Said, ...]
    unheard: tuple[tuple[str, Sentence], ...]
    lines: tuple[str, ...]


def read_bulletin(text: str, names: Mapping[str, Sequence[str]], reference: date) -> Bulletin:
    """Read a bulletin's plain text; `names` are those of the systems that are known, by their ids."""
    language = _pipeline(names)
    parts = paragraphs(text)
    found: list[Found] = []
    said: dict[str, Said] = {}
    lead: Lead | None = None
    for paragraph in parts:
        doc = language(paragraph.text)
        lead = lead if paragraph.bullet else None
        hear(language, doc, paragraph, names, said, lead)
        if not paragraph.bullet and paragraph.text.endswith(":"):
            *_, last = doc.sents
            state = state_of(language, last)
            lead = Lead(state, last.text.strip()) if state else None
        for sentence in doc.sents:
            found += contacts(sentence, sentence_of(sentence, paragraph))
    when = [day for paragraph in parts for day in dates(paragraph.text, reference)]
    title = parts[0].text if parts else ""
    told = tuple(each for each in said.values() if each.states)
    lines = tuple(paragraph.text for paragraph in parts)
    unheard = tuple((each.name, sentence) for each in said.values() for sentence in each.unheard)
    return Bulletin(title, when[0] if when else None, tuple(found), told, unheard, lines)


def _pipeline(names: Mapping[str, Sequence[str]]) -> Language:
    language = spacy.blank("sv")
    language.add_pipe("sentencizer")
    ruler = language.add_pipe("entity_ruler")
    ruler.add_patterns([*CONTACT_PATTERNS, *name_patterns(language, names)])  # type: ignore[attr-defined]
    return language
