"""The one dictionary: is it an English word, how common is it, how is it usually written.

Words come from SCOWL (American, British, Canadian, Australian) and from counts over clean prose; en-US and en-GB are
equal citizens. Nothing is loaded before the first question.
"""

import re
import zlib
from dataclasses import dataclass
from functools import cache

import numpy as np

from coping_gui.paths import resource

_BETWEEN = re.compile(r"[\s-]+")
DICTIONARY_LEVEL = 71
"""SCOWL sizes up to 70 count as words; a size plus one marks names and abbreviations."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All known words with one byte of each fact; index a byte string with the word's id."""

    ids: dict[str, int]
    """Lower-cased word → id; ids below 6 are the symbols of the n-gram tables."""
    commonness: bytes
    """Tenths of a bit: -10 log2 of the word's share of running text."""
    levels: bytes
    """SCOWL size (10 commonest … 80 rare), +1 for names and abbreviations; 0: only seen in prose."""
    capitals: bytes
    """High four bits: share of Title case inside sentences, in fifteenths; low four: share of UPPER or miXed case."""
    partable: bytes
    """1 where the word could be two common words run together ("maybe"), else 0."""
    compounds: bytes
    """High four bits: how many compounds the word starts, as a logarithm; low four: how many it ends."""

    def id(self, word: str) -> int:
        """The id of a lower-cased word without its possessive ending; 0 when unknown."""
        return self.ids.get(word, 0)


@cache
def lexicon() -> Lexicon:
    """The shipped lexicon (about 25 MB once loaded)."""
    words = zlib.decompress(resource("words", "words.txt.z").read_bytes()).decode().split("\n")

    def column(name: str) -> bytes:
        return np.load(resource("words", f"{name}.npy")).tobytes()

    ids = dict(zip(words, range(len(words)), strict=True))
    return Lexicon(
        ids, column("commonness"), column("levels"), column("capitals"), column("partable"), column("compounds")
    )


def normalized(word: str) -> str:
    """The form under which the dictionary knows a word: lower case, straight apostrophe, no possessive ending."""
    return word.lower().replace("’", "'").removesuffix("'s").rstrip("'")


def is_word(word: str) -> bool:
    """Whether an English dictionary has the word (in any case, possessive allowed, hyphenated parts each)."""
    parts = [normalized(part) for part in word.split("-")]
    lexical = lexicon()
    return all(0 < lexical.levels[lexical.id(part)] <= DICTIONARY_LEVEL for part in parts)


def capital_share(word: str) -> float:
    """The share of a word's occurrences inside of sentences that begin with a capital; 0 for an unknown word."""
    lexical = lexicon()
    return (lexical.capitals[lexical.id(normalized(word))] >> 4) / 15


def frequency(word: str) -> float:
    """Occurrences per million words of clean prose; 0 for a word that was never counted."""
    lexical = lexicon()
    number = lexical.id(normalized(word))
    return 1e6 * 2 ** (-lexical.commonness[number] / 10) if number >= 6 else 0.0


def word_parts(text: str) -> list[str]:
    """Words, and the parts of those with hyphens: "self", "made" and "man" of "self-made man"."""
    return [part for part in _BETWEEN.split(text) if part]


def rarest(text: str) -> float:
    """Occurrences per million of the rarest of its parts; 0 where there is none."""
    return min(map(frequency, word_parts(text)), default=0.0)


@cache
def _camels() -> frozenset[str]:
    return frozenset(resource("words", "camels.txt").read_text("utf-8").split())


def is_camel(name: str) -> bool:
    """Whether clean prose or a list of brands writes the name so, with a capital inside ("GitHub"); plural allowed."""
    return name in _camels() or name.removesuffix("s") in _camels()


_STEP = re.compile(r"(?<=[^\W\d_])(?=[A-Z])")


def in_camel(run: str, at: int) -> bool:
    """Whether an offset lies inside such a name that the run of letters holds: 5 in "inGitHub", but not 2."""
    run = run.removesuffix("'s").removesuffix("’s")
    steps = [0, *(match.start() for match in _STEP.finditer(run)), len(run)]
    return any(is_camel(run[a:b]) for a in steps if a < at for b in steps if b > at)
