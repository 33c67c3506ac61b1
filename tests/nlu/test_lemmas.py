"""The stored Swedish pipeline."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import bot.nlu.lemmas  # noqa: F401 - what the pipeline is made of

TEXTS = (
    "När öppnar ni kl. 8.30 t.ex. på lördagar (Trädgårdsgatan 21)?",
    "mejla norrkoping.kommun@norrkoping.se eller se https://www.norrkoping.se/it, dvs. i dag!!",
    "e-tjänsten/appen funkar INTE… 011-15 00 00:-) s.k. ”akut”",
    "bl.a. IST:s inloggning, ca. 100st m.m.",
)


@pytest.fixture(scope="module")
def stored() -> Language:
    return spacy.load(Path("models/spacy-sv"))


@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_cut_as_by_spacys_own_tokenizer(stored: Language, text: str) -> None:
    assert [token.text for token in stored(text)] == [token.text for token in spacy.blank("sv")(text)]


def test_words_get_their_lemma_and_unknown_words_stay(stored: Language) -> None:
    assert [token.lemma_ for token in stored("bilarna kvackelum")] == ["bil", "kvackelum"]
