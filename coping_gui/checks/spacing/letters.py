"""How word-like a string of letters is that no dictionary knows."""

from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from coping_gui.paths import resource

SIZE = 29
"""26 letters, the apostrophe, any other letter, and the word's border."""
_BORDER, _OTHER = 28, 27
_CUBE = SIZE**3
_START = (_BORDER * SIZE + _BORDER) * SIZE + _BORDER
_CODE = {chr(97 + i): i for i in range(26)} | {"'": 26, "’": 26}


def codes(word: str) -> NDArray[np.int64]:
    """The word's letters as numbers, with three borders before it and one after."""
    inner = [_CODE.get(c, _OTHER) for c in word.lower()]
    return np.array([_BORDER, _BORDER, _BORDER, *inner, _BORDER], np.int64)


@cache
def _table(name: str) -> bytes:
    return np.ascontiguousarray(np.load(resource("spacing", f"letters_{name}.npy"))).tobytes()


def _bits(word: str, table: bytes) -> float:
    a = b = c = _BORDER
    total = 0
    for letter in word:
        d = _CODE.get(letter, _OTHER)
        total += table[((a * SIZE + b) * SIZE + c) * SIZE + d]
        a, b, c = b, c, d
    return -(total + table[((a * SIZE + b) * SIZE + c) * SIZE + _BORDER]) / 10.0


@lru_cache(4096)
def as_word(word: str) -> float:
    """log2 P(letters) as an unseen word; `word` in lower case."""
    return _bits(word, _table("words"))


@lru_cache(4096)
def as_name(word: str) -> float:
    """log2 P(letters) as an unseen name; `word` in lower case."""
    return _bits(word, _table("names"))


UNSEEN_WORD = -6.0
"""log2 of the share of running text that no word list holds."""


def ends_and_starts(word: str) -> tuple[list[float], list[float]]:
    """For each place i of a lower-cased run: log2 P(word[:i]) and log2 P(word[i:]) as unseen words (place 0 unused)."""
    by_word = _ends_and_starts(word, _table("words"))
    by_name = _ends_and_starts(word, _table("names"))
    return (
        [UNSEEN_WORD + max(a, b - 1.0) for a, b in zip(by_word[0], by_name[0], strict=True)],
        [UNSEEN_WORD + max(a, b - 1.0) for a, b in zip(by_word[1], by_name[1], strict=True)],
    )


def unseen(word: str) -> float:
    """log2 P(word) of a word that no list holds; in lower case."""
    return UNSEEN_WORD + max(as_word(word), as_name(word) - 1.0)


def _ends_and_starts(word: str, table: bytes) -> tuple[list[float], list[float]]:
    line = [_BORDER, _BORDER, _BORDER, *(_CODE.get(c, _OTHER) for c in word), _BORDER]
    steps = [0.0]
    total = 0
    index = _START
    for code in line[3:]:
        index = (index % _CUBE) * SIZE + code
        total += table[index]
        steps.append(total)
    size = len(word)
    ends = [0.0] * size
    starts = [0.0] * size
    for i in range(1, size):
        a, b, c = line[i], line[i + 1], line[i + 2]
        ends[i] = -(steps[i] + table[((a * SIZE + b) * SIZE + c) * SIZE + _BORDER]) / 10.0
        starts[i] = -(_opening(line[i + 3 :], table) + steps[size + 1] - steps[min(i + 3, size + 1)]) / 10.0
    return ends, starts


def _opening(codes_ahead: list[int], table: bytes) -> float:
    """What the first three letters cost at the start of a word."""
    index, total = _START, 0
    for code in codes_ahead[:3]:
        index = (index % _CUBE) * SIZE + code
        total += table[index]
    return total
