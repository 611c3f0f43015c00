"""Joining, deleting and inserting whole paragraphs, in place or as tracked changes."""

import re
from collections.abc import Sequence
from itertools import pairwise

from lxml import etree

from coping_gui.wordfile.breaks import Breaker
from coping_gui.wordfile.ids import Ids
from coping_gui.wordfile.names import XML_SPACE, Element, Names
from coping_gui.wordfile.patch import plain_properties
from coping_gui.wordfile.plan import NOT_TEXT, NOT_XML, RefusedError
from coping_gui.wordfile.shells import HOLDS_OBJECTS, HOLDS_SECTION, NOT_BESIDE, Shells, refuse_change
from coping_gui.wordfile.textmap import MappedParagraph, visible_text
from coping_gui.wordfile.tracked import Mark, wrap


class Builder:
    """Changes the paragraphs of the body; every method raises RefusedError before it has changed anything."""

    def __init__(self, names: Names, ids: Ids, mark: Mark, *, tracked: bool) -> None:
        self._names = names
        self._tracked = tracked
        self._shells = Shells(names, ids, mark)
        self.breaker = Breaker(self._shells, tracked=tracked)
        ranges = (names.bookmark_start, names.bookmark_end, names.comment_range_start, names.comment_range_end)
        self._range_marks = frozenset((*ranges, names.perm_start, names.perm_end, names.proof_err))

    def refuse_join(self, paragraphs: Sequence[MappedParagraph]) -> None:
        """Raises RefusedError when these paragraphs cannot become one."""
        for paragraph in paragraphs:
            refuse_change(paragraph, self._names)
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
                self._shells.mark(paragraph.element, self._names.del_)
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
        refuse_change(paragraph, self._names)
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
            struck: Element | None = None
            for run in list(element.iter(self._names.r)):
                struck = self._strike(run, element, struck)
            self._shells.mark(element, self._names.del_)
            return
        for one in list(element.iter(*self._range_marks)):
            if one.tag != self._names.proof_err:
                element.addprevious(one)
        _remove(element)

    def _strike(self, run: Element, paragraph: Element, last: Element | None) -> Element | None:
        """Record a run as deleted, in the `last` deletion where that stands before it, as Word does; gives the last."""
        names = self._names
        if next(run.iterancestors(names.del_, names.move_from, names.p)) is not paragraph:
            return last
        for text in run.findall(names.t):
            struck = etree.Element(names.del_text)
            struck.text = visible_text(text)
            struck.set(XML_SPACE, "preserve")
            run.replace(text, struck)
        if last is not None and run.getprevious() is last:
            last.append(run)
            return last
        deletion = self._shells.tracker.change(names.del_)
        wrap(run, deletion)
        return deletion

    def insert(self, text: str, beside: Element, like: MappedParagraph, *, before: bool) -> Element:
        """A new paragraph with this text behind or before another one, looking like a third."""
        refuse_change(like, self._names)
        if NOT_XML.search(text):
            raise RefusedError(NOT_TEXT)
        names = self._names
        new = self._shells.paragraph_like(like.element)
        if text:
            new.append(self._run(text, like))
        if before:
            beside.addprevious(new)
        else:
            beside.addnext(new)
        if self._tracked:
            following = next((one for one in new.itersiblings() if one.tag not in self._range_marks), None)
            has_next = following is not None and following.tag == names.p
            if has_next or before:
                self._shells.mark(new, names.ins)
            else:  # an undone mark joins with the next paragraph, so it is the mark before the new one that is ours
                self._shells.hand_on_mark(beside, new)
                self._shells.mark(beside, names.ins)
            for run in new.findall(names.r):
                wrap(run, self._shells.tracker.change(names.ins))
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


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
