"""A well-set Word file from an essay that was read from text or Markdown: clean, or with its changes tracked."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from coping_gui.essay.essay import Essay, Format, Kind, Paragraph
from coping_gui.export.alignment import Aligned, align, unchanged, with_rewritten_end
from coping_gui.export.comments import Note, notes_by_paragraph
from coping_gui.export.docx_template import document_bytes, new_document
from coping_gui.export.inline import ILLEGAL_IN_XML, Shown, images_in, show
from coping_gui.export.markup import is_steering, link_addresses, metadata_title
from coping_gui.export.numbered_lists import NumberedLists
from coping_gui.export.paragraph_xml import AUTHOR, Anchor, ParagraphXml, Stamp, shift_last_marks
from coping_gui.export.pieces import Mark, Piece, accepted, changed, joined, split, to_revised
from coping_gui.export.revision import ExportOptions, RevisedParagraph
from coping_gui.export.table_xml import TableText, TableXml

_STYLES = {
    Kind.TITLE: "Title",
    Kind.BODY: "BodyText",
    Kind.CAPTION: "Caption",
    Kind.QUOTATION: "Quote",
    Kind.REFERENCE: "Bibliography",
    Kind.NOTE: "FootnoteText",
    Kind.CODE: "HTMLPreformatted",
}
_EMU_PER_TWENTIETH = 635
"""English Metric Units (python-docx's) in a twentieth of a point (Word's)."""


@dataclass(frozen=True, slots=True)
class Written:
    """A Word file and what the author should know about it."""

    data: bytes
    notes: tuple[str, ...]


def build_docx(essay: Essay, now: datetime | None = None) -> bytes:
    """The essay as a Word file, clean; the same bytes for an equal essay and time."""
    return write_essay(essay, unchanged(essay), ExportOptions(now=now)).data


def write_essay(essay: Essay, revised: Sequence[RevisedParagraph], options: ExportOptions) -> Written:
    """The revised essay as a Word file.

    With `options.tracked`, accepting all changes gives what the clean file shows, and rejecting them the original.
    Raises ValueError for an origin that the essay does not have.
    """
    return _Writer(essay, options).written(align(essay, revised))


class _Texts:
    """What a page shows of an essay's paragraphs, and what it cannot show."""

    def __init__(self, essay: Essay) -> None:
        self._is_markdown = essay.format is Format.MARKDOWN
        self._addresses = link_addresses(essay)

    def original(self, item: Aligned) -> Shown:
        """The paragraph as it was; nothing of a new one."""
        return self.show(item.paragraph, item.paragraph.text)

    def revised(self, item: Aligned) -> Shown:
        """The paragraph as it is now; nothing of a deleted one."""
        return self.show(item.paragraph, item.text or "")

    def show(self, paragraph: Paragraph, text: str) -> Shown:
        """What a page shows of a text that stands in a paragraph like this one."""
        return show(text, markdown=self._is_markup(paragraph), addresses=self._addresses)

    def _is_markup(self, paragraph: Paragraph) -> bool:
        return self._is_markdown and paragraph.kind is not Kind.CODE

    def remarks(self, aligned: Sequence[Aligned]) -> Iterator[str]:
        """What of the revised essay the file does not hold, a sentence each."""
        removed = sum(self.revised(item).removed for item in aligned)
        if removed:
            count = f"{removed} characters" if removed > 1 else "One character"
            yield f"{count} that a Word file cannot hold (control characters, objects) had to be left out."
        if any(images_in(item.text or "") for item in aligned if self._is_markup(item.paragraph)):
            yield "Images are not put into the Word file: their descriptions stand in their places, in brackets."


class _Writer:
    """Writes one essay into one document."""

    def __init__(self, essay: Essay, options: ExportOptions) -> None:
        now = (options.now or datetime.now(UTC)).astimezone(UTC)
        self._essay = essay
        self._tracked = options.tracked
        self._document = new_document(essay.language, essay.title, now)
        self._stamp = Stamp(now)
        self._xml = ParagraphXml(self._document.part, self._stamp)
        self._lists = NumberedLists(self._document)
        self._notes = notes_by_paragraph(essay, options)
        self._texts = _Texts(essay)

    def written(self, aligned: Sequence[Aligned]) -> Written:
        body: Any = self._document.element
        end: Any = body.body.sectPr
        shown = [a for a in aligned if a.index is None or not is_steering(self._essay, a.index)]
        for made in self._elements(with_rewritten_end(list(_without_blank_lines(shown)))):
            if made is not None:
                end.addprevious(made)
        shift_last_marks(body.body)
        remarks = list(self._texts.remarks(shown))
        if self._xml.unlinked:
            addresses = ", ".join(dict.fromkeys(self._xml.unlinked))
            remarks.append(f"Links that lead to no web page were written as plain text: {addresses}.")
        return Written(document_bytes(self._document), tuple(remarks))

    def _elements(self, aligned: Iterable[Aligned]) -> Iterator[Any]:
        if title := metadata_title(self._essay):
            yield self._xml.paragraph("Title", [Piece(title)])
        for is_table, group in groupby(aligned, key=lambda a: a.paragraph.kind is Kind.TABLE):
            members = list(group)
            yield from self._tables(members) if is_table else self._paragraphs(members)

    def _paragraphs(self, items: Sequence[Aligned]) -> Iterator[Any]:
        at = 0
        while at < len(items):
            pair = self._pair(items[at], items[at + 1]) if self._tracked and at + 1 < len(items) else None
            yield from pair or (self._paragraph(items[at]),)
            at += 2 if pair else 1

    def _paragraph(self, item: Aligned) -> Any:
        """The element of one paragraph; None when a clean file does not show it."""
        mark = _mark_of(item)
        style = self._style(item.paragraph, is_new=mark is Mark.INSERTED)
        if mark is Mark.DELETED and not self._tracked:
            return None
        pieces = changed(self._texts.original(item), self._texts.revised(item))
        anchors = self._anchors(item, pieces)
        if not self._tracked:
            pieces, mark = accepted(pieces), Mark.KEPT
        return self._element(item, style, pieces, mark, anchors)

    def _pair(self, item: Aligned, following: Aligned) -> tuple[Any, Any] | None:
        """The elements of a paragraph that was split, or joined with the next one; None when it was neither."""
        marks = (_mark_of(item), _mark_of(following))
        if marks[0] is not Mark.KEPT or item.paragraph.kind is not following.paragraph.kind or not _divides(item):
            return None
        original, revised = self._texts.original(item), self._texts.revised(item)
        if marks[1] is Mark.INSERTED:
            parts = split(original, revised, self._texts.revised(following))
        elif marks[1] is Mark.DELETED and _divides(following):
            parts = joined(original, self._texts.original(following), revised)
        else:
            parts = None
        if parts is None:
            return None
        anchors = self._anchors(item, parts[0]), self._anchors(following, parts[1])
        if marks[1] is Mark.INSERTED:
            anchors = _shared_out(anchors[0], max((p.end for p in parts[0]), default=0))
        style = self._style(item.paragraph, is_new=False)
        first = self._element(item, style, parts[0], marks[1], anchors[0])
        style = self._style(following.paragraph, is_new=marks[1] is Mark.INSERTED)
        return first, self._element(following, style, parts[1], Mark.KEPT, anchors[1])

    def _element(
        self, item: Aligned, style: tuple[str, Any], pieces: Sequence[Piece], mark: Mark, anchors: Sequence[Anchor]
    ) -> Any:
        language = item.paragraph.language if item.paragraph.language != self._essay.language else ""
        name, numbering = style
        return self._xml.paragraph(name, pieces, mark=mark, numbering=numbering, anchors=anchors, language=language)

    def _style(self, paragraph: Paragraph, *, is_new: bool) -> tuple[str, Any]:
        if paragraph.kind is Kind.LIST_ITEM:
            level = min(max(paragraph.level, 1), 3) - 1
            if is_new:
                return self._lists.new_item(level)
            if not paragraph.numbering:
                return f"ListContinue{level + 1 if level else ''}", None
            return self._lists.item(paragraph.numbering, level)
        self._lists.end()
        if paragraph.kind is Kind.HEADING:
            return f"Heading{min(max(paragraph.level, 1), 9)}", None
        return _STYLES.get(paragraph.kind, "BodyText"), None

    def _anchors(self, item: Aligned, pieces: Sequence[Piece]) -> list[Anchor]:
        anchors: list[Anchor] = []
        original = self._texts.original(item)
        for note in self._notes.get(item.index, ()) if item.index is not None else ():
            start, end = (original.from_source(p) for p in note.span) if note.span else (0, len(original.text))
            if not self._tracked:
                start, end = to_revised(pieces, start), to_revised(pieces, end)
            anchors.append(Anchor(start, end, self._comment(note)))
        return anchors

    def _comment(self, note: Note) -> int:
        text = ILLEGAL_IN_XML.sub("", note.text)
        comment: Any = self._document.comments.add_comment(text, AUTHOR, AUTHOR[0])
        comment._comment_elm.date = self._stamp.now
        return comment.comment_id

    def _tables(self, items: list[Aligned]) -> Iterator[Any]:
        """Paragraphs of several lines are tables of their own; those of one line are rows of one table."""
        for several, group in groupby(items, key=lambda i: "\n" in i.paragraph.text):
            for table in ([i] for i in group) if several else [list(group)]:
                yield from self._table(table)

    def _table(self, items: list[Aligned]) -> Iterator[Any]:
        self._lists.end()
        texts = [
            TableText(
                item.paragraph.text, item.text, item.index is None,
                tuple(self._comment(n) for n in self._notes.get(item.index, ())) if item.index is not None else (),
            )
            for item in items
        ]  # fmt: skip
        section = self._document.sections[0]
        width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        table = TableXml(
            self._xml, lambda text: self._texts.show(items[0].paragraph, text), width // _EMU_PER_TWENTIETH
        )
        yield from table.elements(texts, None if self._tracked else accepted)


def _divides(item: Aligned) -> bool:
    """Whether its halves look alike: of a list item's two paragraphs only the first has the label."""
    kind = item.paragraph.kind
    return kind in (Kind.BODY, Kind.QUOTATION, Kind.REFERENCE) or (
        kind is Kind.LIST_ITEM and item.paragraph.numbering != ""
    )


def _shared_out(anchors: Sequence[Anchor], border: int) -> tuple[list[Anchor], list[Anchor]]:
    """Comments on a split paragraph: each goes where it starts, and ends there."""
    first = [replace(a, end=min(a.end, border)) for a in anchors if a.start < border]
    return first, [a for a in anchors if a.start >= border]


def _without_blank_lines(aligned: Iterable[Aligned]) -> Iterator[Aligned]:
    """The paragraphs that say something before or after; a blank text counts as none."""
    for item in aligned:
        text = item.text if item.text and item.text.strip() else None
        if item.index is not None and item.paragraph.text.strip():
            yield replace(item, text=text)
        elif text is not None:
            yield Aligned(replace(item.paragraph, text=""), None, text)


def _mark_of(item: Aligned) -> Mark:
    if item.index is None:
        return Mark.INSERTED
    return Mark.DELETED if item.text is None else Mark.KEPT
