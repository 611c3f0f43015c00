"""Common words near a misspelt one, also two or three slips away, which the engines' own suggestions often miss.

The candidates of a noisy channel (Kernighan, Church and Gale 1990): words that share nearly all letters with what was
written, found by counting letters, then measured letter by letter.
"""

from collections.abc import Callable
from functools import cache, lru_cache

import numpy as np

from coping_gui.checks.words import frequency, is_word, lexicon

COMMON = 2.0
"""Occurrences per million words from which a word counts as common; 16,000 words do."""
_SHORTEST, _LONGEST = 5, 20
"""Letters; shorter words have too many neighbours."""
_LETTERS_CHANGED = 4
"""Letters that may come and go in all; a changed letter counts twice."""


@lru_cache(4096)
def near_words(word: str, distance: Callable[[str, str], float], farthest: float) -> tuple[str, ...]:
    """The common words at most `farthest` away by `distance`; none for a word with other letters than a to z."""
    if not (word.isascii() and word.isalpha() and word.islower() and _SHORTEST <= len(word) <= _LONGEST):
        return ()
    words, counts, lengths = _common_words()
    changed = np.abs(counts - _letters([word])[0]).sum(1)
    near = np.nonzero((changed <= _LETTERS_CHANGED) & (np.abs(lengths - len(word)) <= 2))[0]
    return tuple(words[i] for i in near if words[i] != word and distance(word, words[i]) <= farthest)


@cache
def _common_words() -> tuple[list[str], np.ndarray, np.ndarray]:
    words = [
        word
        for word in lexicon().ids
        if _SHORTEST - 1 <= len(word) <= _LONGEST and word.isascii() and word.isalpha()
        if frequency(word) >= COMMON and is_word(word)
    ]
    return words, _letters(words), np.array([len(word) for word in words])


def _letters(words: list[str]) -> np.ndarray:
    """How often each word has each letter, one row a word."""
    counts = np.zeros((len(words), 26), np.int8)
    for row, word in enumerate(words):
        for letter in word.encode():
            counts[row, letter - 97] += 1
    return counts
