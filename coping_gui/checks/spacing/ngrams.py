"""How likely one word follows another: bigrams and trigrams in hashed tables of a few bytes each.

Probabilities come from interpolated absolute discounting over 34 million words of clean prose; see docs/spacing.md.
A table holds buckets of eight entries; an entry is known by a 16-bit fingerprint, so about one lookup in ten thousand
finds something that was never counted.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coping_gui.checks.words import lexicon
from coping_gui.paths import resource

UNKNOWN, STOP, COMMA, HYPHEN, OTHER, NUMBER = range(6)
"""Word ids that are no words: unseen word, end of sentence, comma-like, hyphen-like, other marks, number."""
SLOTS = 8
SCALE = 10.0
"""Stored values are tenths of a bit."""

Ids = NDArray[np.int32]
Floats = NDArray[np.float32]


def mix(*ids: Ids) -> NDArray[np.uint64]:
    """A 64-bit hash of each row of word ids (the finalizer of splitmix64)."""
    value = np.full(ids[0].shape, 0x9E3779B97F4A7C15, np.uint64)
    for column in ids:
        value = (value ^ column.astype(np.uint64)) * np.uint64(0xBF58476D1CE4E5B9)
        value ^= value >> np.uint64(29)
    value *= np.uint64(0x94D049BB133111EB)
    return value ^ (value >> np.uint64(32))


def bucket_and_print(hashes: NDArray[np.uint64], buckets: int) -> tuple[NDArray[np.int64], NDArray[np.uint16]]:
    """Where an entry lives and the fingerprint (never 0) by which it is known there."""
    bucket = ((hashes >> np.uint64(24)) % np.uint64(buckets)).astype(np.int64)
    return bucket, np.maximum(hashes & np.uint64(0xFFFF), np.uint64(1)).astype(np.uint16)


@dataclass(frozen=True, slots=True)
class Table:
    """One hashed table: fingerprints and, for each, one or two values of a byte."""

    prints: NDArray[np.uint16]
    values: NDArray[np.uint8]

    def find(self, *ids: Ids) -> tuple[NDArray[np.bool_], NDArray[np.uint8]]:
        """Whether each row is in the table, and its values (those of the first slot where it is not)."""
        bucket, mark = bucket_and_print(mix(*ids), len(self.prints))
        same = self.prints[bucket] == mark[:, None]
        slot = same.argmax(1)
        return same[np.arange(len(slot)), slot], self.values[bucket, slot]


@dataclass(frozen=True, slots=True)
class NGrams:
    """The tables of one model; all results are base-2 logarithms of probabilities, so never above 0."""

    unigrams: NDArray[np.uint8]
    backoffs: NDArray[np.uint8]
    bigrams: Table
    trigrams: Table

    def word(self, ids: Ids) -> Floats:
        """log P(word)."""
        return self.unigrams[ids].astype(np.float32) / -SCALE

    def after(self, first: Ids, second: Ids) -> tuple[Floats, NDArray[np.bool_]]:
        """log P(second | first), and whether the pair was ever counted."""
        known, values = self.bigrams.find(first, second)
        backed_off = self.unigrams[second].astype(np.int32) + self.backoffs[first]
        return np.where(known, values[:, 0], backed_off).astype(np.float32) / -SCALE, known

    def after_two(self, first: Ids, second: Ids, third: Ids) -> Floats:
        """log P(third | first second)."""
        known, values = self.trigrams.find(first, second, third)
        lower, _ = self.after(second, third)
        context, weights = self.bigrams.find(first, second)
        backed_off = lower - np.where(context, weights[:, 1], 0).astype(np.float32) / SCALE
        return np.where(known, values[:, 0].astype(np.float32) / -SCALE, backed_off)


@cache
def ngrams() -> NGrams:
    """The shipped tables, mapped into memory at the first call (about 10 MB of file pages)."""
    return NGrams(
        np.frombuffer(lexicon().commonness, np.uint8),
        _mapped("backoffs"),
        Table(_mapped("bigram_prints"), _mapped("bigram_values")),
        Table(_mapped("trigram_prints"), _mapped("trigram_values")),
    )


def _mapped(name: str) -> NDArray[Any]:
    return np.asarray(np.load(resource("spacing", f"{name}.npy"), mmap_mode="r"))
