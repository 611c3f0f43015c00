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
from coping_gui.export.pieces import Mark, Piece, accepted, changed, to_revised
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
        self._addresses = link_addresses(essay)
        self._removed = 0
        self._images = 0

    def written(self, aligned: Sequence[Aligned]) -> Written:
        body: Any = self._document.element
        end: Any = body.body.sectPr
        shown = [a for a in aligned if a.index is None or not is_steering(self._essay, a.index)]
        for made in self._elements(with_rewritten_end(list(_without_blank_lines(shown)))):
            if made is not None:
                end.addprevious(made)
        shift_last_marks(body.body)
        return Written(document_bytes(self._document), tuple(self._remarks()))

    def _elements(self, aligned: Iterable[Aligned]) -> Iterator[Any]:
        if title := metadata_title(self._essay):
            yield self._xml.paragraph("Title", [Piece(title)])
        for is_table, group in groupby(aligned, key=lambda a: a.paragraph.kind is Kind.TABLE):
            members = list(group)
            yield from self._tables(members) if is_table else map(self._paragraph, members)

    def _paragraph(self, item: Aligned) -> Any:
        """The element of one paragraph; None when a clean file does not show it."""
        mark = _mark_of(item)
        style, numbering = self._style(item.paragraph, is_new=mark is Mark.INSERTED)
        if mark is Mark.DELETED and not self._tracked:
            return None
        original, revised = (self._show(item.paragraph, text or "") for text in (item.paragraph.text, item.text))
        self._removed += revised.removed
        self._images += len(images_in(item.text or "")) if self._is_markup(item.paragraph) else 0
        pieces = changed(original, revised)
        anchors = self._anchors(item.index, original, pieces)
        language = item.paragraph.language if item.paragraph.language != self._essay.language else ""
        if not self._tracked:
            pieces, mark = accepted(pieces), Mark.KEPT
        return self._xml.paragraph(style, pieces, mark=mark, numbering=numbering, anchors=anchors, language=language)

    def _show(self, paragraph: Paragraph, text: str) -> Shown:
        return show(text, markdown=self._is_markup(paragraph), addresses=self._addresses)

    def _is_markup(self, paragraph: Paragraph) -> bool:
        return self._essay.format is Format.MARKDOWN and paragraph.kind is not Kind.CODE

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

    def _anchors(self, index: int | None, original: Shown, pieces: Sequence[Piece]) -> list[Anchor]:
        anchors: list[Anchor] = []
        for note in self._notes.get(index, ()) if index is not None else ():
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
        table = TableXml(self._xml, lambda text: self._show(items[0].paragraph, text), width // _EMU_PER_TWENTIETH)
        yield from table.elements(texts, None if self._tracked else accepted)

    def _remarks(self) -> Iterator[str]:
        if self._removed:
            count = f"{self._removed} characters" if self._removed > 1 else "One character"
            yield f"{count} that a Word file cannot hold (control characters, objects) had to be left out."
        if self._images:
            yield "Images are not put into the Word file: their descriptions stand in their places, in brackets."
        if self._xml.unlinked:
            addresses = ", ".join(dict.fromkeys(self._xml.unlinked))
            yield f"Links that lead to no web page were written as plain text: {addresses}."


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
