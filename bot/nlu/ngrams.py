"""Tf-idf over n-grams that are known by 64-bit hashes: many texts at once while training, one text in microseconds.

scikit-learn's vectorizers build a Python string for every n-gram and look it up: a millisecond a message and most of
the time of a training. Here NumPy hashes all n-grams of a text in a few steps. With some hundred thousand n-grams the
chance that any two share a hash is one in a hundred million.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Protocol

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix

Hashes = npt.NDArray[np.uint64]
Places = npt.NDArray[np.intp]
Values = npt.NDArray[np.float32]

_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, its bits well mixed
_GAP = "\x00"  # no n-gram reaches over it
_TOKENS_REMEMBERED = 100_000
_TEXTS_REMEMBERED = 12
_NONE: Hashes = np.empty(0, np.uint64)
_NOWHERE: Places = np.empty(0, np.intp)
_FEW: Values = np.array([0, *(1 + np.log(np.arange(1, 64, dtype=np.float32)))], np.float32)
_TRUE = np.ones(1, np.bool_)


class Hashing(Protocol):
    """A way to cut texts into n-grams, each told by its hash. Those that cut alike are equal."""

    def __hash__(self) -> int:
        """Alike for those that are equal."""

    def of_one(self, text: str) -> Hashes:
        """The hashes in one text; some may be of n-grams that no text has."""

    def of_many(self, texts: Sequence[str]) -> tuple[Places, Hashes]:
        """The hashes in `texts`, with the place of the text that each stands in."""


class _AlikeByParameters:
    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash(tuple(vars(self).values()))


class Letters(_AlikeByParameters):
    """Character n-grams of `shortest` to `longest`; `within_words` pads each word with spaces and stays inside it."""

    def __init__(self, shortest: int, longest: int, *, within_words: bool) -> None:
        self._shortest = shortest
        self._longest = longest
        self._within_words = within_words

    def of_one(self, text: str) -> Hashes:
        """Those that reach over a gap are there too; `of_many` never learns them."""
        rolling = list(self._rolling(_signs(self._parted(text))))
        lengths = np.repeat([length for length, _ in rolling], [len(hashes) for _, hashes in rolling])
        return _mixed(np.concatenate([_NONE, *(hashes for _, hashes in rolling)]), lengths.astype(np.uint64))

    def of_many(self, texts: Sequence[str]) -> tuple[Places, Hashes]:
        """N-grams that stay inside a text and, with `within_words`, inside a word."""
        parted = [self._parted(text) for text in texts]
        signs = _signs(_GAP.join(parted) + _GAP)
        documents = np.repeat(np.arange(len(parted)), [len(text) + 1 for text in parted])
        gaps = np.flatnonzero(signs == 0)
        # How many signs stand from each place to the next gap.
        room = np.repeat(gaps, np.diff(gaps, prepend=-1)) - np.arange(len(signs))
        found = []
        for length, hashes in self._rolling(signs):
            whole = room[: len(hashes)] >= length
            found.append((documents[: len(hashes)][whole], _mixed(hashes[whole], np.uint64(length))))
        return (
            np.concatenate([_NOWHERE, *(places for places, _ in found)]),
            np.concatenate([_NONE, *(hashes for _, hashes in found)]),
        )

    def _parted(self, text: str) -> str:
        return _GAP.join([f" {word} " for word in text.split()]) if self._within_words else text

    def _rolling(self, signs: Hashes) -> Iterator[tuple[int, Hashes]]:
        hashes = np.zeros(len(signs), np.uint64)
        for length in range(1, min(self._longest, len(signs)) + 1):
            hashes = hashes[: len(signs) - length + 1] * _BASE + signs[length - 1 :]
            if length >= self._shortest:
                yield length, hashes


class Tokens(_AlikeByParameters):
    """N-grams of up to `longest` tokens that white space parts."""

    def __init__(self, longest: int) -> None:
        self._longest = longest

    def of_one(self, text: str) -> Hashes:
        """Every n-gram, as often as it stands there."""
        words = text.split()
        return np.array(
            [
                _hash(" ".join(words[start : start + length]))
                for length in range(1, self._longest + 1)
                for start in range(len(words) - length + 1)
            ],
            np.uint64,
        )

    def of_many(self, texts: Sequence[str]) -> tuple[Places, Hashes]:
        """Every n-gram of every text."""
        found = [self.of_one(text) for text in texts]
        return np.repeat(np.arange(len(texts)), [len(hashes) for hashes in found]), np.concatenate([_NONE, *found])


class TfIdf:
    """Rows of unit length: (1 + log count) times the inverse document frequency of each n-gram."""

    def __init__(self, hashing: Hashing, fewest_texts: int) -> None:
        """N-grams that occur in fewer than `fewest_texts` of the learnt texts are left out."""
        self._hashing = hashing
        self._fewest_texts = fewest_texts
        self._known = _NONE
        self._inverse_frequency: Values = np.empty(0, np.float32)

    @property
    def width(self) -> int:
        """How many n-grams are known."""
        return len(self._known)

    def fit(self, texts: Sequence[str]) -> csr_matrix:
        """Learn the n-grams of `texts`; returns their rows."""
        documents, hashes = self._hashing.of_many(texts)
        known, places = np.unique(hashes, return_inverse=True)
        counts = _table(documents, places, (len(texts), len(known)))
        frequency = np.bincount(counts.indices, minlength=len(known))
        kept = frequency >= self._fewest_texts
        self._known = known[kept]
        self._inverse_frequency = (np.log((1 + len(texts)) / (1 + frequency[kept])) + 1).astype(np.float32)
        return self._weighted(counts[:, kept])

    def transform(self, texts: Sequence[str]) -> csr_matrix:
        """The rows of `texts`, n-grams that were not learnt left out."""
        documents, hashes = self._hashing.of_many(texts)
        places, found = self._places(hashes)
        return self._weighted(_table(documents[found], places[found], (len(texts), self.width)))

    def row(self, text: str) -> tuple[Places, Values]:
        """The places of the n-grams in `text` that are known, and their values; the same as `transform` gives."""
        hashes, counts = _counted(self._hashing, text)
        places, found = self._places(hashes)
        places = places[found]
        values = _weights(counts[found]) * self._inverse_frequency[places]
        length = np.sqrt(values @ values)
        return places, values / length if length else values

    def _places(self, hashes: Hashes) -> tuple[Places, npt.NDArray[np.bool_]]:
        if not self.width:
            return np.zeros(len(hashes), np.intp), np.zeros(len(hashes), np.bool_)
        places = np.minimum(self._known.searchsorted(hashes), self.width - 1)
        return places, self._known[places] == hashes

    def _weighted(self, counts: csr_matrix) -> csr_matrix:
        """`counts` becomes the result, to hold the memory of one table and not of two."""
        counts.data = (np.log(counts.data) + 1) * self._inverse_frequency[counts.indices]
        squares = np.add.reduceat(np.append(counts.data**2, np.float32(0)), counts.indptr[:-1])
        filled = np.diff(counts.indptr)
        lengths = np.sqrt(np.where(filled > 0, squares, 1)).astype(np.float32)
        counts.data /= np.repeat(lengths, filled)
        return counts


def _mixed(hashes: Hashes, length: Hashes | np.uint64) -> Hashes:
    """The hashes of n-grams of a length, mixed so that those of different lengths fall apart."""
    mixed: Hashes = (hashes ^ (hashes >> np.uint64(29))) * _BASE + length
    return mixed


@lru_cache(_TEXTS_REMEMBERED)
def _counted(hashing: Hashing, text: str) -> tuple[Hashes, Places]:
    """Topics and systems are told by models of their own, from the same n-grams of the same message."""
    hashes = np.sort(hashing.of_one(text))
    if not len(hashes):
        return hashes, _NOWHERE
    # As `np.unique` does, without its checks: they take longer than the work.
    firsts = np.flatnonzero(np.concatenate([_TRUE, hashes[1:] != hashes[:-1]]))
    return hashes[firsts], np.diff(np.concatenate([firsts, [len(hashes)]]))


def _weights(counts: Places) -> Values:
    """1 + the logarithm of each count; few n-grams stand more than some times in a message."""
    return _FEW[counts] if counts.max(initial=0) < len(_FEW) else (np.log(counts) + 1).astype(np.float32)


def _table(documents: Places, places: Places, shape: tuple[int, int]) -> csr_matrix:
    """How often each n-gram stands in each text."""
    table = csr_matrix((np.ones(len(places), np.float32), (documents, places)), shape=shape)
    table.sum_duplicates()
    return table


def _signs(text: str) -> Hashes:
    return np.frombuffer(text.encode("utf-32-le", "replace"), np.uint32).astype(np.uint64)


@lru_cache(_TOKENS_REMEMBERED)
def _hash(token: str) -> int:
    return int.from_bytes(hashlib.blake2b(token.encode("utf-8", "replace"), digest_size=8).digest(), "little")
