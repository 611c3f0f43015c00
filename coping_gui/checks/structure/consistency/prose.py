"""The author's own words: paragraphs with everything masked that is somebody else's or no prose."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from coping_gui.checks.structure.citations import citations_in
from coping_gui.checks.structure.quotations import quotations
from coping_gui.checks.structure.sentences import sentences
from coping_gui.essay.essay import Essay, Kind, Paragraph, Role
from coping_gui.essay.span import Span

MASK = "\ufffc"
"""Stands for each masked character, so that places stay what they are."""

MOST_CAPITALS = 0.4
"""The share of capitalised long words above which a paragraph is a list of names or an entry of a bibliography."""

FEWEST_CAPITALS = 6
_LONG_WORD = re.compile(r"(?<![\w'’-])[^\W\d_][\w'’-]{3,}")
_KINDS = (Kind.BODY, Kind.LIST_ITEM, Kind.CAPTION, Kind.HEADING, Kind.NOTE)
_ADDRESS = re.compile(r"(?:https?://|www\.|doi:\s*)\S+|\S+@\S+\.\w+|\b10\.\d{4,9}/\S+", re.IGNORECASE)
_OPENING = "\"“‘'«([*_"


@dataclass(frozen=True, slots=True)
class Prose:
    """One paragraph as the consistency checks see it."""

    index: int
    whole: str
    """The paragraph's text with only protected places and addresses masked."""
    own: str
    """The same with quotations and citations masked, too."""
    starts: frozenset[int]
    """Where the first word of a sentence begins."""
    is_heading: bool = False
    is_titled: bool = False
    """Whether capitals mean little in it: a heading, or a line of names and titles."""


def prose_of(essay: Essay) -> list[Prose]:
    """The paragraphs whose wording is the author's own, in the essay's language; reference lists are left out."""
    listed = {i for s in essay.sections if s.role is Role.REFERENCES for i in range(s.start, s.end)}
    return [
        _prose(i, p, essay.language)
        for i, p in enumerate(essay.paragraphs)
        if p.kind in _KINDS and i not in listed and p.text.strip() and _is_own(p, essay.language)
    ]


def _is_own(paragraph: Paragraph, language: str) -> bool:
    tongue = paragraph.language.partition("-")[0].lower()
    return not tongue or tongue == language.partition("-")[0].lower()


def _prose(index: int, paragraph: Paragraph, language: str) -> Prose:  # noqa: ARG001
    text = paragraph.text
    whole = masked(text, [*paragraph.protected, *(Span(*m.span()) for m in _ADDRESS.finditer(text))])
    own = masked(whole, [*quotations(text), *(c.span for c in citations_in(text) if not c.narrative)])
    starts = frozenset(_first_letter(text, s) for s in sentences(text)) | {_first_letter(text, Span(0, len(text)))}
    heading = paragraph.kind is Kind.HEADING
    return Prose(index, whole, own, starts, heading, heading or _is_titled(own, starts))


def _is_titled(text: str, starts: frozenset[int]) -> bool:
    words = [m.group() for m in _LONG_WORD.finditer(text) if m.start() not in starts]
    capitals = sum(w[0].isupper() for w in words)
    return capitals >= FEWEST_CAPITALS and capitals > MOST_CAPITALS * len(words)


def _first_letter(text: str, sentence: Span) -> int:
    at = sentence.start
    while at < sentence.end and text[at] in _OPENING:
        at += 1
    return at


def masked(text: str, spans: Iterable[Span]) -> str:
    """`text` with the characters of these spans masked."""
    parts: list[str] = []
    at = 0
    for span in sorted(spans):
        start, end = max(at, span.start), min(len(text), span.end)
        if end > start:
            parts += [text[at:start], MASK * (end - start)]
            at = end
    return "".join([*parts, text[at:]]) if parts else text
