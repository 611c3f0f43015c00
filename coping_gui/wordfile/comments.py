"""Remarks as Word comments, anchored at their words (ECMA-376 part 1, 17.13.4)."""

import posixpath
from collections.abc import Iterable, Mapping
from itertools import count
from typing import NamedTuple

from lxml import etree

from coping_gui.wordfile.fields import BELONGS_TO_FIELD
from coping_gui.wordfile.ids import Ids
from coping_gui.wordfile.names import STRICT, XML_SPACE, Element, Names, names_of
from coping_gui.wordfile.package import Package, part_of_kind, with_content_type, with_relationship
from coping_gui.wordfile.plan import NOT_XML, top_of
from coping_gui.wordfile.split import cut_before
from coping_gui.wordfile.story import Story
from coping_gui.wordfile.styles import Styles
from coping_gui.wordfile.textmap import MappedParagraph
from coping_gui.wordfile.tracked import Mark
from coping_gui.wordfile.xml import serialise

MOST_COMMENTS = 32_000
"""Word refuses files with more than 32,767 comment ranges (MS-OI29500, 2.1.413)."""

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_KIND = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
NO_ANCHOR = "Word shows no comments there"
TOO_MANY = f"Word opens no file with many more than {MOST_COMMENTS} comments"


class Comment(NamedTuple):
    """A remark on the characters `start` to `end` (code points) of a paragraph."""

    key: str
    start: int
    end: int
    text: str


class Commenter:
    """Anchors comments in the body; do this before the text is edited, as they count in the original text."""

    def __init__(self, stories: Mapping[str, Story], main: str, comments: "CommentsPart", ids: Ids) -> None:
        self._stories = stories
        self._body = stories[main]
        self._names = self._body.names
        self._comments = comments
        self._ids = ids

    def add(self, comments: Iterable[Comment]) -> list[tuple[Comment, str]]:
        """Write the comments; those that have no place in the body come back with the reason."""
        skipped: list[tuple[Comment, str]] = []
        for comment in sorted(comments):
            anchor = self._anchor(comment)
            if anchor is None:
                skipped.append((comment, NO_ANCHOR))
            elif self._comments.count >= MOST_COMMENTS:
                skipped.append((comment, TOO_MANY))
            else:
                self._place(*anchor, self._comments.add(comment.text))
        return skipped

    def _anchor(self, comment: Comment) -> tuple[MappedParagraph, int, int] | None:
        """Where in the body to anchor: for a note at its mark, for a text box at the paragraph that holds it."""
        part, _, number = comment.key.rpartition("#")
        story = self._stories.get(part)
        if story is None or not number.isdecimal() or int(number) >= len(story.paragraphs):
            return None
        paragraph = story.paragraphs[int(number)]
        start, end = comment.start, comment.end
        while paragraph.host is not None:
            paragraph, start, end = paragraph.host, 0, 0
        if story is self._body:
            return paragraph, start, end
        return self._at_note(paragraph.note, story.place)

    def _at_note(self, note: str, place: str) -> tuple[MappedParagraph, int, int] | None:
        names = self._names
        tag = {"footnote": names.footnote_reference, "endnote": names.endnote_reference}.get(place)
        for paragraph in self._body.paragraphs if tag else ():
            for at, mark in paragraph.notes:
                if mark.tag == tag and mark.get(names.id) == note and paragraph.host is None:
                    return paragraph, max(at - 1, 0), at
        return None

    def _place(self, paragraph: MappedParagraph, start: int, end: int, number: str) -> None:
        """Put the marks round the characters as children of the paragraph, and the comment's sign behind them."""
        first, last = self._bounds(paragraph, start, end)
        opening = etree.Element(self._names.comment_range_start, {self._names.id: number})
        closing = etree.Element(self._names.comment_range_end, {self._names.id: number})
        if first is None or last is None:
            _insert_after_properties(paragraph.element, opening, self._names)
            paragraph.element.append(closing)
        else:
            first.addprevious(opening)
            last.addnext(closing)
        closing.addnext(self._comments.sign(number))

    def _bounds(self, paragraph: MappedParagraph, start: int, end: int) -> tuple[Element | None, Element | None]:
        """The first and last child of the paragraph to mark; None for the whole paragraph."""
        inside = [p for p in paragraph.pieces if p.start < end and p.end > start]
        if not inside or any(piece.why == BELONGS_TO_FIELD for piece in inside):
            return None, None
        cut_before(paragraph, end, self._names, self._ids)
        first = cut_before(paragraph, start, self._names, self._ids)
        last = next((p for p in reversed(paragraph.pieces) if p.start < end and p.end > p.start), None)
        if first is None or last is None:
            return None, None
        return top_of(first.run, paragraph.element), top_of(last.run, paragraph.element)


class CommentsPart:
    """The part that holds the comments' text; made, with what makes it known, when the file has none."""

    def __init__(self, package: Package, body: Element, styles: Styles, ids: Ids, mark: Mark) -> None:
        self._package, self._styles, self._ids, self._mark = package, styles, ids, mark
        self._is_strict = etree.QName(body).namespace == STRICT
        self._existing = part_of_kind(package, "comments")
        self._root = self._empty(body) if self._existing is None else package.root(self._existing)
        self._names = names_of(self._root)
        self.added = 0
        """How many were written."""

    @staticmethod
    def _empty(body: Element) -> Element:
        names = names_of(body)
        return etree.Element(names.comment + "s", nsmap={"w": etree.QName(names.p).namespace or ""})

    @property
    def count(self) -> int:
        """How many comments the file has now."""
        return len(self._root)

    def add(self, text: str) -> str:
        """Write one comment, a paragraph for each line; gives its id."""
        names = self._names
        number = self._ids.fresh()
        attributes = {names.id: number, names.author: self._mark.author, names.date: self._mark.date}
        comment = etree.SubElement(self._root, names.comment, {**attributes, names.initials: self._mark.author[:1]})
        for at, line in enumerate(text.split("\n")):
            paragraph = etree.SubElement(comment, names.p)
            self._style(paragraph, names.p_pr, names.p_style, "CommentText")
            if at == 0:
                run = etree.SubElement(paragraph, names.r)
                self._style(run, names.r_pr, names.r_style, "CommentReference")
                etree.SubElement(run, names.annotation_ref)
            node = etree.SubElement(etree.SubElement(paragraph, names.r), names.t)
            node.text = NOT_XML.sub(" ", line)
            node.set(XML_SPACE, "preserve")
        self.added += 1
        return number

    def _style(self, parent: Element, properties: str, tag: str, style: str) -> None:
        if self._styles.has(style):
            etree.SubElement(etree.SubElement(parent, properties), tag, {self._names.val: style})

    def sign(self, number: str) -> Element:
        """The run by which a paragraph refers to the comment."""
        run = etree.Element(self._names.r)
        self._style(run, self._names.r_pr, self._names.r_style, "CommentReference")
        etree.SubElement(run, self._names.comment_reference, {self._names.id: number})
        return run

    def changed_parts(self) -> dict[str, bytes]:
        """The parts to write; none when nothing was added."""
        if not self.added:
            return {}
        if self._existing is not None:
            return {self._existing: serialise(self._root, self._package.read(self._existing))}
        name = self._free_name()
        kind = _STRICT_KIND if self._is_strict else _KIND
        changed = {name: serialise(self._root)}
        changed.update([with_relationship(self._package, self._package.main, kind, f"/{name}")])
        if self._package.content_type(name) != _CONTENT_TYPE:
            changed.update([with_content_type(self._package, name, _CONTENT_TYPE)])
        return changed

    def _free_name(self) -> str:
        folder = posixpath.dirname(self._package.main)
        taken = self._package.archive.actual
        names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in count())
        return next(name for name in names if taken(name) is None)


def _insert_after_properties(paragraph: Element, element: Element, names: Names) -> None:
    properties = paragraph.find(names.p_pr)
    if properties is not None:
        properties.addnext(element)
    else:
        paragraph.insert(0, element)
