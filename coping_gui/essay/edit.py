"""Edits as data: replace a span, apply many, map offsets through them, and find the edits between two texts.

Window, command line, batch run, export and tests all change text through this module alone.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from coping_gui.essay.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replace `span` by `text`; an empty span inserts, an empty text deletes. Offsets are code points."""

    span: Span
    text: str

    def trimmed(self, source: str) -> "Edit":
        """The same change without the characters that both sides share at their start and end."""
        old, new = self.span.of(source), self.text
        limit = min(len(old), len(new))
        head = next((i for i in range(limit) if old[i] != new[i]), limit)
        limit -= head
        tail = next((i for i in range(limit) if old[-1 - i] != new[-1 - i]), limit)
        return Edit(Span(self.span.start + head, self.span.end - tail), new[head : len(new) - tail])

    def changes(self, source: str) -> bool:
        """Whether applying the edit makes a difference to `source`."""
        return self.span.of(source) != self.text

    def conflicts(self, other: "Edit") -> bool:
        """Whether the two cannot both be applied: they share a character or insert at the same place."""
        if self.span == other.span:
            return True
        return self.span.overlaps(other.span)


def apply_edits(source: str, edits: Iterable[Edit]) -> str:
    """`source` with all edits made.

    Raises ValueError when two edits conflict or one lies outside of `source`: nothing is ever dropped silently.
    """
    pieces: list[str] = []
    at = 0
    for edit in _in_order(source, edits):
        pieces += [source[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*pieces, source[at:]])


def _in_order(source: str, edits: Iterable[Edit]) -> list[Edit]:
    ordered = sorted(edits)
    for edit in ordered:
        if not 0 <= edit.span.start <= edit.span.end <= len(source):
            raise ValueError(f"{edit} lies outside of a text of {len(source)} characters")
    for first, second in pairwise(ordered):
        if first.conflicts(second) or second.span.start < first.span.end:
            raise ValueError(f"{first} and {second} conflict")
    return ordered


class OffsetMap:
    """Carries places and spans from an edited text back to its source.

    A place inside replaced text maps to the border of the span it came from: `start` of a span to the left border,
    `end` to the right one, so a mapped span always covers whole edits. Inserted characters belong to no source
    character; a span that ends right before or starts right after an insertion does not take it in.
    """

    def __init__(self, source: str, edits: Iterable[Edit]) -> None:
        self._edits = _in_order(source, edits)
        self._starts: list[int] = []  # where each edit's new text starts in the edited text
        self._ends: list[int] = []
        shift = 0
        for edit in self._edits:
            start = edit.span.start + shift
            self._starts.append(start)
            self._ends.append(start + len(edit.text))
            shift += len(edit.text) - edit.span.length

    def start_to_source(self, place: int) -> int:
        """The source place of a span's start."""
        i = bisect_right(self._starts, place) - 1
        if i < 0:
            return place
        edit, end = self._edits[i], self._ends[i]
        if place >= end:
            return place - end + edit.span.end
        return edit.span.start

    def end_to_source(self, place: int) -> int:
        """The source place of a span's end."""
        i = bisect_right(self._starts, place) - 1
        while i >= 0 and self._starts[i] == place:
            i -= 1  # an edit that starts where the span ends is not part of it
        if i < 0:
            return place
        edit, end = self._edits[i], self._ends[i]
        return edit.span.end if place <= end else place - end + edit.span.end

    def to_source(self, span: Span) -> Span:
        """The span of the source that `span` of the edited text came from."""
        start = self.start_to_source(span.start)
        return Span(start, max(start, self.end_to_source(span.end)) if span.length else start)

    def to_edited(self, span: Span) -> Span:
        """Where a span of the source lies in the edited text; what was edited inside of it shrinks or grows with it."""
        start = end = 0
        for edit in self._edits:
            by = len(edit.text) - edit.span.length
            start += by if edit.span.end <= span.start else 0
            end += by if edit.span.end <= span.end else 0
        return Span(span.start + start, max(span.start + start, span.end + end))

    def covered(self, span: Span) -> Span:
        """`span` widened to the borders of replaced text, so that it is the exact image of `to_source(span)`."""
        start, end = span
        for left, right in zip(self._starts, self._ends, strict=True):
            if left < span.start < right:
                start = left
            if left < span.end < right:
                end = right
        return Span(start, end)

    def edits_in(self, span: Span) -> list[Edit]:
        """The edits whose new text lies in `span` of the edited text; deletions only where it goes on at both sides."""
        places = zip(self._edits, self._starts, self._ends, strict=True)
        return [
            edit
            for edit, start, end in places
            if span.start <= start and end <= span.end and (start < end or span.start < start < span.end)
        ]


_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


def diff(source: str, target: str) -> list[Edit]:
    """The edits that make `target` of `source`, at word level and trimmed; applying them always gives `target`."""
    if source == target:
        return []
    whole = Edit(Span(0, len(source)), target).trimmed(source)
    start, end = _word_start(source, whole.span.start), _word_end(source, whole.span.end)
    old = source[start:end]
    new = source[start : whole.span.start] + whole.text + source[whole.span.end : end]
    return list(_diff_tokens(_TOKEN.findall(old), _TOKEN.findall(new), start))


def _word_start(text: str, place: int) -> int:
    while place and not text[place - 1].isspace():
        place -= 1
    return place


def _word_end(text: str, place: int) -> int:
    while place < len(text) and not text[place].isspace():
        place += 1
    return place


def _diff_tokens(old: Sequence[str], new: Sequence[str], at: int) -> Iterable[Edit]:
    places = [at]
    for token in old:
        places.append(places[-1] + len(token))
    for i, j, k, m in _differences(old, new):
        matcher = SequenceMatcher(None, old[i:j], new[k:m], autojunk=False)
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag != "equal":
                yield Edit(Span(places[i + a], places[i + b]), "".join(new[k + c : k + d]))


_AGREEING = 5
"""Tokens in a row (about three words) that must agree for two texts to be in step again."""
_WIDEST = 80
"""Tokens within which they are looked for; beyond, the rest is left to difflib."""


def _differences(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[int, int, int, int]]:
    """Where the two differ, as (start, end) in both; in linear time as long as each difference is small.

    difflib alone takes quadratic time: a word such as "the" stands everywhere.
    """
    i = k = 0
    while i < len(old) or k < len(new):
        if i < len(old) and k < len(new) and old[i] == new[k]:
            i, k = i + 1, k + 1
            continue
        j, m = _in_step_again(old, new, i, k)
        yield i, j, k, m
        i, k = j, m


def _in_step_again(old: Sequence[str], new: Sequence[str], i: int, k: int) -> tuple[int, int]:
    for far in range(1, _WIDEST):
        for more in range(max(0, far - len(new) + k), min(far, len(old) - i) + 1):
            j, m = i + more, k + far - more
            if old[j : j + _AGREEING] == new[m : m + _AGREEING]:
                return j, m
    return len(old), len(new)
