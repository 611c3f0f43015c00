"""How likely words stand between their neighbours, by the n-gram tables of the spacing repair."""

import re
from collections.abc import Sequence

import numpy as np

from coping_gui.checks.spacing.ngrams import OTHER, STOP, UNKNOWN, ngrams
from coping_gui.checks.words import lexicon, normalized

RARE = -24.0
"""Log probability (bits) of a word that was never counted."""
BEFORE, AFTER = 60, 50
"""Code points in which the two neighbours on either side are looked for."""
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]")

Place = tuple[int, int, Sequence[str]]
"""Start and end in a text, and what could stand there."""


def bits_of(text: str, places: Sequence[Place]) -> list[list[float]]:
    """For each place the log probability (bits) of each of its choices between two neighbours on either side.

    An empty choice is the place without anything. Spans are in code points and do not part words.
    """
    chains = [chain for start, end, choices in places for chain in _chains(text, start, end, choices)]
    if not chains:
        return []
    trios = [(chain[i - 2], chain[i - 1], chain[i]) for chain in chains for i in range(2, len(chain))]
    owners = np.repeat(np.arange(len(chains)), [len(chain) - 2 for chain in chains])
    columns = np.array(trios, np.int32).T
    steps = np.where(columns[2] == UNKNOWN, RARE, np.maximum(ngrams().after_two(*columns), RARE))
    sums = iter(np.bincount(owners, steps, len(chains)).tolist())
    return [[next(sums) for _ in choices] for _, _, choices in places]


def _chains(text: str, start: int, end: int, choices: Sequence[str]) -> list[list[int]]:
    """The word ids of each choice with its neighbours."""
    before = [word_id(w) for w in _TOKEN.findall(text[max(0, start - BEFORE) : start])][-2:]
    after = ([word_id(w) for w in _TOKEN.findall(text[end : end + AFTER])] + [STOP, STOP])[:2]
    left = ([STOP, STOP, *before])[-2:]
    return [[*left, *_ids(choice), *after] for choice in choices]


def _ids(choice: str) -> list[int]:
    return [word_id(part) for part in _TOKEN.findall(choice)] or ([UNKNOWN] if choice.strip() else [])


def word_id(word: str) -> int:
    """The id of a word or mark in the n-gram tables."""
    if not word[0].isalpha():
        return STOP if word in ".!?" else OTHER
    return lexicon().id(normalized(word)) or lexicon().id(word.lower())
