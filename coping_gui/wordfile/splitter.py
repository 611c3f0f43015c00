"""Takes one run apart around its tracked changes."""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from typing import Protocol

from lxml import etree

from coping_gui.wordfile.names import XML_SPACE, Element, Names
from coping_gui.wordfile.patch import clean_properties
from coping_gui.wordfile.plan import Step
from coping_gui.wordfile.textmap import visible_text


class Marks(Protocol):
    """What makes the marks of tracked changes."""

    def change(self, tag: str) -> Element:
        """An empty `w:ins` or `w:del`."""
        ...

    def renew(self, properties: Element) -> None:
        """Give the tracked format changes in a copy of run properties ids of their own."""
        ...


class Splitter:
    """Takes one run apart; what it inserted and deleted is then in `inserted` and `deleted`, by number of edit.

    Nearly every run holds one text: it stays, and its copies, each with another text, stand beside it. Copies are
    several times faster than new elements. A run with more in it (tabs, breaks, images) is built anew, piece by piece.
    """

    def __init__(self, marks: Marks, names: Names, run: Element, changes: Mapping[Element, Sequence[Step]]) -> None:
        self._marks = marks
        self._names = names
        self._run = run
        self._changes = changes
        self._properties = run.find(names.r_pr)
        self._has_change = self._properties is not None and self._properties.find(names.r_pr_change) is not None
        self._copies = 0
        self.inserted: list[tuple[int, Element]] = []
        self.deleted: list[tuple[int, Element]] = []

    def split(self) -> None:
        """Put the pieces in the place of the run."""
        children = [self._properties] if self._properties is not None else []
        if list(self._run) == [*children, next(iter(self._changes))]:
            self._split_text(self._run[-1])
        else:
            self._split_any()

    def _parts(self, node: Element) -> Iterator[tuple[str, str, int]]:
        """What becomes of the text of one element: (tag, text, edit) of each part, in order."""
        names = self._names
        text, at = visible_text(node), 0
        for step in sorted(self._changes[node], key=lambda change: (change.start, change.end)):
            yield names.t, text[at : step.start], step.edit
            yield names.del_text, text[step.start : step.end], step.edit
            yield names.ins, step.text, step.edit
            at = step.end
        yield names.t, text[at:], -1

    def _split_text(self, node: Element) -> None:
        parts = [part for part in self._parts(node) if part[1]]
        node.set(XML_SPACE, "preserve")
        kept = next((at for at, (tag, _, _) in enumerate(parts) if tag == self._names.t), None)
        pieces: list[Element] = []
        for at, (tag, text, edit) in enumerate(parts):
            piece = self._run if at == kept else self._copy()
            piece[-1].text = text
            pieces.append(self._marked(piece, tag, edit))
        if pieces:
            _replace(self._run, pieces)

    def _copy(self) -> Element:
        run = copy(self._run)
        run.tail = None
        return run

    def _marked(self, run: Element, tag: str, edit: int) -> Element:
        """The run, in a mark where it is deleted or inserted; only the first one keeps the ids in its properties."""
        names = self._names
        if tag == names.ins:
            run.attrib.clear()
            for properties in run.findall(names.r_pr):
                clean_properties(properties, names)
            change = self._marks.change(names.ins)
            self.inserted.append((edit, change))
        else:
            for properties in run.findall(names.r_pr) if self._has_change and self._copies else ():
                self._marks.renew(properties)
            self._copies += 1
            if tag == names.t:
                return run
            run[-1].tag = names.del_text
            change = self._marks.change(names.del_)
            self.deleted.append((edit, change))
        change.append(run)
        return change

    def _split_any(self) -> None:
        names, bare = self._names, self._bare()
        pieces: list[Element] = []
        last: Element | None = None
        for child in list(self._run):
            if child.tag == names.r_pr:
                continue
            for tag, content, edit in self._contents(child):
                if last is None or tag != names.t:
                    last = copy(bare)
                    last.append(content)
                    pieces.append(self._marked(last, tag, edit))
                    last = last if tag == names.t else None
                else:
                    last.append(content)
        if pieces:
            _replace(self._run, pieces)

    def _bare(self) -> Element:
        """The run with nothing but its properties."""
        run = self._copy()
        for child in list(run):
            if child.tag != self._names.r_pr:
                run.remove(child)
        return run

    def _contents(self, child: Element) -> Iterator[tuple[str, Element, int]]:
        """What becomes of one element of the run: itself, or a text for each part."""
        if child not in self._changes:
            yield self._names.t, child, -1
            return
        for tag, text, edit in self._parts(child):
            if text:
                node = etree.Element(self._names.t)
                node.text = text
                node.set(XML_SPACE, "preserve")
                yield tag, node, edit


def _replace(old: Element, new: Sequence[Element]) -> None:
    """Put elements in the place of one, which may be among them; white space behind it stays behind them."""
    tail, old.tail = old.tail, None
    at = next((at for at, one in enumerate(new) if one is old), None)
    for one in reversed(new if at is None else new[at + 1 :]):
        old.addnext(one)
    for one in new[:at] if at is not None else ():
        old.addprevious(one)
    parent = old.getparent()
    if at is None and parent is not None:
        parent.remove(old)
    new[-1].tail = tail
