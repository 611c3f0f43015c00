"""A paragraph's content as pieces: what is kept, deleted and inserted between the original and the revised text.

Clean and tracked files are written from the same pieces: a clean file is one in which all changes are accepted.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import pairwise

from coping_gui.essay.edit import Edit, apply_edits, diff
from coping_gui.essay.span import Span
from coping_gui.export.inline import PLAIN, Look, Shown, Stretch


class Mark(Enum):
    """What a tracked change says of a piece."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one look and with one mark."""

    text: str
    look: Look = PLAIN
    mark: Mark = Mark.KEPT
    start: int = 0
    """Its place in the original's shown text; for an insertion, where it was inserted."""
    former: Look | None = None
    """The original's look, where the author changed only that."""

    @property
    def end(self) -> int:
        """Where it ends in the original's shown text."""
        return self.start if self.mark is Mark.INSERTED else self.start + len(self.text)


LEAST_KEPT = 0.3
"""Share of the longer text below which a paragraph counts as written anew: shreds of it kept in between help nobody."""


def changed(original: Shown, revised: Shown) -> list[Piece]:
    """The pieces that turn `original` into `revised`; a change inside a word takes the whole word, for the reader."""
    result: list[Piece] = []
    at = new = 0
    for edit in _edits(original.text, revised.text):
        gap = edit.span.start - at
        result += _kept(original, revised, at, new, gap)
        at, new = at + gap, new + gap
        result += [_piece(original, *s, Mark.DELETED) for s in original.cut(at, edit.span.end)]
        at = edit.span.end
        result += [
            Piece(revised.text[a:b], look, Mark.INSERTED, at) for a, b, look in revised.cut(new, new + len(edit.text))
        ]
        new += len(edit.text)
    return result + _kept(original, revised, at, new, len(original.text) - at)


LEAST_CARRIED = 0.5
"""Share of both halves that must be kept text for a paragraph to count as split or joined."""


def split(original: Shown, first: Shown, second: Shown) -> tuple[list[Piece], list[Piece]] | None:
    """The pieces of a paragraph that the author parted in two; None when the second is another text than its end."""
    parts = _divided(changed(original, _together(first, second)), len(first.text), Mark.DELETED)
    return parts if _carried(parts, len(first.text), len(second.text)) else None


def joined(first: Shown, second: Shown, revised: Shown) -> tuple[list[Piece], list[Piece]] | None:
    """The pieces of two paragraphs that the author made one of; None when the second one is not in it."""
    parts = _divided(changed(_together(first, second), revised), len(first.text), Mark.INSERTED)
    if not _carried(parts, len(first.text), len(second.text)):
        return None
    shift = len(first.text) + 1
    return parts[0], [replace(p, start=p.start - shift) for p in parts[1]]


def _together(first: Shown, second: Shown) -> Shown:
    """Both with a blank between them, which stands for the end of the first paragraph."""
    border = len(first.text)
    moved = (Stretch(s.start + border + 1, s.end + border + 1, s.look) for s in second.stretches)
    return Shown(f"{first.text} {second.text}", (*first.stretches, Stretch(border, border + 1, PLAIN), *moved))


def _divided(pieces: Iterable[Piece], border: int, unseen: Mark) -> tuple[list[Piece], list[Piece]]:
    """Pieces on both sides of the blank at `border`, a place in the text that pieces marked `unseen` are not in.

    The blank itself is there on the other side only, if at all.
    """
    parts: tuple[list[Piece], list[Piece]] = ([], [])
    at = 0
    for piece in pieces:
        if piece.mark is unseen:
            parts[at > border].append(piece)
            continue
        cuts = [0, *(c - at for c in (border, border + 1) if 0 < c - at < len(piece.text)), len(piece.text)]
        for low, high in pairwise(cuts):
            start = piece.start if piece.mark is Mark.INSERTED else piece.start + low
            cut = replace(piece, text=piece.text[low:high], start=start)
            if at + low != border:
                parts[at + low > border].append(cut)
            elif cut.mark is Mark.KEPT:
                look = cut.former or cut.look if unseen is Mark.DELETED else cut.look
                parts[0].append(replace(cut, mark=unseen, look=look, former=None))
        at += len(piece.text)
    return parts


def _carried(parts: tuple[list[Piece], list[Piece]], *lengths: int) -> bool:
    kept = [sum(len(p.text) for p in part if p.mark is Mark.KEPT) for part in parts]
    return all(length > 0 and k >= LEAST_CARRIED * length for k, length in zip(kept, lengths, strict=True))


def _edits(before: str, after: str) -> list[Edit]:
    edits = whole_words(before, diff(before, after))
    kept = len(before) - sum(edit.span.length for edit in edits)
    if len(edits) > 1 and kept < LEAST_KEPT * max(len(before), len(after)):
        return [Edit(Span(0, len(before)), after)]
    return edits


def _piece(shown: Shown, start: int, end: int, look: Look, mark: Mark) -> Piece:
    return Piece(shown.text[start:end], look, mark, start)


def _kept(original: Shown, revised: Shown, at: int, new: int, length: int) -> list[Piece]:
    """Kept text, cut where either side changes its look."""
    result: list[Piece] = []
    for start, end, look in original.cut(at, at + length):
        for a, b, new_look in revised.cut(new + start - at, new + end - at):
            former = look if look != new_look else None
            result.append(Piece(revised.text[a:b], new_look, Mark.KEPT, a - new + at, former))
    return result


def whole_words(text: str, edits: Iterable[Edit]) -> list[Edit]:
    """The same change in edits that never begin or end inside a word of `text`; edits that meet become one."""
    groups: list[tuple[Span, list[Edit]]] = []
    for edit in edits:
        span = _word_bounds(text, edit.span)
        if groups and span.start <= groups[-1][0].end:
            before, members = groups.pop()
            groups.append((Span(before.start, max(before.end, span.end)), [*members, edit]))
        else:
            groups.append((span, [edit]))
    return [_joined(text, span, members) for span, members in groups]


def _joined(text: str, span: Span, members: Iterable[Edit]) -> Edit:
    inside = [Edit(e.span.shifted(-span.start), e.text) for e in members]
    return Edit(span, apply_edits(span.of(text), inside))


def _word_bounds(text: str, span: Span) -> Span:
    start, end = span
    while 0 < start < len(text) and _inside_word(text, start):
        start -= 1
    while 0 < end < len(text) and _inside_word(text, end):
        end += 1
    return Span(start, end)


def _inside_word(text: str, place: int) -> bool:
    return text[place - 1].isalnum() and text[place].isalnum()


def accepted(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces of a clean file: deletions gone, insertions plain text; their places count in the revised text."""
    kept = [replace(p, mark=Mark.KEPT, former=None) for p in pieces if p.mark is not Mark.DELETED]
    result: list[Piece] = []
    at = 0
    for piece in _coalesced(kept):
        result.append(replace(piece, start=at))
        at += len(piece.text)
    return result


def to_revised(pieces: Iterable[Piece], place: int) -> int:
    """Where a place of the original's shown text is in the revised one."""
    at = 0
    for piece in pieces:
        if piece.mark is Mark.INSERTED:
            at += len(piece.text)
        elif piece.mark is Mark.KEPT and place <= piece.end:
            return at + place - piece.start
        elif piece.mark is Mark.KEPT:
            at += len(piece.text)
        elif place < piece.end:
            return at
    return at


def rejected(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces of the original."""
    kept = [p for p in pieces if p.mark is not Mark.INSERTED]
    return list(_coalesced(replace(p, mark=Mark.KEPT, look=p.former or p.look, former=None) for p in kept))


def _coalesced(pieces: Iterable[Piece]) -> Iterator[Piece]:
    last: Piece | None = None
    for piece in pieces:
        if last is not None and last.look == piece.look:
            last = replace(last, text=last.text + piece.text)
            continue
        if last is not None:
            yield last
        last = piece
    if last is not None:
        yield last


def split_at(pieces: Iterable[Piece], places: Iterable[int]) -> list[Piece]:
    """The same pieces, cut at places of the original's shown text, so that a comment can begin and end there."""
    cuts = sorted(set(places))
    result: list[Piece] = []
    for piece in pieces:
        if piece.mark is Mark.INSERTED:
            result.append(piece)
            continue
        bounds = [piece.start, *(c for c in cuts if piece.start < c < piece.end), piece.end]
        for a, b in pairwise(bounds):
            result.append(replace(piece, text=piece.text[a - piece.start : b - piece.start], start=a))
    return result
