"""What an author should know of a Word file before it is changed, and what in it is left alone."""

import re
from dataclasses import dataclass

from coping_gui.wordfile.names import FORMULAS, Element, is_on, names_of
from coping_gui.wordfile.package import Package
from coping_gui.wordfile.xml import as_ascii

_PROOF_STATE = re.compile(rb"<(?:\w+:)?proofState\b[^>]*/>")
_RESTRICTIONS = {
    "readOnly": "reading only",
    "comments": "comments only",
    "trackedChanges": "tracked changes only",
    "forms": "filling in forms only",
}


@dataclass(frozen=True, slots=True)
class Guard:
    """What stands against changing the file: a signature, a protection."""

    signed: bool
    restriction: str
    """What the author allows only; empty for anything."""
    read_only_recommended: bool

    @property
    def is_shut(self) -> bool:
        """Whether to change nothing unless the author insists."""
        return self.signed or bool(self.restriction) or self.read_only_recommended


def guard_of(package: Package, settings: Element | None) -> Guard:
    """Signature and protection of the document."""
    signed = any(link.kind == "origin" for link in package.related(""))
    signed = signed or any(name.lower().startswith("_xmlsignatures/") for name in package.archive.names)
    restriction, recommended = "", False
    if settings is not None:
        names = names_of(settings)
        protection = settings.find(names.document_protection)
        if protection is not None and protection.get(names.enforcement) in ("1", "true", "on"):
            restriction = _RESTRICTIONS.get(protection.get(names.edit, ""), "")
        recommended = settings.find(names.write_protection) is not None
    return Guard(signed, restriction, recommended)


def warnings_of(guard: Guard, settings: Element | None, roots: list[Element], package: Package) -> list[str]:
    """What to know before exporting, one sentence each."""
    found: list[str] = []
    if guard.signed:
        found.append("The file carries a digital signature, which any change makes invalid.")
    if guard.restriction:
        found.append(f"The file is protected: its author allows {guard.restriction}.")
    if guard.read_only_recommended:
        found.append("Its author asks that the file be opened for reading only.")
    if settings is not None and is_on(settings.find(names_of(settings).track_revisions), names_of(settings)):
        found.append("Word records changes in this file; a clean export writes its fixes without recording them.")
    if any(_has_changes(root) for root in roots):
        found.append("The file holds tracked changes; COPING checks the text as if they were accepted.")
    if any(next(root.iter(names_of(root).perm_start), None) is not None for root in roots):
        found.append("Parts of the file may be changed by certain people only.")
    damaged = package.archive.damaged()
    if damaged:
        found.append(f"The file is damaged in places, which are kept as they are: {', '.join(damaged)}.")
    return found


def _has_changes(root: Element) -> bool:
    names = names_of(root)
    return next(root.iter(names.ins, names.del_, names.move_from, names.move_to), None) is not None


def not_checked_in(package: Package, roots: list[Element], unreadable: list[str], *, hidden: bool) -> list[str]:
    """What the file holds that is left untouched, one sentence each."""
    kinds = _kinds(package)
    found = [f"{part} is not well-formed and was left as it is." for part in unreadable]
    comments = _count_comments(package)
    if comments:
        found.append(f"{comments} comment{'s' if comments > 1 else ''} in the file: not checked.")
    for kind, what in (
        ("glossaryDocument", "Building blocks (the glossary document)"),
        ("aFChunk", "Text embedded from another format (altChunk)"),
        ("subDocument", "Subdocuments of a master document"),
        ("chart", "The words in charts"),
        ("diagramData", "The words in SmartArt diagrams"),
        ("package", "Embedded documents"),
        ("oleObject", "Embedded objects"),
    ):
        if kind in kinds:
            found.append(f"{what}: not checked.")
    if any(next(root.iter(*FORMULAS), None) is not None for root in roots):
        found.append("Formulas: not checked.")
    return [*found, "Hidden text: not checked."] if hidden else found


def _kinds(package: Package) -> set[str]:
    parts = [package.main, *(link.target for link in package.related(package.main) if not link.external)]
    return {link.kind for part in parts for link in package.related(part)}


def _count_comments(package: Package) -> int:
    for link in package.related(package.main):
        if link.kind == "comments" and not link.external:
            return len(re.findall(rb"<(?:\w+:)?comment[\s>]", as_ascii(package.read(link.target))))
    return 0


def without_proof_state(settings: bytes) -> bytes:
    """The settings without the note that all text was proofed (17.15.1.67 asks for it to go when text changes)."""
    return _PROOF_STATE.sub(b"", settings) if b"proofState" in settings else settings
