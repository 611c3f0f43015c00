"""One part that holds text as its paragraphs in reading order: the body, a header, a footer, the notes."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from coping_gui.errors import CannotOpen
from coping_gui.wordfile.boxes import in_both
from coping_gui.wordfile.contents import contents_of
from coping_gui.wordfile.controls import why_locked
from coping_gui.wordfile.fields import FieldStack, unclosed_fields
from coping_gui.wordfile.inline import InlineReader, is_in_a_copy
from coping_gui.wordfile.names import ALTERNATE_CONTENT, CHOICE, FALLBACK, Element, Names, names_of
from coping_gui.wordfile.package import Package
from coping_gui.wordfile.textmap import IS_ALTERNATIVE, HiddenStyles, MappedParagraph
from coping_gui.wordfile.xml import MalformedPartError, as_ascii

_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")
_PLACES = {"footnotes": "footnote", "endnotes": "endnote", "header": "header", "footer": "footer"}
_DEEPEST_ALTERNATIVES = 20
_NOTE = re.compile(rb"<(?:[\w.-]+:)?(?:foot|end)note(?:\s[^>]*)?>")
_RULE = re.compile(rb"""[\s:]type\s*=\s*["'](?:separator|continuationSeparator|continuationNotice)["']""")


class Story:
    """The paragraphs of one part; text boxes come after the text that they are anchored in."""

    def __init__(self, root: Element, data: bytes, place: str, hidden_styles: HiddenStyles) -> None:
        self.root = root
        self.data = data
        self.place = place
        self.names = names_of(root)
        self._hidden_styles = hidden_styles
        contents = contents_of(root, self.names, hidden_styles)
        self.texts = contents.texts
        """All `w:t` elements of the part as it was read, in its order."""
        self._reader = InlineReader(contents, self.names, hidden_styles)
        self._tables = contents.tables
        self._unclosed = unclosed_fields(root, contents.field_marks, self.names)
        self._inside = _transparent(self.names)
        self.paragraphs: list[MappedParagraph] = []
        self._read()

    def _read(self) -> None:
        names = self.names
        if self.place in ("footnote", "endnote"):
            for note in self.root.iterchildren(names.footnote, names.endnote):
                if note.get(names.type) not in _SEPARATORS:
                    self._add(self._blocks(note, self._fields(), self.place), note.get(names.id, ""))
            return
        body = self.root.find(names.body)
        self._add(self._blocks(self.root if body is None else body, self._fields(), self.place), "")

    def _add(self, found: Iterable[MappedParagraph], note: str) -> None:
        waiting = list(found)
        while waiting:
            boxes: list[MappedParagraph] = []
            for paragraph in waiting:
                paragraph.note = note
                if paragraph.boxes:
                    boxes += self._boxes(paragraph)
            self.paragraphs += waiting
            waiting = boxes

    def _fields(self) -> FieldStack:
        return FieldStack(self.names, self._unclosed)

    def mapped_anew(self, element: Element, place: str) -> MappedParagraph:
        """The map of a `w:p` that was made or changed; it must hold whole fields only."""
        contents = contents_of(element, self.names, self._hidden_styles)
        reader = InlineReader(contents, self.names, self._hidden_styles)
        paragraph = reader.read(element, self._fields())
        paragraph.place = place
        return paragraph

    def _boxes(self, host: MappedParagraph) -> Iterator[MappedParagraph]:
        """The paragraphs of the text boxes anchored there, joined with their copies, wherever those stand."""
        twin = host if host.twin is None or len(host.twin.boxes) != len(host.boxes) else host.twin
        for (box, copy), others in zip(host.boxes, twin.boxes, strict=True):
            other, copy_of_other = (None, None) if others[0] is box else others
            found, twins, more = (self._box(one, host) for one in (box, copy, other))
            _pair(more, self._box(copy_of_other, host))
            for copies in (twins, more):
                if copies:
                    _pair(found, copies)
            for paragraph in found:
                paragraph.host = host
                yield paragraph

    def _box(self, box: Element | None, host: MappedParagraph) -> list[MappedParagraph]:
        if box is None:
            return []
        drawing = next(box.iterancestors(ALTERNATE_CONTENT, self.names.p))
        is_further_copy = host.twin is None and drawing.tag == ALTERNATE_CONTENT and is_in_a_copy(drawing, self.names)
        why = host.why or (IS_ALTERNATIVE if is_further_copy else "")
        return list(self._blocks(box, self._fields(), "text box", why))

    def _blocks(
        self, container: Element, fields: FieldStack, place: str, why: str = "", depth: int = 0
    ) -> Iterator[MappedParagraph]:
        names, paragraph_tag = self.names, self.names.p
        stack = [(iter(container), place, why)]
        while stack:
            children, here, reason = stack[-1]
            for child in children:
                tag = child.tag
                if tag == paragraph_tag:
                    paragraph = self._reader.read(child, fields, reason)
                    paragraph.place = here
                    yield paragraph
                    if child in self._tables:
                        stack.append((iter(self._tables[child]), here, reason))
                        break
                elif tag in self._inside:
                    inner = "table" if tag == names.tbl and here == "body" else here
                    stack.append((iter(child), inner, reason))
                    break
                elif tag == names.sdt:
                    stack.append((iter(child), here, reason or why_locked(child, names)))
                    break
                elif tag == ALTERNATE_CONTENT and depth < _DEEPEST_ALTERNATIVES:
                    yield from self._alternatives(child, fields, here, reason, depth + 1)
            else:
                stack.pop()

    def _alternatives(
        self, element: Element, fields: FieldStack, place: str, why: str, depth: int
    ) -> Iterator[MappedParagraph]:
        choice, fallback = element.find(CHOICE), element.find(FALLBACK)
        chosen, other = (fallback, None) if choice is None else (choice, fallback)
        if chosen is None:
            return
        found = list(self._blocks(chosen, fields, place, why, depth))
        if other is not None:
            _pair(found, list(self._blocks(other, self._fields(), place, why, depth)))
        yield from found


def _pair(found: list[MappedParagraph], twins: list[MappedParagraph]) -> None:
    """Join each paragraph with its copy, where both say the same; where copies hold copies it stays as it is."""
    for at, other in in_both([p.text for p in found], [p.text for p in twins]):
        paragraph, twin = found[at], twins[other]
        if paragraph.twin is None and twin.twin is None:
            paragraph.twin = twin
        else:
            paragraph.pieces[:] = [piece._replace(why=piece.why or IS_ALTERNATIVE) for piece in paragraph.pieces]
            paragraph.why = paragraph.why or IS_ALTERNATIVE


@cache
def _transparent(names: Names) -> frozenset[object]:
    """Containers of paragraphs that are read through."""
    tables = (names.tbl, names.tr, names.tc)
    return frozenset((*tables, names.sdt_content, names.custom_xml, names.smart_tag, names.ins, names.move_to))


def read_stories(package: Package, hidden_styles: HiddenStyles) -> tuple[dict[str, Story], tuple[str, ...]]:
    """The parts with text by name, body first, and the names of those that are not well-formed.

    Raises CannotOpen when the body itself is not.
    """
    stories: dict[str, Story] = {}
    unreadable: list[str] = []
    for part, place in _story_parts(package).items():
        data = package.read(part)
        if place in ("footnote", "endnote") and _holds_only_rules(data):
            continue
        try:
            stories[part] = Story(package.parsed(part, data), data, place, hidden_styles)
        except MalformedPartError as error:
            if place == "body":
                raise CannotOpen(f"{package.file} is damaged: its text is not well-formed XML.") from error
            unreadable.append(part)
    return stories, tuple(unreadable)


def _holds_only_rules(data: bytes) -> bool:
    """Whether a part of notes holds nothing but the rules that Word draws above notes, as in most files without any."""
    notes = _NOTE.findall(as_ascii(data))
    return bool(notes) and all(_RULE.search(note) for note in notes)


def _story_parts(package: Package) -> dict[str, str]:
    """The place that each part's text has, by the part's name, in reading order."""
    parts = {package.main: "body"}
    for kind, place in _PLACES.items():
        for link in package.related(package.main):
            if link.kind == kind and not link.external:
                parts.setdefault(link.target, place)
    return parts
