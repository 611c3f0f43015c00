"""Edits as tracked changes: `w:ins` and `w:del` with author and date, formatting kept, insertions never nested."""

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass

from lxml import etree

from coping_gui.wordfile.ids import Ids
from coping_gui.wordfile.names import XML_SPACE, Element, Names
from coping_gui.wordfile.patch import add_run, plain_properties
from coping_gui.wordfile.plan import NewRun, Step
from coping_gui.wordfile.textmap import MappedParagraph, visible_text


@dataclass(frozen=True, slots=True)
class Mark:
    """Who changed the text, and when (UTC, as Word writes it: 2026-01-31T12:00:00Z)."""

    author: str
    date: str


class Tracker:
    """Writes tracked changes into one part."""

    def __init__(self, names: Names, ids: Ids, mark: Mark) -> None:
        self._names = names
        self._ids = ids
        self._mark = mark

    def apply(self, paragraph: MappedParagraph, steps: Iterable[Step], new_runs: Iterable[NewRun]) -> None:
        """Make the changes in one paragraph."""
        for new in new_runs:
            run = add_run(paragraph, new, self._names)
            wrap(run, self.change(self._names.ins))
        by_run: defaultdict[Element, defaultdict[Element, list[Step]]] = defaultdict(lambda: defaultdict(list))
        for step in steps:
            by_run[step.piece.run][step.piece.node].append(step)
        inserted: list[tuple[int, Element]] = []
        deleted: defaultdict[int, list[Element]] = defaultdict(list)
        for run, changes in by_run.items():
            _Splitter(self, run, changes, inserted, deleted).replace()
        for edit, insertion in inserted:
            self._behind_deletions(insertion, deleted[edit])
            self.lift(insertion)

    def change(self, tag: str) -> Element:
        """An empty `w:ins` or `w:del` with a fresh id."""
        names = self._names
        element = etree.Element(tag)
        element.set(names.id, self._ids.fresh())
        element.set(names.author, self._mark.author)
        element.set(names.date, self._mark.date)
        return element

    def _behind_deletions(self, insertion: Element, deletions: list[Element]) -> None:
        """Show `old new` rather than `ol new d` where a deletion runs over several runs."""
        later = insertion.getnext()
        while later is not None and (later in deletions or later.tag == self._names.proof_err):
            if later in deletions:
                later.addnext(insertion)
                later = insertion
            later = later.getnext()

    def lift(self, insertion: Element) -> None:
        """Move an insertion out of someone else's, which is split in two: Word does not support nested ones."""
        outer = insertion.getparent()
        if outer is None or outer.tag not in (self._names.ins, self._names.move_to):
            return
        behind = etree.Element(outer.tag, dict(outer.attrib))
        behind.set(self._names.id, self._ids.fresh())
        behind.extend(list(insertion.itersiblings()))
        outer.addnext(insertion)
        if len(behind):
            insertion.addnext(behind)
        if not len(outer):
            _drop(outer)

    def fresh_copy(self, properties: Element | None, *, first: bool) -> Element | None:
        """Run properties for a piece of a split run: the first keeps the id of its tracked format change."""
        if properties is None:
            return None
        whole = copy(properties)  # of lxml: with all that it holds, and faster than deepcopy
        whole.tail = None
        if not first:
            for change in whole.iter(self._names.r_pr_change):
                change.set(self._names.id, self._ids.fresh())
        return whole


class _Splitter:
    """Takes one run apart around its changes."""

    def __init__(
        self,
        tracker: Tracker,
        run: Element,
        changes: dict[Element, list[Step]],
        inserted: list[tuple[int, Element]],
        deleted: defaultdict[int, list[Element]],
    ) -> None:
        self._tracker = tracker
        self._names = tracker._names  # pyright: ignore[reportPrivateUsage]
        self._run = run
        self._changes = changes
        self._inserted = inserted
        self._deleted = deleted
        self._properties = run.find(self._names.r_pr)
        self._out: list[Element] = []
        self._open: Element | None = None
        self._copies = 0

    def replace(self) -> None:
        """Put the pieces in the place of the run."""
        for child in list(self._run):
            if child is self._properties:
                continue
            if child in self._changes:
                self._take_apart(child)
            else:
                self._kept().append(child)
        if self._out:
            _replace(self._run, self._out)

    def _take_apart(self, node: Element) -> None:
        text, at = visible_text(node), 0
        for step in sorted(self._changes[node], key=lambda change: (change.start, change.end)):
            self._keep(text[at : step.start])
            self._delete(text[step.start : step.end], step.edit)
            self._insert(step.text, step.edit)
            at = step.end
        self._keep(text[at:])

    def _keep(self, text: str) -> None:
        if text:
            self._write(self._kept(), self._names.t, text)

    def _delete(self, text: str, edit: int) -> None:
        if text:
            change = self._changed(self._names.del_)
            self._write(self._new_run(change), self._names.del_text, text)
            self._deleted[edit].append(change)

    def _insert(self, text: str, edit: int) -> None:
        if not text:
            return
        change = self._changed(self._names.ins)
        run = etree.SubElement(change, self._names.r)
        if self._properties is not None:
            run.append(plain_properties(self._properties, self._names))
        self._write(run, self._names.t, text)
        self._inserted.append((edit, change))

    def _kept(self) -> Element:
        if self._open is None:
            self._open = self._new_run(None)
            self._out.append(self._open)
        return self._open

    def _changed(self, tag: str) -> Element:
        change = self._tracker.change(tag)
        self._out.append(change)
        self._open = None
        return change

    def _new_run(self, parent: Element | None) -> Element:
        run = etree.Element(self._run.tag, dict(self._run.attrib))
        properties = self._tracker.fresh_copy(self._properties, first=self._copies == 0)
        self._copies += 1
        if properties is not None:
            run.append(properties)
        if parent is not None:
            parent.append(run)
        return run

    @staticmethod
    def _write(run: Element, tag: str, text: str) -> None:
        node = etree.SubElement(run, tag)
        node.text = text
        node.set(XML_SPACE, "preserve")


def _replace(old: Element, new: list[Element]) -> None:
    parent = old.getparent()
    if parent is None:
        return
    at = parent.index(old)
    new[-1].tail = old.tail
    parent[at : at + 1] = new


def wrap(element: Element, wrapper: Element) -> None:
    """Put `element` inside `wrapper`, in its place."""
    wrapper.tail, element.tail = element.tail, None
    element.addprevious(wrapper)
    wrapper.append(element)


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
