"""One name in two spellings: Foucault and Foucalt, Brontë and Bronte.

A rare form one edit away from a frequent one is a slip of the pen, unless both are words, one is an ending of the
other (Roman, Romans), or both are authors of the reference list (Anderson, Andersen).
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from coping_gui.checks.structure.consistency.prose import Prose
from coping_gui.checks.structure.consistency.variation import Found, Kind, Variation, variation
from coping_gui.checks.structure.references import distance, key
from coping_gui.checks.words import capital_share, frequency, is_word
from coping_gui.essay.span import Span

_NAME = re.compile(r"(?<![\w'’-])[^\W\d_a-z][^\W\d_]{3,}(?=(?:['’]s?)?(?![\w-]))")
_AFTER_WORD = re.compile(r"(?<![^\W\d_])[a-z]+,? $")
_AFTER_NAME = re.compile(r"(?<![^\W\d_])[A-Z][\w'’.-]* $")
SHORTEST = 5
"""Letters of a name that a slip can be told from; with a changed accent, four."""
RARER = 2
"""How many times as often the right form must stand, where the text alone decides."""
MOSTLY = 0.6
COUNTED = 0.1
"""Occurrences per million words below which the dictionary does not know how a word is usually written."""
_ENDINGS = ("s", "n", "an", "ns", "es", "a", "e", "i", "y", "ic", "d", "r", "er", "ly")

Rows = dict[str, list[tuple[Prose, Span]]]


def find(texts: list[Prose], authors: frozenset[str]) -> Iterator[Variation]:
    """A variation for each name; `authors` are the surnames of the reference list, compared without case."""
    rows = _names(texts)
    usual = sorted(rows, key=lambda n: (-len(rows[n]), n))
    by_shape: dict[str, list[str]] = defaultdict(list)
    for name in usual:
        for shape in _shapes(name.lower()):
            by_shape[shape].append(name)
    done: set[str] = set()
    for name in usual:
        if name in done:
            continue
        twins = {other for shape in _shapes(name.lower()) for other in by_shape[shape]} - {name} - done
        slips = [other for other in sorted(twins) if _is_slip(name, other, rows, authors)]
        if slips:
            done.update(slips)
            made = _variation([name, *slips], rows)
            if made is not None:
                yield made


def _variation(names: list[str], rows: Rows) -> Variation | None:
    written = {name: name for name in names}
    return variation(Kind.NAMES, [Found(t.index, s, name, written) for name in names for t, s in rows[name]])


def _names(texts: list[Prose]) -> Rows:
    """Capitalised words that stand so inside of a sentence at least once, or only once at all."""
    rows: Rows = defaultdict(list)
    inside: set[str] = set()
    for text in texts:
        for match in _NAME.finditer(text.own):
            if not match[0].isupper():
                rows[match[0]].append((text, Span(*match.span())))
                if _AFTER_WORD.search(text.own, max(0, match.start() - 24), match.start()) or _follows_name(
                    text, match
                ):
                    inside.add(match[0])
    return {name: places for name, places in rows.items() if name in inside or len(places) == 1}


def _follows_name(text: Prose, match: "re.Match[str]") -> bool:
    """Whether it follows another capitalised word inside of a sentence: Maria Kowalska."""
    at = match.start()
    return not text.is_titled and at not in text.starts and bool(_AFTER_NAME.search(text.own, max(0, at - 32), at))


def _shapes(word: str) -> Iterator[str]:
    """The word without each of its letters in turn, whole, and without accents: words one edit apart share one."""
    yield word
    yield key(word)
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]


def _is_slip(name: str, other: str, rows: Rows, authors: frozenset[str]) -> bool:
    """Whether `other` is `name` misspelt."""
    one, two = key(name), key(other)
    if _is_common(name) or name.lower() == other.lower():
        return False
    if one == two:
        return True
    if not other.isascii() and name.isascii():  # a word of another language: University, Université
        return False
    if min(len(name), len(other)) < SHORTEST or distance(name.lower(), other.lower(), 1) > 1 or name[0] != other[0]:
        return False
    if one in authors and two in authors:
        return False
    if name.endswith("ae") or _is_ending(name, other) or _is_ending(other, name) or is_word(other):
        return False
    known = one in authors or is_word(name)
    return len(rows[name]) >= (2 if known and not is_word(other) else RARER) * len(rows[other])


def _is_common(word: str) -> bool:
    """Whether it is a word that is usually written small, and only capitalised here."""
    return is_word(word) and capital_share(word) < MOSTLY and frequency(word) >= COUNTED


def _is_ending(short: str, long: str) -> bool:
    """Whether one name is the other with an ending, or both are one stem with two endings: Roman, Romans."""
    return any(long == short + e or (short.endswith("y") and long == short[:-1] + "ies") for e in _ENDINGS)
