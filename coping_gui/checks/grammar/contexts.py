"""How well a word goes with what its sentence is about: "career" with "software field", "fashion" with "young people".

A continuous bag of words with negative sampling (Mikolov et al. 2013): the product of a word's vector and the mean
vector of the words around it is the logarithm of the odds that the word stands there, rather than elsewhere in the
prose that `benchmarks/word_contexts.py` learned from. The n-gram tables see two words on either side in their order,
this sees more of them in none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from coping_gui.checks.words import lexicon, normalized, word_parts
from coping_gui.paths import resource

AROUND = 8
"""Words on either side that count, those of other sentences left out."""
_REACH = 120
"""Code points in which they are looked for."""
UNSEEN = -2.0
"""What a word without a vector gets."""
TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[.!?…\n]")
"""A word, or what ends a sentence."""

Bytes = NDArray[np.int8]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Vectors:
    """Two vectors a word, in eight bits: one as a word, one as a part of what surrounds others."""

    rows: dict[int, int]
    """The lexicon's id of a word → its row."""
    surroundings: Bytes
    words: Bytes
    step: float
    """What a step of one times a step of the other is worth."""

    def row(self, word: str) -> int | None:
        """The row of a word in any case; None where it has none."""
        return self.rows.get(lexicon().id(normalized(word)))


@cache
def vectors() -> Vectors:
    """The shipped vectors (5 MB once loaded)."""
    with np.load(resource("grammar", "contexts.npz")) as stored:
        rows = {number: row for row, number in enumerate(stored["ids"].tolist())}
        return Vectors(rows, stored["surroundings"], stored["words"], float(stored["steps"].prod()))


def fits(text: str, start: int, end: int, choices: Sequence[str]) -> list[float]:
    """For each choice how well it goes with the words around `text[start:end]`: logarithms of odds, 0 where there are
    no words around; of several words, or parts of one with hyphens, the one that goes least.
    """
    known = vectors()
    around = [row for word in _around(text, start, end) if (row := known.row(word)) is not None]
    if not around:
        return [0.0] * len(choices)
    middle = known.surroundings[around].mean(0, dtype=np.float32) * known.step
    parts = [[known.row(part) for part in word_parts(choice)] for choice in choices]
    rows = list({row for some in parts for row in some if row is not None})
    scores: dict[int | None, float] = dict(zip(rows, (known.words[rows] @ middle).tolist(), strict=True))
    scores[None] = UNSEEN
    return [min((scores[row] for row in some), default=UNSEEN) for some in parts]


def _around(text: str, start: int, end: int) -> list[str]:
    before = TOKEN.findall(text[max(0, start - _REACH) : start])
    after = TOKEN.findall(text[end : end + _REACH])
    begin = max((i + 1 for i, token in enumerate(before) if not token[0].isalpha()), default=0)
    stop = next((i for i, token in enumerate(after) if not token[0].isalpha()), len(after))
    return [*before[begin:][-AROUND:], *after[:stop][:AROUND]]
