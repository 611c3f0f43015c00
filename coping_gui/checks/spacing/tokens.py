"""One token (what stands between two blanks): the places where it could have lost a blank, apart from its context.

A token's analysis depends on its letters alone, so it is kept; a text repeats most of its tokens.
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from coping_gui.checks.spacing import marks
from coping_gui.checks.spacing.marks import MarkPlace, run_type
from coping_gui.checks.spacing.ngrams import COMMA, HYPHEN, NUMBER, OTHER, STOP
from coping_gui.checks.spacing.splits import WordPlace, lookup, word_places
from coping_gui.checks.words import lexicon

PIECE = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*|[^\w\s]+|_+")
_STOPS, _COMMAS, _HYPHENS = frozenset(".!?…"), frozenset(",;:—"), frozenset("-–‐‑")
_CODE = re.compile(
    r"\w\(\)|\w::\w|->|[!=]==?$|[!=]==?\w|&&|\|\||=>|[+*/-]=$|\w\[[a-z]\]|\{['\"]|^</?[a-z]\w*/?>|^[a-z_]\w*=[A-Za-z'\"\[{(]"
    r"|[a-z]_[a-z]|[a-z]\.[a-z]\w*\(|(?<!`)`[\w.()/-]+`(?!`)|\w\(\w*\);"
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?!\d)")
EVERYDAY = -9.0
"""log2 of the share of running text from which a word is an everyday one (about 2,000 a million)."""
LONGEST = 60
"""A run of letters longer than this is no writing; it is left alone."""


@dataclass(frozen=True, slots=True)
class Token:
    """What is known of a token without its context."""

    words: tuple[WordPlace, ...]
    """Places between two letters."""
    marks: tuple[MarkPlace, ...]
    """Places beside a punctuation mark, a digit or a symbol."""
    ids: tuple[int, ...]
    """Word ids of its pieces; runs of punctuation are one symbol."""
    core: str
    """Its letters and digits in lower case without outer punctuation: how a document's vocabulary knows it."""
    known: int
    """1: a dictionary word; -1: letters no dictionary has; 0: no judgement (numbers, marks)."""
    web: int
    """0: ordinary; 1: looks like a domain or file name; 2: certainly a URL, e-mail address or DOI."""
    head: tuple[int, int]
    """How it starts: class of the first mark (0: none), type of the first run."""
    tail: tuple[int, int]
    """How it ends: type of the last run, class of the last mark (0: none)."""
    everyday: bool
    """Whether it is among the hundred words that English cannot do without."""
    year: bool
    """Whether it holds a year, as a citation does."""
    quotes: int
    """1 when it holds an odd number of straight double quotation marks."""
    code: bool
    """Whether only program code is written so: `f()`, `a::b`, `x!=y`, `user_name`, `mode='r'`."""


def symbol(piece: str) -> int:
    """The class of a run of punctuation: its strongest character counts."""
    characters = set(piece)
    if characters & _STOPS:
        return STOP
    if characters & _COMMAS:
        return COMMA
    return HYPHEN if characters & _HYPHENS else OTHER


@lru_cache(1 << 15)
def analyse(text: str) -> Token:
    """The analysis of one token."""
    if text.isalpha():
        return _letters_alone(text)
    web = marks.web_kind(text)
    pieces = [(m.start(), m.group()) for m in PIECE.finditer(text)]
    ids = tuple(_piece_id(piece) for _, piece in pieces)
    words: list[WordPlace] = []
    limit = marks.web_start(text, web)
    for number, (start, piece) in enumerate(pieces):
        tagged = start > 0 and text[start - 1] in "#@_"
        if piece[0].isalpha() and 3 <= len(piece) <= LONGEST and start + len(piece) <= limit and not tagged:
            words += word_places(text, start, piece, number)
        elif web == 1 and start == limit and piece[0].isalpha() and 3 <= len(piece) <= LONGEST:
            words += [replace(place, rest=_core(text[place.at :])) for place in word_places(text, start, piece, number)]
    runs = [piece for _, piece in pieces if piece[0].isalpha()]
    known = 0 if not runs else min(1 if lookup(run.lower())[2] else -1 for run in runs)
    core = _core(text)
    head, tail = marks.edge(text)
    return Token(
        tuple(words), marks.mark_places(text, len(pieces), web), ids, core, known, web, head, tail,
        lookup(core)[1] > EVERYDAY and core in lexicon().ids, bool(_YEAR.search(text)), text.count('"') % 2,
        not web and bool(_CODE.search(text)),
    )  # fmt: skip


def _core(text: str) -> str:
    return text.strip("\"'“”‘’«»()[]{}.,;:!?…—–-").lower()


def _letters_alone(text: str) -> Token:
    """The analysis of a token of letters, the quick way."""
    low = text.lower()
    number, bits, known = lookup(low)
    kind = run_type(text)
    words = word_places(text, 0, text, 0) if 3 <= len(text) <= LONGEST else []
    everyday = bits > EVERYDAY and low in lexicon().ids
    return Token(
        tuple(words), (), (number,), low, 1 if known else -1, 0, (0, kind), (kind, 0), everyday, False, 0, False
    )


def _piece_id(piece: str) -> int:
    if piece[0].isalpha():
        return lookup(piece.lower())[0]
    return NUMBER if piece[0].isdigit() else symbol(piece)
