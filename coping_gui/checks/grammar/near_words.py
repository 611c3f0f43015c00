"""Words that a misspelt one may stand for, also those which the engines' own suggestions miss.

Common words that share nearly all letters with it (found by counting letters, then measured letter by letter), those
that sound like it, all words one letter away, what learners make regular ("goed" for "went", "childs" for
"children"), and two words that ran together: "weatherrealted" for "weather related".
"""

from collections import defaultdict
from functools import cache, lru_cache

import numpy as np

from coping_gui.checks.grammar.letters import codes, distance, distances, sound, spellings_one_edit_away
from coping_gui.checks.grammar.local.inflection import inflections
from coping_gui.checks.spacing.ngrams import ngrams
from coping_gui.checks.words import frequency, is_word, lexicon

COMMON, KNOWN = 2.0, 0.5
"""Occurrences per million words from which a word counts as common (16,000 words do), and from which its sound does."""
_SHORTEST, _LONGEST = 3, 20
"""Letters of words that are compared; one-letter edits go up to 24."""
_LETTERS_CHANGED, _LETTERS_CHANGED_LONG, _LONG = 4, 5, 8
"""Letters that may come and go in all, and in long words; a changed letter counts twice."""
FARTHEST, FARTHEST_SHARE, FARTHEST_SHORT = 2.2, 0.36, 1.7
"""Weighted edits in all, for each letter, and for words up to four letters, which have many neighbours."""
SHORTEST_PAIR, COMMON_PART = 8, 10.0
"""Letters of two words together, and occurrences per million that each of them needs."""
SHORT_PART, COMMON_SHORT_PART = 2, 1000.0
"""The same for words so short, which are written right: "possibiltyof"."""
LONG_PART = 5
"""Letters of two words which need not be known next to each other, where one of them is written right."""


@lru_cache(4096)
def near_words(word: str) -> tuple[str, ...]:
    """The candidates for a word in small letters; none for a word with other letters than a to z."""
    found = dict.fromkeys(one_edit_away(word))
    if word.isascii() and word.isalpha() and word.islower() and _SHORTEST <= len(word) <= _LONGEST:
        found |= dict.fromkeys([*regular_slips(word), *_with_nearly_all_letters(word), *_of_the_same_sound(word)])
    found.pop(word, None)
    return tuple(found)


@cache
def _regular() -> dict[str, list[str]]:
    return inflections().regularised()


def regular_slips(word: str) -> list[str]:
    """The right forms of an irregular word that was inflected like a regular one ("buyed" → "bought")."""
    return _regular().get(word, [])


def one_edit_away(word: str) -> list[str]:
    """Dictionary words that one letter deleted, swapped, changed or inserted makes of the word."""
    if not 3 <= len(word) <= 24:
        return []
    known = lexicon().ids
    made = spellings_one_edit_away(word)
    return sorted(m for m in made if m in known and m != word and len(m) > 1 and is_word(m))


@lru_cache(4096)
def two_words(word: str) -> tuple[str, ...]:
    """Two words, of which one is written right and the other at most one letter off; prose has them next to each other,
    or both are long.
    """
    if len(word) < SHORTEST_PAIR:
        return ()
    cuts = [(word[:i], word[i:]) for i in range(SHORT_PART, len(word) - SHORT_PART + 1)]
    pairs = [(left, b) for left, right in cuts if _is_part(left) for b in _parts(right)]
    pairs += [(a, right) for left, right in cuts if _is_part(right) for a in _parts(left)]
    if not pairs:
        return ()
    ids = np.array([[lexicon().id(a), lexicon().id(b)] for a, b in pairs], np.int32)
    counted = ngrams().after(ids[:, 0], ids[:, 1])[1].tolist()
    good = (known or min(map(len, pair)) >= LONG_PART for pair, known in zip(pairs, counted, strict=True))
    return tuple(dict.fromkeys(f"{a} {b}" for (a, b), is_good in zip(pairs, good, strict=True) if is_good))


def _is_part(part: str) -> bool:
    return frequency(part) >= (COMMON_SHORT_PART if len(part) <= SHORT_PART else COMMON_PART) and is_word(part)


def _parts(part: str) -> list[str]:
    near = one_edit_away(part) if len(part) > SHORT_PART else ()
    return [w for w in (part, *near) if _is_part(w)]


def _with_nearly_all_letters(word: str) -> list[str]:
    words, spelt, counts, lengths = _common_words()
    changed = np.abs(counts - _letters([word])[0]).sum(1, dtype=np.int16)
    most = _LETTERS_CHANGED if len(word) < _LONG else _LETTERS_CHANGED_LONG
    near = np.nonzero((changed <= most) & (np.abs(lengths - len(word)) <= 3))[0]
    farthest = max(FARTHEST, FARTHEST_SHARE * len(word)) if len(word) > 4 else FARTHEST_SHORT
    far = distances(word, spelt[near, : len(word) + 3])
    return [words[i] for i in near[far <= farthest + 1e-4]]


def _of_the_same_sound(word: str) -> list[str]:
    return [w for w in _by_sound().get(sound(word), ()) if distance(word, w) <= 0.5 * len(word) + 0.6]


def _plain_words(common: float) -> list[str]:
    return [
        word
        for word in lexicon().ids
        if 2 <= len(word) <= _LONGEST and word.isascii() and word.isalpha()
        if frequency(word) >= common and is_word(word)
    ]


@cache
def _common_words() -> tuple[list[str], np.ndarray, np.ndarray, np.ndarray]:
    words = _plain_words(COMMON)
    return words, codes(words), _letters(words), np.array([len(word) for word in words])


@cache
def _by_sound() -> dict[str, list[str]]:
    sounds: defaultdict[str, list[str]] = defaultdict(list)
    for word in _plain_words(KNOWN):
        sounds[sound(word)].append(word)
    return dict(sounds)


def _letters(words: list[str]) -> np.ndarray:
    """How often each word has each letter, one row a word."""
    counts = np.zeros((len(words), 26), np.int8)
    for row, word in enumerate(words):
        for letter in word.encode():
            counts[row, letter - 97] += 1
    return counts
