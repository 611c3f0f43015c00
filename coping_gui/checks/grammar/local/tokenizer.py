"""Text → words → word pieces, as the model sees them.

A word is a run of letters, digits and inner apostrophes; every other mark stands alone. Its pieces are those of BERT's
uncased vocabulary (Devlin et al. 2019, greedy longest match); case and blanks go in beside them as a small number.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from coping_gui.paths import resource

WORD = re.compile(r"\w+(?:['’]\w+)*|[^\w\s]")
PAD, UNKNOWN, START, END = 0, 100, 101, 102
MOST_PIECES = 12
"""Pieces of a word that the model sees; the rest of a longer word is cut."""
SHAPES = 10
"""Numbers that `shape` gives."""
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "."})


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark of a text."""

    text: str
    start: int
    """In code points of the text."""
    blank: bool
    """Whether white space stands before it."""

    @property
    def end(self) -> int:
        """The code point behind it."""
        return self.start + len(self.text)


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of `text[start:end]`; nothing but white space is left out."""
    end = len(text) if end is None else end
    return [
        Word(m[0], m.start(), m.start() > start and text[m.start() - 1].isspace())
        for m in WORD.finditer(text, start, end)
    ]


def shape(text: str, blank: bool) -> int:
    """Case (none, lower, Capital, UPPER, miXed) and whether a blank stands before it, as one number below `SHAPES`."""
    if not any(map(str.isalpha, text)):
        case = 0
    elif text.islower():
        case = 1
    elif text.isupper() and len(text) > 1:
        case = 3
    elif text[:1].isupper() and (len(text) == 1 or text[1:].islower()):
        case = 2
    else:
        case = 4
    return case * 2 + blank


class WordPieces:
    """The vocabulary and the greedy match."""

    def __init__(self, vocabulary: list[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self._longest = max(map(len, vocabulary))
        self.pieces = lru_cache(50_000)(self._pieces)
        """The numbers of a word's pieces, at least one and at most `MOST_PIECES`."""
        self.coded = lru_cache(50_000)(self._coded)
        """The numbers of a word's pieces, and as many times its shape; for a word's text and whether a blank stands
        before it."""

    def _coded(self, word: str, blank: bool) -> tuple[tuple[int, ...], tuple[int, ...]]:
        pieces = self._pieces(word)
        return pieces, (shape(word, blank),) * len(pieces)

    def _pieces(self, word: str) -> tuple[int, ...]:
        found: list[int] = []
        for part in WORD.findall(_plain(word)):
            for sub in part.replace("'", " ' ").split():
                found += self._match(sub)
        return tuple(found[:MOST_PIECES]) or (UNKNOWN,)

    def _match(self, word: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(word):
            head = "##" if start else ""
            for end in range(min(len(word), start + self._longest), start, -1):
                number = self._ids.get(head + word[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [UNKNOWN]
        return found


def _plain(word: str) -> str:
    lowered = unicodedata.normalize("NFD", word.lower().translate(_PLAIN))
    return "".join(c for c in lowered if unicodedata.category(c) != "Mn")


def load_word_pieces() -> WordPieces:
    """The shipped vocabulary."""
    return WordPieces(resource("local_model", "vocabulary.txt").read_text("utf-8").split("\n"))
