"""Edits as tracked changes: `w:ins` and `w:del` with author and date, formatting kept, insertions never nested."""

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass

from lxml import etree

from coping_gui.wordfile.ids import Ids
from coping_gui.wordfile.names import Element, Names
from coping_gui.wordfile.patch import add_run
from coping_gui.wordfile.plan import NewRun, Step
from coping_gui.wordfile.splitter import Splitter
from coping_gui.wordfile.textmap import MappedParagraph


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
        self._models: dict[str, Element] = {}

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
            splitter = Splitter(self, self._names, run, changes)
            splitter.split()
            inserted += splitter.inserted
            for edit, deletion in splitter.deleted:
                deleted[edit].append(deletion)
        for edit, insertion in inserted:
            if deleted[edit]:
                self._behind_deletions(insertion, deleted[edit])
            self.lift(insertion)

    def change(self, tag: str) -> Element:
        """An empty `w:ins` or `w:del` with a fresh id."""
        names = self._names
        model = self._models.get(tag)
        if model is None:
            model = etree.Element(tag)
            for name, value in ((names.id, ""), (names.author, self._mark.author), (names.date, self._mark.date)):
                model.set(name, value)
            self._models[tag] = model
        element = copy(model)  # of lxml: twice as fast as making one
        element.set(names.id, self._ids.fresh())
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

    def renew(self, properties: Element) -> None:
        """Give the tracked format changes in a copy of run properties ids of their own."""
        for change in properties.iter(self._names.r_pr_change):
            change.set(self._names.id, self._ids.fresh())


def wrap(element: Element, wrapper: Element) -> None:
    """Put `element` inside `wrapper`, in its place."""
    wrapper.tail, element.tail = element.tail, None
    element.addprevious(wrapper)
    wrapper.append(element)


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
