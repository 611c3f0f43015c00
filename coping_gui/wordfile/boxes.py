"""The text boxes of a drawing, which a file may hold twice: for newer and for older readers."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from coping_gui.wordfile.names import ALTERNATE_CONTENT, CHOICE, FALLBACK, Element, Names


def text_boxes(element: Element, names: Names) -> list[tuple[Element, Element | None]]:
    """The outermost text boxes in a drawing, each with its copy in the branch for older readers."""
    if element.tag != ALTERNATE_CONTENT:
        return [(box, None) for box in _outer_boxes(element, names)]
    choice, fallback = element.find(CHOICE), element.find(FALLBACK)
    new = [] if choice is None else _outer_boxes(choice, names)
    old = [] if fallback is None else _outer_boxes(fallback, names)
    if not new:
        return [(box, None) for box in old]
    return list(zip(new, old, strict=True)) if len(new) == len(old) else _matched(new, old, names)


def _matched(new: list[Element], old: list[Element], names: Names) -> list[tuple[Element, Element | None]]:
    """Each box with the one for older readers that says the same, which has more of them or fewer: the second half
    of two linked boxes is an empty one there."""
    said, copied = ([_said(box, names) for box in boxes] for boxes in (new, old))
    copies = {at: old[other] for at, other in in_both(said, copied)}
    return [(box, copies.get(at)) for at, box in enumerate(new)]


def in_both(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places, in one and in the other, of what both hold in the same order."""
    for start, at, length in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        yield from zip(range(start, start + length), range(at, at + length), strict=True)


def _said(box: Element, names: Names) -> str:
    return "".join(text.text or "" for text in box.iter(names.t))


def _outer_boxes(element: Element, names: Names) -> list[Element]:
    return [box for box in element.iter(names.txbx_content) if not _is_nested(box, element, names)]


def _is_nested(box: Element, within: Element, names: Names) -> bool:
    for ancestor in box.iterancestors():
        if ancestor is within:
            return False
        if ancestor.tag in (names.txbx_content, FALLBACK):
            return True
    return False
