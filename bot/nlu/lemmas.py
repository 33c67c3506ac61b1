"""The Swedish spaCy pipeline of the embedded default: tokens and lemmas by look-up.

No trained Swedish pipeline is on the package index; this one needs none and takes microseconds. spaCy's own look-up
table is a dictionary of 660,000 words: 250 MB, and seconds at every start. Here the same table lies sorted in a file
that is mapped into memory, of which a conversation touches a few pages.
`python -m bot.nlu.lemmas FOLDER` writes it where Rasa's SpacyNLP can load it by path.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.util import registry

FACTORY = "mapped_lemmas"
STORED_TOKENIZER = "kontaktlots.stored_tokenizer"
_MOST_REMEMBERED = 50_000


class MappedLemmas:
    """Sets each token's lemma: what the table has for the word, else the word itself.

    `keys` are spaCy's hashes of the words, in order; the lemma of the word at place N is in `text` from `starts[N]` on
    to `starts[N + 1]`.
    """

    def __init__(self) -> None:
        self._keys = np.zeros(0, dtype=np.uint64)
        self._starts = np.zeros(1, dtype=np.uint32)
        self._text = np.zeros(0, dtype=np.uint8)
        self._remembered: dict[int, str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The document with its lemmas."""
        for token in doc:
            token.lemma_ = self._lemma(token.orth, token.text)
        return doc

    def fill(self, table: Iterable[tuple[int, str]]) -> None:
        """Take the lemmas of a spaCy table, words by their hash."""
        ordered = sorted(table)
        lemmas = [lemma.encode() for _, lemma in ordered]
        self._keys = np.array([key for key, _ in ordered], dtype=np.uint64)
        self._starts = np.cumsum([0, *map(len, lemmas)], dtype=np.uint32)
        self._text = np.frombuffer(b"".join(lemmas), dtype=np.uint8)

    def to_disk(self, path: Path, exclude: Iterable[str] = ()) -> None:
        """Write the table, as spaCy asks its components."""
        path.mkdir(parents=True, exist_ok=True)
        for name in ("keys", "starts", "text"):
            np.save(path / f"{name}.npy", getattr(self, f"_{name}"))

    def from_disk(self, path: Path, exclude: Iterable[str] = ()) -> MappedLemmas:
        """Map the table, as spaCy asks its components."""
        for name in ("keys", "starts", "text"):
            setattr(self, f"_{name}", np.load(path / f"{name}.npy", mmap_mode="r"))
        return self

    def _lemma(self, key: int, word: str) -> str:
        lemma = self._remembered.get(key)
        if lemma is None:
            if len(self._remembered) >= _MOST_REMEMBERED:
                self._remembered.clear()
            lemma = self._remembered[key] = self._found(key) or word
        return lemma

    def _found(self, key: int) -> str | None:
        place = int(np.searchsorted(self._keys, np.uint64(key)))
        if place == len(self._keys) or int(self._keys[place]) != key:
            return None
        return bytes(self._text[self._starts[place] : self._starts[place + 1]]).decode()


@Language.factory(FACTORY)
def create(nlp: Any, name: str) -> MappedLemmas:
    """The component, as spaCy makes it from a pipeline's configuration."""
    return MappedLemmas()


@registry.tokenizers(STORED_TOKENIZER)
def stored_tokenizer() -> Callable[[Language], Tokenizer]:
    """A tokenizer without rules, for spaCy to read the stored ones into: its own it would make first, for nothing."""
    return lambda nlp: Tokenizer(nlp.vocab)


def build(folder: Path) -> None:
    """Write the pipeline to `folder`; needs the package spacy-lookups-data."""
    source = spacy.blank("sv")
    source.add_pipe("lemmatizer", config={"mode": "lookup"})
    source.initialize()
    lookups: Any = source.get_pipe("lemmatizer")
    pipeline = spacy.blank("sv")
    lemmas: Any = pipeline.add_pipe(FACTORY)
    lemmas.fill(lookups.lookups.get_table("lemma_lookup").items())
    pipeline.config["nlp"]["tokenizer"] = {"@tokenizers": STORED_TOKENIZER}
    folder.parent.mkdir(parents=True, exist_ok=True)
    pipeline.to_disk(folder)


if __name__ == "__main__":
    build(Path(sys.argv[1]))
