"""Citations by raised numbers: shown.¹² shown²⁻⁵, shown^3,4^, and what a Word file sets as superscript.

Powers and units (m², 10³, cm⁻²) are none: a citation stands behind a mark or a word of four letters or more.
"""

import re
from functools import lru_cache

from coping_gui.checks.structure.citations import Citation, numbers_in
from coping_gui.essay.essay import Paragraph
from coping_gui.essay.span import Span

_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒’", "0123456789-,,")
_RAISED = re.compile(r"[⁰¹²³⁴-⁹]{1,3}(?:\s?[,˒–⁻-]\s?[⁰¹²³⁴-⁹]{1,3})*(?![\w⁻])")
_PANDOC = re.compile(r"\^(?P<list>\d{1,3}(?:\s?[,–-]\s?\d{1,3})*)\^")
_LIST = re.compile(r"\s*\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*\s*")
_BEHIND = re.compile(r"(?:[.,;:!?)\]”’\"'»%]|[^\W\d_]{4,}|\b(?:[A-Z][a-z]{2}|[a-z]{3}))$")
_UNITS = ("km", "cm", "mm", "ft", "min", "sec", "mol", "inch", "miles", "metres", "meters", "feet", "yards")
_LONGEST_WORD = 24


def raised_citations(paragraph: Paragraph) -> tuple[Citation, ...]:
    """The citations of a paragraph that are set as superscript, in order of their places."""
    text = paragraph.text
    marks = [s for s in paragraph.raised if _LIST.fullmatch(s.of(text)) and _is_behind_text(text, s.start)]
    found = [*_in_text(text), *(_citation(span, span.of(text)) for span in marks)]
    return tuple(sorted(found, key=lambda c: c.span))


@lru_cache(maxsize=16384)
def _in_text(text: str) -> tuple[Citation, ...]:
    if text.isascii() and "^" not in text:
        return ()
    found = [
        _citation(Span(*m.span()), m.group().translate(_PLAIN))
        for m in _RAISED.finditer(text)
        if _is_behind_text(text, m.start())
    ]
    return (*found, *(_citation(Span(*m.span()), m["list"]) for m in _PANDOC.finditer(text)))


def _citation(span: Span, numbers: str) -> Citation:
    return Citation(span, numbers=numbers_in(numbers))


def _is_behind_text(text: str, at: int) -> bool:
    before = text[max(0, at - _LONGEST_WORD) : at]
    return bool(_BEHIND.search(before)) and not before.lower().endswith(tuple(" " + unit for unit in _UNITS))
