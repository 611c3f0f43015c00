"""Misspelt words: a run that one slip of a finger explains better than a lost blank must stay whole.

A grammar engine can mend `anderstand` and `didnt`; it can do nothing any more with `anderst and` and `did nt`.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from math import log2

from coping_gui.checks.spacing.splits import WordPlace, form
from coping_gui.checks.words import DICTIONARY_LEVEL, lexicon

SLIP = -14.0
"""log2 of how often a word of running text is hit by one certain slip (one word in a hundred, 150 ways each)."""
APOSTROPHE = -8.0
"""The same for an apostrophe left out or set one letter too early or late; that is no accident but a habit."""
STRONGEST = 10.0
"""Bits that the second look may throw in at most."""
BEYOND_DOUBT = 6.0
"""Bits by which a lost blank must be likelier than any slip, to be as sure as the safe tier asks without a look."""
COMMON = 3000
"""Words looked through for the commonest one of a length."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz'"
_TAILS = frozenset({"nt", "re", "ve", "ll"})


def split_chance(place: WordPlace, run: str, chance: float, losses: float, size: int) -> float:
    """The chance that `run` lost its blank, now that it may also be a misspelt word; never more than `chance`.

    `losses` are the blanks that the document of `size` words is expected to have lost elsewhere.
    """
    if _in_dictionary(place.ids[2]) or not may_be_slip(place, run):
        return chance
    split = place.bits[0] + place.bits[1] + log2((max(0.0, losses) + 0.2) / (size + 20))
    split += min(STRONGEST, log2(chance / max(1e-6, 1 - chance)))
    if split > _most(len(run)) + BEYOND_DOUBT:
        return chance
    slip = best_slip(run.lower().replace("’", "'"))
    return chance if slip is None else min(chance, 1 / (1 + 2 ** -max(-60.0, split - slip)))


def may_be_slip(place: WordPlace, run: str) -> bool:
    """Whether no capital speaks for two words, and neither part is a single letter ("alot" is no slip)."""
    if form(run) > 1:
        return False
    if place.right in _TAILS or _contraction(place.run):
        return True
    return 1 not in (len(place.left), len(place.right))


def _contraction(run: str) -> bool:
    return any(_in_dictionary(lexicon().id(f"{run[:i]}'{run[i:]}")) for i in range(max(1, len(run) - 2), len(run)))


def _in_dictionary(number: int) -> bool:
    return number >= 6 and 0 < lexicon().levels[number] <= DICTIONARY_LEVEL


@lru_cache(64)
def _most(size: int) -> float:
    """The highest value that best_slip can have for a run of a length: a slip in the commonest word as long as that."""
    lexical = lexicon()
    best = -99.0
    for word, number in islice(lexical.ids.items(), 6, COMMON):  # commonest first
        if abs(len(word) - size) <= 1:
            best = max(best, (APOSTROPHE if "'" in word else SLIP) - lexical.commonness[number] / 10.0)
    return max(best, APOSTROPHE - lexical.commonness[COMMON] / 10.0)


@lru_cache(4096)
def best_slip(run: str) -> float | None:
    """log2 P that a lower-cased run is a dictionary word with one slip; None where no slip leads to a word.

    A slip is a letter too many, too few, wrong, or swapped with its neighbour (Damerau 1964,
    doi:10.1145/363958.363994).
    """
    commonness = lexicon().commonness
    best: float | None = None
    for number, cost in _one_slip_away(run, lexicon().ids):
        if _in_dictionary(number):
            bits = cost - commonness[number] / 10.0
            best = bits if best is None or bits > best else best
    return best


def _one_slip_away(run: str, ids: Mapping[str, int]) -> Iterator[tuple[int, float]]:
    """The ids of all known words one slip away from a run, and what the slip costs."""
    for i in range(len(run) + 1):
        head, tail, rest = run[:i], run[i:], run[i + 1 :]
        for letter in _LETTERS:
            start = head + letter
            if start + tail in ids:
                yield ids[start + tail], APOSTROPHE if letter == "'" else SLIP
            if tail and start + rest in ids and letter != tail[0]:
                yield ids[start + rest], SLIP
        if tail and head + rest in ids:
            yield ids[head + rest], SLIP
        swapped = head + tail[1:2] + tail[:1] + tail[2:]
        if len(tail) > 1 and swapped in ids and tail[0] != tail[1]:
            yield ids[swapped], APOSTROPHE if "'" in tail[:2] else SLIP
