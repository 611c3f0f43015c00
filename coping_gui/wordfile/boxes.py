"""The text boxes of a drawing, which a file may hold twice: for newer and for older readers."""

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
    return list(zip(new, old, strict=True)) if len(new) == len(old) else [(box, None) for box in new]


def _outer_boxes(element: Element, names: Names) -> list[Element]:
    return [box for box in element.iter(names.txbx_content) if not _is_nested(box, element, names)]


def _is_nested(box: Element, within: Element, names: Names) -> bool:
    for ancestor in box.iterancestors():
        if ancestor is within:
            return False
        if ancestor.tag in (names.txbx_content, FALLBACK):
            return True
    return False
