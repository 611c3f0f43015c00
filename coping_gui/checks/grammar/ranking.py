"""Which word a misspelt one stands for: every candidate weighed by its letters, sound, commonness and place.

A noisy channel (Kernighan, Church and Gale 1990) whose parts are weighed by a logistic model: how likely the word
stands between its neighbours, by the n-gram tables of the spacing repair, and how likely its letters turn into those
that were written (`slips.py`). The weights (`resources/grammar/spelling.tsv`) are fitted by
`benchmarks/spelling_ranking.py`, which says on what.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from coping_gui.checks.grammar.letters import CONTRACTIONS, distance, sound
from coping_gui.checks.grammar.near_words import near_words, regular_slips
from coping_gui.checks.grammar.slips import slip_bits
from coping_gui.checks.spacing.ngrams import OTHER, STOP, UNKNOWN, ngrams
from coping_gui.checks.words import frequency, is_word, lexicon, normalized
from coping_gui.paths import resource

KEPT = 6
"""Suggestions shown."""
WEIGHED = 12
"""Candidates whose letters are looked at closely."""
RARE = -24.0
"""Log probability (bits) of a word that was never counted."""
REGULAR_DISTANCE, REGULAR_BITS = 0.8, 8.0
"""What it costs, in edits and in bits, to inflect an irregular word like a regular one."""
FEATURES = ("context", "common", "edits", "edits_a_letter", "unoffered", "possessive", "sound", "split", "unknown",
            "slip", "slip_a_letter")  # fmt: skip
"""The columns of `features`, each with a weight in the table."""
_CHEAP = len(FEATURES) - 2
"""Columns that are known before the letters are looked at closely."""
_NEIGHBOUR = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[^\w\s]")

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Choice:
    """One candidate, and its score: a natural logarithm, of which only differences mean something."""

    word: str
    score: float


@cache
def weights() -> Mapping[str, float]:
    """The shipped weights by their feature."""
    lines = resource("grammar", "spelling.tsv").read_text("utf-8").splitlines()[1:]
    return {name: float(weight) for name, weight, *_ in (line.split("\t") for line in lines)}


@lru_cache(4096)
def weighed(text: str, start: int, end: int, offered: tuple[tuple[str, ...], ...]) -> tuple[Choice, ...]:
    """The best corrections of `text[start:end]` with their scores, best first.

    `offered` are the engines' lists, each best first.
    """
    word = text[start:end]
    choices = candidates(word, offered)
    if not choices:
        return ()
    table = features(text, start, end, choices, frozenset(c for some in offered for c in some))
    by_name = weights()
    scores = table @ np.array([by_name[name] for name in FEATURES])
    order: list[int] = np.argsort(-scores, kind="stable").tolist()
    return tuple(Choice(choices[i], float(scores[i])) for i in order[:WEIGHED])


def candidates(word: str, offered: Sequence[Sequence[str]]) -> list[str]:
    """Every candidate once, as the word writes its capitals."""
    found = dict.fromkeys(cased(word, suggestion) for some in offered for suggestion in some)
    found |= dict.fromkeys(cased(word, near) for near in near_words(word.lower()))
    found.pop(word, None)
    return list(found)


def cased(word: str, suggestion: str) -> str:
    """The suggestion with the capitals of the word."""
    if word.isupper() and len(word) > 1:
        return suggestion.upper()
    return suggestion[:1].upper() + suggestion[1:] if word[:1].isupper() else suggestion


def features(text: str, start: int, end: int, choices: Sequence[str], offered: frozenset[str]) -> Floats:
    """A row for each choice, in the columns of `FEATURES`; those far from the best are not looked at closely."""
    word = text[start:end]
    context = _context(text, start, end, choices)
    offers = {cased(word, o) for o in offered}
    table = np.zeros((len(choices), len(FEATURES)))
    for row, choice in enumerate(choices):
        table[row, 1:_CHEAP] = _of_the_word(word.lower(), choice, choice in offers)
    table[:, 0] = context
    by_name = weights()
    cheap = table[:, :_CHEAP] @ np.array([by_name[name] for name in FEATURES[:_CHEAP]])
    close = set(np.argsort(-cheap, kind="stable")[:WEIGHED].tolist())
    for row, choice in enumerate(choices):
        bits = _bits(word.lower(), choice.lower()) if row in close else 100.0
        table[row, _CHEAP:] = -bits, -bits / max(1, len(word))
    return table


def _of_the_word(word: str, choice: str, offered: bool) -> tuple[float, ...]:
    """What is known of a candidate without its neighbours."""
    low = choice.lower().replace("’", "'")
    regular = low in regular_slips(word)
    edits = REGULAR_DISTANCE if regular else distance(word, low)
    common = min((frequency(part) for part in choice.split()), default=0.0)
    possessive = low.endswith("'s") and not word.endswith(("'s", "’s")) and low not in CONTRACTIONS
    alike = regular or sound(low) == sound(word)
    facts = (not offered, possessive, alike, " " in choice, not is_word(choice))
    return float(np.log2(max(common, 0.01))), -edits, -edits / max(1, len(word)), *map(float, facts)


def _bits(word: str, choice: str) -> float:
    return REGULAR_BITS if choice in regular_slips(word) else slip_bits(word.replace("’", "'"), choice)


def _context(text: str, start: int, end: int, choices: Sequence[str]) -> list[float]:
    """Log probability (bits) of each choice between its two neighbours on either side."""
    before = [word_id(w) for w in _NEIGHBOUR.findall(text[max(0, start - 60) : start])][-2:]
    after = ([word_id(w) for w in _NEIGHBOUR.findall(text[end : end + 50])] + [STOP, STOP])[:2]
    left = ([STOP, STOP, *before])[-2:]
    trios: list[tuple[int, int, int]] = []
    owners: list[int] = []
    for number, choice in enumerate(choices):
        ids = [word_id(part) for part in _NEIGHBOUR.findall(choice)] or [UNKNOWN]
        chain = [*left, *ids, *after]
        trios += [(chain[i - 2], chain[i - 1], chain[i]) for i in range(2, len(chain))]
        owners += [number] * (len(chain) - 2)
    columns = np.array(trios, np.int32).T
    steps = np.where(columns[2] == UNKNOWN, RARE, np.maximum(ngrams().after_two(*columns), RARE))
    return np.bincount(owners, steps, len(choices)).tolist()


def word_id(word: str) -> int:
    """The id of a word or mark in the n-gram tables."""
    if not word[0].isalpha():
        return STOP if word in ".!?" else OTHER
    return lexicon().id(normalized(word)) or lexicon().id(word.lower())
