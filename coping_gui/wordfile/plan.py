"""Where an edit of a paragraph's text goes in its XML, or why it cannot be made.

Shared by plain and tracked editing, so that both make and refuse the same edits.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from coping_gui.wordfile.names import OBJECT, Element, Names
from coping_gui.wordfile.neighbours import is_one_look, spread
from coping_gui.wordfile.textmap import IS_BREAK, IS_HYPHEN, IS_OBJECT, MappedParagraph, Piece

NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

CROSSES_ANOTHER = "another change touches the same place"
NO_NEIGHBOUR = "there is no text beside it that could take it up"
NEEDS_BREAK = "a tab or a line break cannot be added here"
NEEDS_OBJECT = "an image or object cannot be added here"
DEEP_IN_INSERTION = "it stands in a control inside a recorded insertion"
NOT_TEXT = "it holds a character that no Word file can hold"


class Replacement(NamedTuple):
    """Put `text` in the place of the characters `start` to `end` (code points) of a paragraph's text."""

    start: int
    end: int
    text: str


class Step(NamedTuple):
    """One change inside one element: its visible characters `start` to `end` give way to `text`."""

    piece: Piece
    start: int
    """Relative to the piece."""
    end: int
    text: str
    edit: int
    """Number of the edit that it belongs to."""


class NewRun(NamedTuple):
    """Text for which a run must be made, because no text stands beside it."""

    after: Piece | None
    """The object that it follows; None to begin the paragraph."""
    text: str
    edit: int


class RefusedError(Exception):
    """An edit that cannot be made; str() is the reason, the end of a sentence."""


class Plan(NamedTuple):
    """What to do in one paragraph, and what cannot be done."""

    steps: list[Step]
    new_runs: list[NewRun]
    refused: list[tuple[Replacement, str]]


class Planner:
    """Turns edits of one paragraph into steps on its elements."""

    def __init__(self, paragraph: MappedParagraph, names: Names, *, tracked: bool) -> None:
        self._paragraph = paragraph
        self._names = names
        self._tracked = tracked
        self._pieces = [piece for piece in paragraph.pieces if piece.end > piece.start]
        self._starts = [piece.start for piece in self._pieces]

    def plan(self, edits: Iterable[Replacement], *, trim: bool = True) -> Plan:
        """The steps for all edits that can be made; the others come back with the reason.

        Without `trim` what an edit does not really change is replaced all the same, as readable tracked changes want.
        """
        plan = Plan([], [], [])
        reached, inserted_at = 0, -1
        for number, edit in enumerate(sorted(edits)):
            if self._paragraph.text[edit.start : edit.end] == edit.text:
                continue
            try:
                if edit.start < reached or edit.end == inserted_at:
                    raise RefusedError(CROSSES_ANOTHER)
                made = self._edit(self._trimmed(edit) if trim else edit, number)
            except RefusedError as refusal:
                plan.refused.append((edit, str(refusal)))
                continue
            for step in made:
                if isinstance(step, Step):
                    plan.steps.append(step)
                else:
                    plan.new_runs.append(step)
            reached = max(edit.end, reached)
            inserted_at = edit.end if edit.start == edit.end else inserted_at
        return plan

    def _edit(self, edit: Replacement, number: int) -> list[Step | NewRun]:
        parts = self._localised(edit) if edit.end > edit.start else [edit]
        if len(parts) > 1:
            parts = [self._trimmed(part) for part in parts]
        steps = [step for part in parts for step in self._steps(part, number)]
        if self._tracked and any(map(self._is_deep_in_insertion, steps)):
            raise RefusedError(DEEP_IN_INSERTION)
        return steps

    @cached_property
    def _is_inserted(self) -> bool:
        return is_inserted(self._paragraph.element, self._names)

    def _is_deep_in_insertion(self, step: Step | NewRun) -> bool:
        """Whether new text would have to stand inside someone's insertion, further down than can be split."""
        if not step.text or self._is_inserted:
            return bool(step.text)
        if isinstance(step, NewRun) or step.piece.run.getparent() is self._paragraph.element:
            return False
        parent = step.piece.run.getparent()
        outer = insertion_around(step.piece.run, self._names)
        return outer is not None and outer is not parent

    def _trimmed(self, edit: Replacement) -> Replacement:
        return trimmed(self._paragraph.text, edit)

    def _localised(self, edit: Replacement) -> list[Replacement]:
        """The edit around the read-only pieces in its range, where the new text keeps every one of them."""
        fixed = [piece for piece in self._covered(edit.start, edit.end) if piece.why]
        parts: list[Replacement] = []
        at, text = edit.start, edit.text
        for piece in fixed:
            start, end = max(piece.start, edit.start), min(piece.end, edit.end)
            kept = self._paragraph.text[start:end]
            before, found, text = text.partition(kept)
            if not found or text.count(kept) > self._paragraph.text[end : edit.end].count(kept):
                raise RefusedError(piece.why)
            parts.append(Replacement(at, start, before))
            at = end
        return [*parts, Replacement(at, edit.end, text)]

    def _covered(self, start: int, end: int) -> list[Piece]:
        first = max(bisect_right(self._starts, start) - 1, 0)
        found: list[Piece] = []
        for piece in self._pieces[first:]:
            if piece.start >= end:
                break
            if piece.end > start:
                found.append(piece)
        return found

    def _steps(self, edit: Replacement, number: int) -> list[Step | NewRun]:
        _refuse_impossible(edit.text)
        if edit.start == edit.end:
            return [self._insertion(edit, number)] if edit.text else []
        pieces = self._covered(edit.start, edit.end)
        steps: list[Step | NewRun] = []
        for piece, text in zip(pieces, self._texts(edit, pieces), strict=True):
            start, end = max(piece.start, edit.start), min(piece.end, edit.end)
            steps.append(Step(piece, start - piece.start, end - piece.start, text, number))
        return steps

    def _texts(self, edit: Replacement, pieces: list[Piece]) -> list[str]:
        """What each of the pieces gets: all goes to the first, unless they differ or a mark parts them."""
        if len(pieces) == 1 or is_one_look(pieces, self._names):
            return [edit.text, *[""] * (len(pieces) - 1)]
        cuts = [piece.start - edit.start for piece in pieces[1:]]
        return spread(self._paragraph.text[edit.start : edit.end], edit.text, cuts)

    def _insertion(self, edit: Replacement, number: int) -> Step | NewRun:
        place = edit.start
        left, right = self._neighbours(place)
        open_sides = [piece for piece in (left, right) if piece is not None and not piece.why]
        if not open_sides:
            empty = next((p for p in self._paragraph.pieces if p.start == p.end == place and not p.why), None)
            if empty is None:
                return self._new_run(edit, left, right, number)
            return Step(empty, 0, 0, edit.text, number)
        chosen = open_sides[0] if len(open_sides) == 1 or left is right else self._chosen(edit, *open_sides)
        return Step(chosen, place - chosen.start, place - chosen.start, edit.text, number)

    def _neighbours(self, place: int) -> tuple[Piece | None, Piece | None]:
        right = bisect_right(self._starts, place) - 1
        left = bisect_right(self._starts, place - 1) - 1
        before = self._pieces[left] if left >= 0 and place > 0 else None
        after = self._pieces[right] if right >= 0 and self._pieces[right].end > place else None
        return before, after

    def _new_run(self, edit: Replacement, left: Piece | None, right: Piece | None, number: int) -> NewRun:
        objects = (IS_OBJECT, IS_BREAK, IS_HYPHEN)
        blocking = next((piece.why for piece in (left, right) if piece is not None and piece.why not in objects), "")
        blocking = self._paragraph.why or blocking or self._paragraph.why_no_run
        if blocking:
            raise RefusedError(blocking)
        paragraph = self._paragraph.element
        if left is not None and right is not None and top_of(left.node, paragraph) is top_of(right.node, paragraph):
            raise RefusedError(NO_NEIGHBOUR)
        return NewRun(left, edit.text, number)

    def _chosen(self, edit: Replacement, left: Piece, right: Piece) -> Piece:
        """Which of two runs takes up an insertion between them."""
        text, whole, place = edit.text, self._paragraph.text, edit.start
        if text[0].isspace() and any(at == place for at, _ in self._paragraph.notes):
            return right  # the note's mark stays with the word that it belongs to
        joins_left = text[0].isalnum() and whole[place - 1].isalnum()
        joins_right = text[-1].isalnum() and whole[place].isalnum()
        if joins_left != joins_right:
            return left if joins_left else right
        in_link = [self._in_link(piece) for piece in (left, right)]
        if in_link == [True, False]:
            return right
        if text.isspace() and in_link[0] == in_link[1] and self._is_marked(left) and not self._is_marked(right):
            return right
        return left

    def _in_link(self, piece: Piece) -> bool:
        within = piece.run.iterancestors(self._names.hyperlink, self._names.p)
        return piece.in_link or next(within).tag == self._names.hyperlink

    def _is_marked(self, piece: Piece) -> bool:
        """Whether the run's formatting would show on a blank: underlined, struck out, shaded."""
        names = self._names
        properties = piece.run.find(names.r_pr)
        return properties is not None and any(properties.find(tag) is not None for tag in names.shows_on_blanks)


def trimmed(text: str, edit: Replacement) -> Replacement:
    """The same change without what both sides share at their start and end."""
    old, new = text[edit.start : edit.end], edit.text
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    if not head and not tail:
        return edit
    return Replacement(edit.start + head, edit.end - tail, new[head : len(new) - tail])


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _refuse_impossible(text: str) -> None:
    if "\t" in text or "\n" in text or "\r" in text:
        raise RefusedError(NEEDS_BREAK)
    if OBJECT in text:
        raise RefusedError(NEEDS_OBJECT)
    if NOT_XML.search(text):
        raise RefusedError(NOT_TEXT)


def insertion_around(run: Element, names: Names) -> Element | None:
    """The recorded insertion or move of someone that the run stands in; None for none."""
    outer = run.getparent()
    while outer is not None and outer.tag != names.p:
        if outer.tag in (names.ins, names.move_to):
            return outer
        outer = outer.getparent()
    return None


def is_inserted(paragraph: Element, names: Names) -> bool:
    """Whether the whole `w:p` stands in a recorded insertion or move of someone."""
    return next(paragraph.iterancestors(names.ins, names.move_to), None) is not None


def top_of(element: Element, paragraph: Element) -> Element:
    """The child of `paragraph` that holds `element`."""
    parent = element.getparent()
    while parent is not None and parent is not paragraph:
        element, parent = parent, parent.getparent()
    return element
