"""Places between two letters where a run of letters could be two words."""

import re
from array import array
from dataclasses import dataclass
from functools import lru_cache

from coping_gui.checks.spacing.letters import ends_and_starts, unseen
from coping_gui.checks.words import DICTIONARY_LEVEL, lexicon

PLACES_PER_RUN = 4
"""Only the most word-like splits of a run are looked at in context."""
LEAST_GAIN = -9.5
"""Bits by which two words may be rarer together than the run as one word, context apart; no lost blank was below it."""

FEATURES = (
    "run_length", "left_length", "right_length", "left_bits", "right_bits", "run_bits", "gain", "run_known",
    "left_level",
    "right_level", "run_level", "left_title", "left_upper", "right_title", "right_upper", "run_title", "run_upper",
    "left_form", "right_form", "run_form", "left_starts", "left_ends", "right_starts", "right_ends", "left_inner",
    "right_inner", "before", "after", "start", "behind", "case_step", "lead_on_best", "left_kind", "right_kind",
)  # fmt: skip
"""Names of the context-free features of a word place, in order."""


@dataclass(frozen=True, slots=True)
class WordPlace:
    """A place between two letters of a token."""

    at: int
    """Offset in the token."""
    start: int
    """Where the run of letters starts."""
    end: int
    left: str
    """Lower-cased left part of the run."""
    right: str
    run: str
    ids: tuple[int, int, int]
    """Word ids of left part, right part and the whole run."""
    bits: tuple[float, float, float]
    """log2 P of left part, right part and the whole run, seen or not."""
    piece: int
    """Number of the run among the token's pieces."""
    rest: str
    """The domain that would remain (“cloud.gov” of “oncloud.gov”); empty outside of one. The document must know it."""
    camel: bool
    """Whether a small letter meets a capital here."""
    features: bytes
    """FEATURES as 32-bit floats."""


@lru_cache(1 << 14)
def lookup(word: str) -> tuple[int, float, bool]:
    """Of a lower-cased run: id, log2 P where counted or listed (else 0.0), and whether a dictionary has it."""
    lexical = lexicon()
    number = lexical.ids.get(word, 0)
    if number < 6:
        plain = word.replace("’", "'").removesuffix("'s").rstrip("'")
        number = lexical.ids.get(plain, 0)
    if number < 6:
        return 0, 0.0, False
    return number, -lexical.commonness[number] / 10.0, 0 < lexical.levels[number] <= DICTIONARY_LEVEL


def form(text: str) -> int:
    """0 lower, 1 Title, 2 UPPER, 3 mIxed, 4 one capital letter."""
    if text.islower():
        return 0
    if len(text) == 1:
        return 4
    if text.isupper():
        return 2
    return 1 if text[0].isupper() and text[1:].islower() else 3


def word_places(token: str, start: int, run: str, number: int) -> list[WordPlace]:
    """The most word-like splits of one run of letters of a token, best first."""
    scored = _splits(run)
    if not scored:
        return []
    best = scored[0][0]
    before_char = 0 if start == 0 else _side(token[start - 1])
    end = start + len(run)
    after_char = 0 if end == len(token) else _side(token[end])
    outside = (before_char, after_char, start, len(token) - end)
    places: list[WordPlace] = []
    for gain, i, facts, tail in scored:
        features = (
            *facts,
            *outside,
            *tail[:1],
            gain - (scored[1][0] if gain == best and len(scored) > 1 else best),
            *tail[1:],
        )
        left, right, whole = lowered(run[:i]), lowered(run[i:]), lowered(run)
        triple = (lookup(left)[0], lookup(right)[0], lookup(whole)[0])
        places.append(
            WordPlace(
                start + i,
                start,
                end,
                left,
                right,
                whole,
                triple,
                (facts[3], facts[4], facts[5]),
                number,
                "",
                tail[0] == 1,
                array("f", features).tobytes(),
            )
        )
    return places


def _side(character: str) -> int:
    """Coarse class of the character beside a run."""
    if character.isdigit():
        return 1
    return {
        "-": 2,
        "–": 2,
        "/": 3,
        ".": 4,
        ",": 5,
        "'": 6,
        "’": 6,
        "(": 7,
        ")": 8,
        "_": 9,
        "@": 9,
        "#": 9,
        "\\": 9,
    }.get(character, 10)


Scored = tuple[float, int, tuple[float, ...], tuple[float, ...]]


def lowered(text: str) -> str:
    """The text in small letters, letter by letter; the dotted capital İ alone would grow."""
    return text.lower() if "İ" not in text else text.replace("İ", "i").lower()


@lru_cache(1 << 12)
def _splits(run: str) -> tuple[Scored, ...]:
    """(gain, place, facts) of the best splits: `gain` is log2 of two words against one, without context."""
    whole = lowered(run)
    run_id, run_bits, run_known = lookup(whole)
    mixed = form(run) == 3
    common = run_known and run_bits > -21 and not mixed
    if common and lexicon().ids.get(whole) == run_id and not lexicon().partable[run_id]:
        return ()
    options = known_pairs(whole, run_bits) if common else _any_pairs(run, whole)
    if not run_id:
        run_bits = unseen(whole)
    options = sorted((o for o in options if o[0] - run_bits >= LEAST_GAIN), reverse=True)
    return tuple(
        _facts(run, whole, i, left, right, run_id, run_bits, run_known)
        for _, i, left, right in options[:PLACES_PER_RUN]
    )


Option = tuple[float, int, float, float]
_ELIDED = re.compile(r"['’][^\W\d_]['’]")
"""A letter between two apostrophes, as in "rock'n'roll": no word starts there."""
_CONTRACTED = re.compile(r"s|t|d|m|re|ve|ll|em|er")
"""What follows an apostrophe inside a word ("there're") and is no word of its own."""


def known_pairs(whole: str, run_bits: float) -> list[Option]:
    """Splits of a dictionary word into two that are common enough together."""
    found: list[Option] = []
    for i in range(1, len(whole)):
        left_id, left, left_known = lookup(whole[:i])
        if not left_known or (i == 1 and whole[0] not in "ai"):
            continue
        right_id, right, right_known = lookup(whole[i:])
        if not right_known or (i == len(whole) - 1 and whole[i] not in "ai"):
            continue
        if left_id and right_id and left + right > run_bits + LEAST_GAIN:
            found.append((left + right, i, left, right))
    return found


def _any_pairs(run: str, whole: str) -> list[Option]:
    """Every split of an unknown or rare run, unseen parts judged by their letters, capital steps preferred."""
    ends, starts = ends_and_starts(whole)
    found: list[Option] = []
    for i in range(1, len(whole)):
        if run[i] in "'’" or _ELIDED.match(run, i - 1) or (run[i - 1] in "'’" and _clings(whole, i)):
            continue
        left_id, left, _ = lookup(whole[:i])
        right_id, right, _ = lookup(whole[i:])
        left = max(left, ends[i]) if left_id else ends[i]
        right = max(right, starts[i]) if right_id else starts[i]
        step = 10.0 if run[i].isupper() and run[i - 1].islower() else 0.0
        if run[i].islower() and run[i - 1].isupper() and i > 1:
            step = 6.0
        found.append((left + right + step, i, left, right))
    return found


def _clings(whole: str, i: int) -> bool:
    """Whether what follows the apostrophe before `i` belongs to the same word."""
    return whole[: i - 1] in _CLIPPED or _contracts(whole, i)


_CLIPPED = frozenset({"th", "t", "d", "l", "o", "qu"})
"""What an apostrophe ties to the next word: "th'other", "l'eau", "qu'il", "o'er"."""


def _contracts(whole: str, i: int) -> bool:
    """Whether the apostrophe before `i` belongs to a contraction that ends the run or that another word follows.

    Behind an "s" it is rather a possessive ("States'return"), behind most words a quotation mark ("big'then").
    """
    match = _CONTRACTED.match(whole, i)
    if not match or match.end() == len(whole):
        return match is not None
    head, tail, rest = whole[: i - 1], match.group(), whole[match.end() :]
    if head.endswith("s") or (tail == "t" and not head.endswith("n")) or (tail in {"d", "m"} and head not in _SUBJECTS):
        return False
    return len(rest) > 1 and lookup(rest)[2]


_SUBJECTS = frozenset({"i", "you", "he", "she", "it", "we", "they", "who", "that", "there"})


def _facts(
    run: str, whole: str, i: int, left_bits: float, right_bits: float, run_id: int, run_bits: float, run_known: bool
) -> Scored:
    lexical = lexicon()
    left, right = whole[:i], whole[i:]
    left_id, right_id = lookup(left)[0], lookup(right)[0]
    capital = [lexical.capitals[n] if n else 0 for n in (left_id, right_id, run_id)]
    level = [lexical.levels[n] if n else 99 for n in (left_id, right_id, run_id)]
    compound = [lexical.compounds[n] if n else 0 for n in (left_id, right_id)]
    left_inner, right_inner = _inner(left, left_bits), _inner(right, right_bits)
    gain = left_bits + right_bits - run_bits
    facts = (
        len(run), i, len(right), left_bits, right_bits, run_bits, gain, float(run_known) + (run_id > 0), *level,
        capital[0] >> 4, capital[0] & 15, capital[1] >> 4, capital[1] & 15, capital[2] >> 4, capital[2] & 15,
        form(run[:i]), form(run[i:]), form(run), compound[0] >> 4, compound[0] & 15, compound[1] >> 4, compound[1] & 15,
        left_inner, right_inner,
    )  # fmt: skip
    step = 1 if run[i].isupper() and run[i - 1].islower() else 2 if run[i].islower() and run[i - 1].isupper() else 0
    return gain, i, facts, (float(step), _part_kind(left_id, level[0]), _part_kind(right_id, level[1]))


def _part_kind(number: int, level: int) -> float:
    """2: in the dictionary; 1: only seen in prose; 0: unseen."""
    if not number:
        return 0.0
    return 2.0 if 0 < level <= DICTIONARY_LEVEL else 1.0


@lru_cache(1 << 13)
def _inner(part: str, bits: float) -> float:
    """How much better an unusual part reads as two dictionary words itself (three are glued); at least -20."""
    best = -20.0
    if len(part) < 4 or (part in lexicon().ids and bits > -18):
        return best
    for i in range(1, len(part)):
        left_id, left, left_known = lookup(part[:i])
        if not left_known or (i == 1 and part[0] not in "ai") or not left_id:
            continue
        right_id, right, right_known = lookup(part[i:])
        if right_id and right_known:
            best = max(best, left + right - bits)
    return best
