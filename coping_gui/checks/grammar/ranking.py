"""Which word a misspelt one stands for: every candidate weighed by its letters, sound, commonness and place.

A noisy channel (Kernighan, Church and Gale 1990) whose parts are weighed by a logistic model: how likely the word
stands between its neighbours, by the n-gram tables of the spacing repair, how well it goes with the words of its
sentence (`contexts.py`), and how likely its letters turn into those that were written (`slips.py`). The weights
(`resources/grammar/spelling.tsv`) are fitted by `benchmarks/spelling_ranking.py`, which says on what.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from coping_gui.checks.grammar.contexts import fits
from coping_gui.checks.grammar.letters import CONTRACTIONS, distance, sound
from coping_gui.checks.grammar.near_words import near_words, regular_slips, two_words
from coping_gui.checks.grammar.neighbours import bits_of
from coping_gui.checks.grammar.slips import slip_bits
from coping_gui.checks.words import capital_share, is_word, rarest
from coping_gui.paths import resource

KEPT = 6
"""Suggestions shown."""
NEAR = 1.6
"""Letter edits of a candidate up to which a word is not looked at as two."""
WEIGHED = 12
"""Candidates whose letters are looked at closely."""
NAME_SHARE = 14 / 15
"""Share of a word's occurrences that are capitalised, from which it is a name wherever it stands."""
REGULAR_DISTANCE, REGULAR_BITS = 0.8, 8.0
"""What it costs, in edits and in bits, to inflect an irregular word like a regular one."""
PRONOUNS = frozenset(("I", "I'm", "I've", "I'd", "I'll"))
"""What has a capital and is no name."""
FEATURES = ("context", "surroundings", "common", "edits", "edits_a_letter", "unoffered", "possessive", "sound", "split",
            "unknown", "name", "slip", "slip_a_letter")  # fmt: skip
"""The columns of `features`, each with a weight in the table."""
_CHEAP = len(FEATURES) - 2
"""Columns that are known before the letters are looked at closely."""

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
    """Every candidate once, as the word writes its capitals; two words only where nothing else is near."""
    found = dict.fromkeys(cased(word, suggestion) for some in offered for suggestion in some)
    curly = "’" in word
    near = near_words(word.lower().replace("’", "'"))
    found |= dict.fromkeys(cased(word, n.replace("'", "’") if curly else n) for n in near)
    if word.islower() and all(distance(word, n) > NEAR for n in near):
        found |= dict.fromkeys(two_words(word))
    found.pop(word, None)
    return list(found)


def cased(word: str, suggestion: str) -> str:
    """The suggestion with the capitals of the word, and with its own where it is a name ("corean" → "Korean")."""
    if word.isupper() and len(word) > 1:
        return suggestion.upper()
    capital = word[:1].isupper() or (suggestion.islower() and capital_share(suggestion) >= NAME_SHARE)
    return suggestion[:1].upper() + suggestion[1:] if capital else suggestion


def features(text: str, start: int, end: int, choices: Sequence[str], offered: frozenset[str]) -> Floats:
    """A row for each choice, in the columns of `FEATURES`; those far from the best are not looked at closely."""
    word = text[start:end]
    offers = {cased(word, o) for o in offered}
    table = np.zeros((len(choices), len(FEATURES)))
    for row, choice in enumerate(choices):
        name = word.islower() and choice[:1].isupper() and choice not in PRONOUNS
        table[row, 2:_CHEAP] = (*_of_the_word(word.lower(), choice, choice in offers), name)
    table[:, 0] = bits_of(text, [(start, end, choices)])[0]
    table[:, 1] = fits(text, start, end, choices)
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
    possessive = low.endswith("'s") and not word.endswith(("'s", "’s")) and low not in CONTRACTIONS
    alike = regular or sound(low) == sound(word)
    facts = (not offered, possessive, alike, " " in choice, not is_word(choice))
    return float(np.log2(max(rarest(choice), 0.01))), -edits, -edits / max(1, len(word)), *map(float, facts)


def _bits(word: str, choice: str) -> float:
    return REGULAR_BITS if choice in regular_slips(word) else slip_bits(word.replace("’", "'"), choice)
