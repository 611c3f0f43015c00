"""Every work that an essay cites or lists, with its places in the text: what the citations pane shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from coping_gui.checks.structure.matching import Matches, cited_works, matches
from coping_gui.checks.structure.references import Entry, key
from coping_gui.checks.structure.view import View, view_of
from coping_gui.essay.essay import Essay
from coping_gui.essay.span import Span


class Standing(StrEnum):
    """How a work stands in both."""

    FINE = "cited and listed"
    NEAR = "cited nearly as listed"
    MISSING = "cited, not listed"
    UNCITED = "listed, not cited"
    UNCOMPARED = "not compared"
    """There is no list, or it is not understood."""


Place = tuple[int, Span]
"""Paragraph and span of one citation."""


@dataclass(frozen=True, slots=True)
class CitedWork:
    """One work."""

    label: str
    """What the text calls it: "Herrick (2015)", "[3] Herrick (2015)"."""
    standing: Standing
    places: tuple[Place, ...] = ()
    """In the order of the text."""
    entry: Place | None = None
    """Where the reference list has it."""
    text: str = ""
    """Its entry, as written."""


@dataclass(frozen=True, slots=True)
class Works:
    """All works of an essay: as the reference list has them, then those that it has not."""

    works: tuple[CitedWork, ...] = ()
    note: str = ""
    """One sentence where the list was not compared, and why; else empty."""

    def as_text(self) -> str:
        """One line a work, tab-separated for a spreadsheet: name, standing, number of places, entry."""
        lines = ["Work\tStanding\tPlaces\tEntry"]
        lines += [f"{w.label}\t{w.standing}\t{len(w.places)}\t{' '.join(w.text.split())}" for w in self.works]
        return "\n".join(lines)


def works_of(essay: Essay) -> Works:
    """The works of an outlined essay; places are code points of its texts."""
    view = view_of(essay)
    found = matches(view)
    listed = _by_number(view) if view.numeric else _by_name(view, found)
    return Works((*listed, *_unlisted(view, found)), _note(view))


def _note(view: View) -> str:
    if not (view.citations or view.references.found):
        return "No citation and no list of references was found."
    if not view.references.found:
        return "There is no list of references to compare with."
    if not (view.numeric or view.references.understood):
        return "The list of references was not understood, so nothing is claimed of it."
    return ""


def _by_name(view: View, found: Matches) -> Iterable[CitedWork]:
    places: dict[Entry, list[Place]] = {e: [] for e in view.references.entries}
    for cited in cited_works(view):
        for entry in view.references.meant_by(cited.work):
            places[entry].append((cited.paragraph, cited.citation.span))
    near: dict[Entry, list[Place]] = {}
    for cited, entry in found.near:
        near.setdefault(entry, []).append((cited.paragraph, cited.citation.span))
    for entry, own in places.items():
        standing = _standing(view, entry, own, near)
        yield _work(entry, entry.label, standing, [*own, *near.get(entry, ())])


def _standing(view: View, entry: Entry, own: list[Place], near: dict[Entry, list[Place]]) -> Standing:
    if own:
        return Standing.FINE
    if entry in near:
        return Standing.NEAR
    compared = view.references.understood and entry.plausible
    return Standing.UNCITED if compared else Standing.UNCOMPARED


def _by_number(view: View) -> Iterable[CitedWork]:
    places: dict[int, list[Place]] = {}
    for paragraph, citations in view.citations.items():
        for citation in citations:
            for number in citation.numbers:
                places.setdefault(number, []).append((paragraph, citation.span))
    for number, entry in view.references.numbered.items():
        own = places.pop(number, [])
        yield _work(entry, f"[{number}] {entry.label}", Standing.FINE if own else Standing.UNCITED, own)
    for number, own in sorted(places.items()):
        standing = Standing.MISSING if view.references.numbered else Standing.UNCOMPARED
        yield CitedWork(f"[{number}]", standing, tuple(sorted(own)))


def _work(entry: Entry, label: str, standing: Standing, places: Iterable[Place]) -> CitedWork:
    return CitedWork(label, standing, tuple(sorted(places)), (entry.paragraph, entry.span), entry.text.strip())


def _unlisted(view: View, found: Matches) -> list[CitedWork]:
    """Works that no entry is meant by, by name."""
    if view.numeric:
        return []
    near = {id(cited.work) for cited, _ in found.near}
    places: dict[str, list[Place]] = {}
    for cited in cited_works(view):
        if not view.references.meant_by(cited.work) and id(cited.work) not in near:
            places.setdefault(cited.work.label, []).append((cited.paragraph, cited.citation.span))
    missing = {c.work.label for c in found.unlisted} if not found.partial else set[str]()
    return [
        CitedWork(label, Standing.MISSING if label in missing else Standing.UNCOMPARED, tuple(sorted(own)))
        for label, own in sorted(places.items(), key=lambda item: key(item[0]))
    ]
