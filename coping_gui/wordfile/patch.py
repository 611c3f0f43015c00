"""Edits in place: only the text of `w:t` elements and their `xml:space` change."""

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from operator import attrgetter

from lxml import etree

from coping_gui.wordfile.names import XML_SPACE, Element, Names
from coping_gui.wordfile.plan import NewRun, Step, top_of
from coping_gui.wordfile.textmap import MappedParagraph, visible_text

_START_AND_END = attrgetter("start", "end")


def apply_plain(steps: Iterable[Step]) -> dict[Element, str | None]:
    """Make the changes; gives the changed `w:t` elements with what each of them held before.

    The sequence of elements and their other attributes stay as they are.
    """
    by_node: defaultdict[Element, list[Step]] = defaultdict(list)
    for step in steps:
        by_node[step.piece.node].append(step)
    before: dict[Element, str | None] = {}
    for node, changes in by_node.items():
        text = visible_text(node)
        changes.sort(key=_START_AND_END, reverse=True)
        for step in changes:
            text = text[: step.start] + step.text + text[step.end :]
        before[node] = node.text
        node.text = text
        node.set(XML_SPACE, "preserve")
    return before


def add_run(paragraph: MappedParagraph, new: NewRun, names: Names) -> Element:
    """Put a run with the text beside an object or into an empty paragraph; it looks like the paragraph's mark."""
    run = etree.Element(names.r)
    properties = _properties(paragraph, new, names)
    if properties is not None:
        run.append(properties)
    node = etree.SubElement(run, names.t)
    node.text = new.text
    node.set(XML_SPACE, "preserve")
    _put(paragraph.element, new, run, names)
    return run


def _properties(paragraph: MappedParagraph, new: NewRun, names: Names) -> Element | None:
    source = paragraph.element.find(f"{names.p_pr}/{names.r_pr}")
    if new.after is not None:
        source = new.after.run.find(names.r_pr)
    return None if source is None else plain_properties(source, names)


def plain_properties(source: Element, names: Names) -> Element:
    """A copy of run properties without the marks of tracked changes."""
    whole = copy(source)  # of lxml: with all that it holds, and faster than deepcopy
    whole.tail = None
    clean_properties(whole, names)
    return whole


def clean_properties(properties: Element, names: Names) -> None:
    """Take the marks of tracked changes out of run properties."""
    marks = (names.r_pr_change, names.ins, names.del_, names.move_from, names.move_to)
    for mark in [child for child in properties if child.tag in marks]:
        properties.remove(mark)


def _put(paragraph: Element, new: NewRun, run: Element, names: Names) -> None:
    if new.after is not None:
        top_of(new.after.run, paragraph).addnext(run)
        return
    properties = paragraph.find(names.p_pr)
    if properties is not None and properties.getprevious() is None:
        properties.addnext(run)
    else:
        paragraph.insert(0, run)
