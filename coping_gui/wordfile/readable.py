"""Tracked changes as a reader wants them: a whole word gives way to a whole word, not scattered letters."""

from collections.abc import Iterable

from coping_gui.wordfile.names import Names
from coping_gui.wordfile.neighbours import is_one_look
from coping_gui.wordfile.plan import Replacement, insertion_around, trimmed
from coping_gui.wordfile.textmap import MappedParagraph

_INSIDE_WORDS = "'’"


def by_words(paragraph: MappedParagraph, edits: Iterable[Replacement], names: Names) -> list[Replacement]:
    """The same changes widened to whole words where the word is of one piece; blanks alone stay as they are."""
    text = paragraph.text
    small = [edit for edit in (trimmed(text, edit) for edit in sorted(edits)) if edit.end > edit.start or edit.text]
    wide = [_bounds(paragraph, edit, names) for edit in small]
    merged: list[tuple[int, int, list[Replacement]]] = []
    for edit, (start, end) in zip(small, wide, strict=True):
        if merged and (start < merged[-1][1] or (start, end) == merged[-1][:2]):
            first, last, inner = merged[-1]
            merged[-1] = (min(first, start), max(last, end), [*inner, edit])
        else:
            merged.append((start, end, [edit]))
    result: list[Replacement] = []
    for start, end, inner in merged:
        is_one_word = len(inner) == 1 or _is_one_piece(paragraph, start, end, names)
        result += [_joined(text, start, end, inner)] if is_one_word else inner
    return result


def _joined(text: str, start: int, end: int, inner: list[Replacement]) -> Replacement:
    new, at = "", start
    for edit in inner:
        new += text[at : edit.start] + edit.text
        at = edit.end
    return Replacement(start, end, new + text[at:end])


def _bounds(paragraph: MappedParagraph, edit: Replacement, names: Names) -> tuple[int, int]:
    text = paragraph.text
    changed = text[edit.start : edit.end] + edit.text
    if not any(map(_is_letter, changed)):
        return edit.start, edit.end
    start, end = edit.start, edit.end
    if any(_is_letter(part[0]) for part in (text[edit.start : edit.end], edit.text) if part):
        while start and _is_letter(text[start - 1]):
            start -= 1
    if any(_is_letter(part[-1]) for part in (text[edit.start : edit.end], edit.text) if part):
        while end < len(text) and _is_letter(text[end]):
            end += 1
    return (start, end) if _is_one_piece(paragraph, start, end, names) else (edit.start, edit.end)


def _is_letter(character: str) -> bool:
    return character.isalnum() or character in _INSIDE_WORDS


def _is_one_piece(paragraph: MappedParagraph, start: int, end: int, names: Names) -> bool:
    covered = [piece for piece in paragraph.pieces if piece.start < end and piece.end > start]
    if not covered or any(piece.why for piece in covered) or any(start < at < end for at, _ in paragraph.notes):
        return False
    if insertion_around(covered[0].run, names) is not None:
        return False  # the untouched letters of someone's insertion stay theirs
    return is_one_look(covered, names)
