"""How far apart two spellings are, by their letters and by their sound."""

import re
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

VOWELS = frozenset("aeiouy")
LETTERS = "abcdefghijklmnopqrstuvwxyz'"
_SHORTENED = ("it", "that", "he", "she", "what", "there", "let", "who", "here", "where", "how", "one", "when")
CONTRACTIONS = frozenset(f"{word}'s" for word in _SHORTENED)
"""Words with 's that are more than a possessive."""


@lru_cache(100_000)
def distance(wrong: str, right: str) -> float:
    """Weighted letter edits (Damerau–Levenshtein): doubled letters, vowels and swaps are cheap, first letters dear."""
    wrong, right = wrong.replace("’", "'"), right.replace("’", "'")
    rows = [[0.0] * (len(right) + 1) for _ in range(len(wrong) + 1)]
    for i in range(len(wrong) + 1):
        for j in range(len(right) + 1):
            rows[i][j] = _cell(rows, wrong, right, i, j)
    return rows[-1][-1] + (0.4 if wrong[:1] != right[:1] else 0.0)


def _cell(rows: list[list[float]], wrong: str, right: str, i: int, j: int) -> float:
    if i == 0 and j == 0:
        return 0.0
    ways: list[float] = []
    if i:
        ways.append(rows[i - 1][j] + (0.5 if i > 1 and wrong[i - 1] == wrong[i - 2] else 1.0))
    if j:
        ways.append(rows[i][j - 1] + _insertion(right, j))
    if i and j:
        ways.append(rows[i - 1][j - 1] + _change(wrong[i - 1], right[j - 1]))
    if i > 1 and j > 1 and wrong[i - 1] == right[j - 2] and wrong[i - 2] == right[j - 1]:
        ways.append(rows[i - 2][j - 2] + 0.6)
    return min(ways)


def _insertion(right: str, j: int) -> float:
    letter = right[j - 1]
    if letter == "'" and right[j:] == "s" and right not in CONTRACTIONS:
        return 1.0
    if letter in "' -":
        return 0.3
    return 0.5 if j > 1 and letter == right[j - 2] else (0.8 if letter in VOWELS else 1.0)


def _change(a: str, b: str) -> float:
    if a == b:
        return 0.0
    return 0.7 if a in VOWELS and b in VOWELS else 1.0


def codes(words: Sequence[str]) -> NDArray[np.uint8]:
    """The letters a to z of every word as 1 to 26, a row a word, filled up with 0."""
    table = np.zeros((len(words), max(map(len, words), default=0)), np.uint8)
    for row, word in enumerate(words):
        table[row, : len(word)] = np.frombuffer(word.encode("ascii"), np.uint8) - 96
    return table


_INSERTED = np.array([0.0, *(0.8 if chr(96 + c) in VOWELS else 1.0 for c in range(1, 27))], np.float32)
_CHANGED = np.array([[_change(chr(96 + a), chr(96 + b)) for b in range(27)] for a in range(27)], np.float32)


def distances(wrong: str, rights: NDArray[np.uint8]) -> NDArray[np.float32]:
    """`distance` of one word, letters a to z only, from many at once, given by their `codes`."""
    letters = codes([wrong])[0]
    columns = np.ascontiguousarray(rights.T)
    lengths = (rights > 0).sum(1)
    doubled = np.vstack([np.zeros_like(columns[:1]), columns[:-1]]) == columns
    won = np.where(doubled, np.float32(0.5), _INSERTED[columns])
    rows = [np.vstack([np.zeros_like(won[:1]), np.cumsum(won, 0)])]
    for i, letter in enumerate(letters):
        lost = 0.5 if i and letters[i - 1] == letter else 1.0
        row = rows[-1] + np.float32(lost)
        row[1:] = np.minimum(row[1:], rows[-1][:-1] + _CHANGED[letter][columns])
        if i:
            swapped = (columns[:-1] == letter) & (columns[1:] == letters[i - 1])
            row[2:] = np.where(swapped, np.minimum(row[2:], rows[-2][:-2] + np.float32(0.6)), row[2:])
        for j in range(1, len(row)):
            np.minimum(row[j], row[j - 1] + won[j - 1], out=row[j])
        rows.append(row)
    first = np.where(columns[0] == letters[0], np.float32(0), np.float32(0.4))
    return rows[-1][lengths, np.arange(len(lengths))] + first


_SOUNDS = (
    ("[^a-z]", ""), ("^[kgp]n", "n"), ("^wr", "r"), ("^ps", "s"), ("^x", "s"), ("^wh", "w"), ("tch", "S"),
    ("sch", "sk"), ("(?:ss|[tscx])(?=i(?:on|an|ou|al|en))", "S"), ("ture", "Sr"), ("[cs]h", "S"), ("ph", "f"),
    ("gh", ""), ("ck", "k"), ("th", "T"), ("dg", "j"), ("c(?=[eiy])", "s"), ("[cq]", "k"), ("x", "ks"), ("z", "s"),
    ("g(?=[eiy])", "j"), ("v", "f"), ("mb$", "m"), ("(?<=ou)l(?=d$)", ""), ("(?<=a)l(?=[kfm])", ""),
)  # fmt: skip
"""Letters that sound alike or are mute, in the manner of Metaphone (Philips 1990), one after another."""
_RULES = tuple((re.compile(pattern), sound) for pattern, sound in _SOUNDS)


@lru_cache(100_000)
def sound(word: str) -> str:
    """What a word sounds like without its vowels: "bisnes" and "business" are both "bsns"; "" for no letters."""
    low = word.lower()
    for pattern, written in _RULES:
        low = pattern.sub(written, low)
    if not low:
        return ""
    first = "A" if low[0] in VOWELS else low[0]
    return re.sub(r"(.)\1+", r"\1", first + re.sub("[aeiouywh]", "", low[1:]))


def spellings_one_edit_away(word: str) -> set[str]:
    """What one letter deleted, swapped, changed or inserted makes of the word."""
    splits = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    made = {a + b[1:] for a, b in splits if b}
    made |= {a + b[1] + b[0] + b[2:] for a, b in splits if len(b) > 1}
    made |= {a + c + b[1:] for a, b in splits if b for c in LETTERS}
    return made | {a + c + b for a, b in splits for c in LETTERS}
