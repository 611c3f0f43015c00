"""Splitting, joining, deleting and inserting whole paragraphs, in place or as tracked changes."""

import re
from collections.abc import Sequence
from copy import deepcopy
from itertools import pairwise, takewhile

from lxml import etree

from coping_gui.wordfile.ids import Ids
from coping_gui.wordfile.names import XML_SPACE, Element, Names
from coping_gui.wordfile.patch import plain_properties
from coping_gui.wordfile.plan import NOT_TEXT, NOT_XML, RefusedError
from coping_gui.wordfile.textmap import IS_ALTERNATIVE, MappedParagraph, visible_text
from coping_gui.wordfile.tracked import Mark, Tracker, wrap

NOT_IN_THE_BODY = "paragraphs can be added and taken away in the text itself and its tables only"
HOLDS_SECTION = "it carries the end of a section and its page layout"
HOLDS_OBJECTS = "it holds an image, a note, a field or a comment"
NOT_BESIDE = "a table or something else stands between the two"
CUTS_FIELD = "the break would fall inside a field or a control"


class Builder:
    """Changes the paragraphs of the body; every method raises RefusedError before it has changed anything."""

    def __init__(self, names: Names, ids: Ids, mark: Mark, *, tracked: bool) -> None:
        self._names = names
        self._ids = ids
        self._tracked = tracked
        self._tracker = Tracker(names, ids, mark)
        ranges = (names.bookmark_start, names.bookmark_end, names.comment_range_start, names.comment_range_end)
        self._range_marks = frozenset((*ranges, names.perm_start, names.perm_end, names.proof_err))
        self._properties = frozenset((names.p_pr, names.r_pr, names.smart_tag_pr))

    def split(self, paragraph: MappedParagraph, places: Sequence[int]) -> list[Element]:
        """Break the paragraph before these characters; gives the new `w:p` elements, the old one being the last."""
        refuse_change(paragraph)
        nodes = [self._cut_node(paragraph, place) for place in places]
        self._refuse_cut(paragraph, nodes)
        parts: list[Element] = []
        for at, place in enumerate(places):
            node = self._cut_node(paragraph, place)
            self._cut_text(paragraph, node, place)
            parts.append(self._break_before(paragraph.element, paragraph.pieces[node].node))
            nodes[at] = node
        return [*parts, paragraph.element]

    def _cut_node(self, paragraph: MappedParagraph, place: int) -> int:
        """Which piece holds the first character behind the break."""
        return next(at for at, piece in enumerate(paragraph.pieces) if piece.end > place)

    def _refuse_cut(self, paragraph: MappedParagraph, cuts: Sequence[int]) -> None:
        names, element = self._names, paragraph.element
        through = (names.r, names.hyperlink, names.smart_tag, names.ins, names.move_to)
        for at in cuts:
            node = paragraph.pieces[at].node
            opened = 0
            for one in element.iter():
                if one is node:
                    break
                if one.tag == names.fld_char:
                    opened += {"begin": 1, "end": -1}.get(one.get(names.fld_char_type, ""), 0)
            above = list(takewhile(lambda one: one is not element, node.iterancestors()))
            if opened or any(one.tag not in through for one in above):
                raise RefusedError(CUTS_FIELD)

    @staticmethod
    def _cut_text(paragraph: MappedParagraph, at: int, place: int) -> None:
        piece = paragraph.pieces[at]
        if place <= piece.start:
            return
        text = visible_text(piece.node)
        left = etree.Element(piece.node.tag)
        left.text, piece.node.text = text[: place - piece.start], text[place - piece.start :]
        for node in (left, piece.node):
            node.set(XML_SPACE, "preserve")
        piece.node.addprevious(left)
        paragraph.pieces[at] = piece._replace(start=place)

    def _break_before(self, element: Element, node: Element) -> Element:
        """Move what stands before `node` into a new paragraph before `element`, cutting all that holds it in two."""
        names = self._names
        new = self._paragraph_like(element)
        half: Element | None = None
        while node is not element:
            outer = next(node.iterancestors())
            before = [one for one in node.itersiblings(preceding=True) if one.tag not in self._properties][::-1]
            target = new if outer is element else self._shell(outer) if before or half is not None else None
            if target is not None:
                target.extend(before)
                target.extend([] if half is None else [half])
            half, node = target, outer
        element.addprevious(new)
        if self._tracked:
            self._mark(new, names.ins)
        return new

    def _shell(self, element: Element) -> Element:
        """A copy of a run, a link or an insertion without its content, its ids fresh."""
        names = self._names
        shell = etree.Element(element.tag, dict(element.attrib))
        if element.tag in (names.ins, names.move_to):
            shell.set(names.id, self._ids.fresh())
        for tag in (names.r_pr, names.smart_tag_pr):
            copy = self._tracker.fresh_copy(element.find(tag), first=False)
            if copy is not None:
                shell.append(copy)
        return shell

    def _paragraph_like(self, element: Element) -> Element:
        """An empty paragraph with the same properties, but no section break and no tracked changes of its own."""
        names = self._names
        new = etree.Element(names.p)
        properties = element.find(names.p_pr)
        if properties is not None:
            copy = deepcopy(properties)
            copy.tail = None
            for tag in (names.sect_pr, names.p_pr_change):
                for one in copy.findall(tag):
                    copy.remove(one)
            mark = copy.find(names.r_pr)
            if mark is not None:
                copy.replace(mark, plain_properties(mark, names))
            new.append(copy)
        return new

    def _mark(self, paragraph: Element, tag: str) -> None:
        """Record the paragraph's mark as inserted or deleted."""
        names = self._names
        properties = paragraph.find(names.p_pr)
        if properties is None:
            properties = etree.Element(names.p_pr)
            paragraph.insert(0, properties)
        mark = properties.find(names.r_pr)
        if mark is None:
            mark = etree.Element(names.r_pr)
            behind = next((one for one in properties if one.tag in (names.sect_pr, names.p_pr_change)), None)
            if behind is None:
                properties.append(mark)
            else:
                behind.addprevious(mark)
        if mark.find(tag) is None:
            mark.insert(1 if mark.find(names.ins) is not None else 0, self._tracker.change(tag))

    def refuse_join(self, paragraphs: Sequence[MappedParagraph]) -> None:
        """Raises RefusedError when these paragraphs cannot become one."""
        for paragraph in paragraphs:
            refuse_change(paragraph)
            self._refuse_section(paragraph.element)
        for one, other in pairwise(paragraphs):
            following = one.element.getnext()
            while following is not None and following.tag in self._range_marks:
                following = following.getnext()
            if following is not other.element:
                raise RefusedError(NOT_BESIDE)

    def join(self, paragraphs: Sequence[MappedParagraph]) -> Element:
        """Make them one, with the properties of the first; gives the `w:p` behind which others may be put."""
        if self._tracked:
            for paragraph in paragraphs[:-1]:
                self._mark(paragraph.element, self._names.del_)
            return paragraphs[-1].element
        first = paragraphs[0].element
        for paragraph in paragraphs[1:]:
            between = list(first.itersiblings())
            first.extend(between[: between.index(paragraph.element)])
            first.extend([one for one in paragraph.element if one.tag != self._names.p_pr])
            _remove(paragraph.element)
        return first

    def refuse_delete(self, paragraph: MappedParagraph) -> None:
        """Raises RefusedError when the paragraph holds what must not get lost, or cannot be missed."""
        refuse_change(paragraph)
        names, element = self._names, paragraph.element
        self._refuse_section(element)
        kept = (names.fld_char, names.fld_simple, names.comment_reference, names.sdt, names.instr_text, names.ruby)
        if paragraph.notes or paragraph.objects or next(element.iter(*kept), None) is not None:
            raise RefusedError(HOLDS_OBJECTS)
        before, behind = element.getprevious(), element.getnext()
        if before is not None and behind is not None and before.tag == behind.tag == names.tbl:
            raise RefusedError(NOT_BESIDE)

    def is_last(self, paragraph: MappedParagraph) -> bool:
        """Whether it is the last of the text or of a table cell, which must end with a paragraph."""
        return next(paragraph.element.itersiblings(self._names.p, self._names.tbl), None) is None

    def delete(self, paragraph: MappedParagraph) -> None:
        """Take the paragraph out; bookmarks and the ends of comments in it stay in the text."""
        element = paragraph.element
        if self._tracked:
            for run in list(element.iter(self._names.r)):
                self._strike(run, element)
            self._mark(element, self._names.del_)
            return
        for one in list(element.iter(*self._range_marks)):
            if one.tag != self._names.proof_err:
                element.addprevious(one)
        _remove(element)

    def _strike(self, run: Element, paragraph: Element) -> None:
        names = self._names
        if next(run.iterancestors(names.del_, names.move_from, names.p)) is not paragraph:
            return
        for text in run.findall(names.t):
            struck = etree.Element(names.del_text)
            struck.text = visible_text(text)
            struck.set(XML_SPACE, "preserve")
            run.replace(text, struck)
        wrap(run, self._tracker.change(names.del_))

    def insert(self, text: str, beside: Element, like: MappedParagraph, *, before: bool) -> Element:
        """A new paragraph with this text behind or before another one, looking like a third."""
        refuse_change(like)
        if NOT_XML.search(text):
            raise RefusedError(NOT_TEXT)
        names = self._names
        new = self._paragraph_like(like.element)
        if text:
            new.append(self._run(text, like))
        if before:
            beside.addprevious(new)
        else:
            beside.addnext(new)
        if self._tracked:
            following = next((one for one in new.itersiblings() if one.tag not in self._range_marks), None)
            has_next = following is not None and following.tag == names.p
            self._mark(new if has_next or before else beside, names.ins)  # an undone mark joins with the next paragraph
            for run in new.findall(names.r):
                wrap(run, self._tracker.change(names.ins))
        return new

    def _run(self, text: str, like: MappedParagraph) -> Element:
        names = self._names
        run = etree.Element(names.r)
        model = next((p.run for p in like.pieces if p.run.getparent() is like.element and not p.why), None)
        properties = None if model is None else model.find(names.r_pr)
        if properties is not None:
            run.append(plain_properties(properties, names))
        for at, part in enumerate(re.split("([\t\n])", text)):
            if at % 2:
                etree.SubElement(run, names.tab if part == "\t" else names.br)
            elif part:
                node = etree.SubElement(run, names.t)
                node.text = part
                node.set(XML_SPACE, "preserve")
        return run

    def _refuse_section(self, element: Element) -> None:
        if element.find(f"{self._names.p_pr}/{self._names.sect_pr}") is not None:
            raise RefusedError(HOLDS_SECTION)


def refuse_change(paragraph: MappedParagraph) -> None:
    """Raises RefusedError when no paragraph may be added, broken or taken away there."""
    if paragraph.place not in ("body", "table"):
        raise RefusedError(NOT_IN_THE_BODY)
    if paragraph.why or paragraph.in_field:
        raise RefusedError(paragraph.why or CUTS_FIELD)
    if paragraph.twin is not None:
        raise RefusedError(IS_ALTERNATIVE)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
