"""What splitting, joining, deleting and inserting paragraphs have in common: empty copies and recorded marks."""

from copy import copy

from lxml import etree

from coping_gui.wordfile.ids import Ids
from coping_gui.wordfile.names import Element, Names
from coping_gui.wordfile.patch import plain_properties
from coping_gui.wordfile.plan import DEEP_IN_INSERTION, RefusedError, is_inserted
from coping_gui.wordfile.textmap import IS_ALTERNATIVE, MappedParagraph
from coping_gui.wordfile.tracked import Mark, Tracker

NOT_IN_THE_BODY = "paragraphs can be added and taken away in the text itself and its tables only"
HOLDS_SECTION = "it carries the end of a section and its page layout"
HOLDS_OBJECTS = "it holds an image, a note, a field or a comment"
NOT_BESIDE = "a table or something else stands between the two"
HOLDS_TABLE = "a table stands inside it"
CUTS_FIELD = "the break would fall inside a field or a control"


class Shells:
    """Makes empty copies of paragraphs and records paragraph marks as inserted or deleted."""

    def __init__(self, names: Names, ids: Ids, mark: Mark) -> None:
        self.names = names
        self.ids = ids
        self.tracker = Tracker(names, ids, mark)

    def paragraph_like(self, element: Element) -> Element:
        """An empty paragraph with the same properties, but no section break and no tracked changes of its own."""
        names = self.names
        new = etree.Element(names.p)
        properties = element.find(names.p_pr)
        if properties is not None:
            whole = copy(properties)
            whole.tail = None
            for tag in (names.sect_pr, names.p_pr_change):
                for one in whole.findall(tag):
                    whole.remove(one)
            own = whole.find(names.r_pr)
            if own is not None:
                whole.replace(own, plain_properties(own, names))
            new.append(whole)
        return new

    def mark(self, paragraph: Element, tag: str) -> None:
        """Record the paragraph's mark as inserted or deleted."""
        own = self._mark_properties(paragraph)
        if own.find(tag) is None:
            own.insert(1 if own.find(self.names.ins) is not None else 0, self.tracker.change(tag))

    def hand_on_mark(self, paragraph: Element, other: Element) -> None:
        """What others have recorded of the paragraph's mark is said of the other one's, which takes its place."""
        names = self.names
        own = paragraph.find(f"{names.p_pr}/{names.r_pr}")
        changes = (names.ins, names.del_, names.move_from, names.move_to)
        recorded = [] if own is None else [one for one in own if one.tag in changes]
        if recorded:
            self._mark_properties(other)[:0] = recorded

    def _mark_properties(self, paragraph: Element) -> Element:
        """The properties of the paragraph's mark, made where there are none."""
        names = self.names
        properties = paragraph.find(names.p_pr)
        if properties is None:
            properties = etree.Element(names.p_pr)
            paragraph.insert(0, properties)
        own = properties.find(names.r_pr)
        if own is None:
            own = etree.Element(names.r_pr)
            behind = next((one for one in properties if one.tag in (names.sect_pr, names.p_pr_change)), None)
            if behind is None:
                properties.append(own)
            else:
                behind.addprevious(own)
        return own


def refuse_change(paragraph: MappedParagraph, names: Names) -> None:
    """Raises RefusedError when no paragraph may be added, broken or taken away there."""
    if paragraph.place not in ("body", "table"):
        raise RefusedError(NOT_IN_THE_BODY)
    if paragraph.why or paragraph.in_field:
        raise RefusedError(paragraph.why or CUTS_FIELD)
    if paragraph.twin is not None:
        raise RefusedError(IS_ALTERNATIVE)
    if is_inserted(paragraph.element, names):
        raise RefusedError(DEEP_IN_INSERTION)
    element = paragraph.element
    if any(next(one.iterancestors(names.p, names.txbx_content)) is element for one in element.iter(names.tbl)):
        raise RefusedError(HOLDS_TABLE)
