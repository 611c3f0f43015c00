"""Breaking a paragraph in two wherever its text allows it."""

from collections.abc import Sequence
from copy import copy
from itertools import takewhile

from lxml import etree

from coping_gui.wordfile.names import XML_SPACE, Element
from coping_gui.wordfile.plan import RefusedError
from coping_gui.wordfile.shells import CUTS_FIELD, Shells, refuse_change
from coping_gui.wordfile.textmap import MappedParagraph, visible_text


class Breaker:
    """Breaks paragraphs of one part, in place or as a tracked change."""

    def __init__(self, shells: Shells, *, tracked: bool) -> None:
        self._shells = shells
        self._names = shells.names
        self._tracked = tracked
        names = self._names
        self._properties = frozenset((names.p_pr, names.r_pr, names.smart_tag_pr))

    def split(self, paragraph: MappedParagraph, places: Sequence[int]) -> list[Element]:
        """Break the paragraph before these characters; gives the new `w:p` elements, the old one being the last."""
        refuse_change(paragraph, self._names)
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
        new = self._shells.paragraph_like(element)
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
            self._shells.mark(new, names.ins)
        return new

    def _shell(self, element: Element) -> Element:
        """A copy of a run, a link or an insertion without its content, its ids fresh."""
        names = self._names
        shell = etree.Element(element.tag, dict(element.attrib))
        if element.tag in (names.ins, names.move_to):
            shell.set(names.id, self._shells.ids.fresh())
        for tag in (names.r_pr, names.smart_tag_pr):
            properties = element.find(tag)
            if properties is not None:
                whole = copy(properties)
                whole.tail = None
                self._shells.tracker.renew(whole)
                shell.append(whole)
        return shell
