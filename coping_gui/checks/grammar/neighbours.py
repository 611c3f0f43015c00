"""How likely words stand between their neighbours, by the n-gram tables of the spacing repair."""

import re
from collections.abc import Sequence

import numpy as np

from coping_gui.checks.spacing.ngrams import NUMBER, STOP, UNKNOWN, ngrams
from coping_gui.checks.spacing.tokens import symbol
from coping_gui.checks.words import lexicon, normalized

RARE = -24.0
"""Log probability (bits) of a word that was never counted."""
BEFORE, AFTER = 60, 50
"""Code points in which the two neighbours on either side are looked for."""
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*|[^\w\s]+")

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
    before = _ids(text[max(0, start - BEFORE) : start])[-2:]
    after = [*_ids(text[end : end + AFTER]), STOP, STOP][:2]
    left = ([STOP, STOP, *before])[-2:]
    return [[*left, *_of_choice(choice), *after] for choice in choices]


def _of_choice(choice: str) -> list[int]:
    return _ids(choice) or ([UNKNOWN] if choice.strip() else [])


def _ids(text: str) -> list[int]:
    """The ids of words and marks, as they were counted: of marks that follow each other only the strongest."""
    found: list[int] = []
    for token in _TOKEN.findall(text):
        number = word_id(token)
        if found and 0 < number < NUMBER and 0 < found[-1] < NUMBER:
            found[-1] = min(found[-1], number)
        else:
            found.append(number)
    return found


def word_id(word: str) -> int:
    """The id of a word, a number or a run of marks in the n-gram tables."""
    if word[0].isalpha():
        return lexicon().id(normalized(word)) or lexicon().id(word.lower())
    return NUMBER if word[0].isdigit() else symbol(word)
