"""A Word file becomes an Essay: the body with its tables first, then text boxes, notes, headers and footers."""

from pathlib import Path

from coping_gui.essay.essay import Cell, Essay, Format, Kind, Look, Paragraph
from coping_gui.essay.span import Span
from coping_gui.wordfile.describe import WordParagraph
from coping_gui.wordfile.wordfile import WordFile

_OUTSIDE_THE_FLOW = ("footnote", "endnote", "header", "footer", "text box")
_KIND_BY_STYLE = {
    "title": Kind.TITLE,
    "caption": Kind.CAPTION,
    "quote": Kind.QUOTATION,
    "quotations": Kind.QUOTATION,
    "intense quote": Kind.QUOTATION,
    "block text": Kind.QUOTATION,
    "bibliography": Kind.REFERENCE,
    "html preformatted": Kind.CODE,
    "preformatted text": Kind.CODE,
    "plain text": Kind.CODE,
    "source code": Kind.CODE,
    "macro": Kind.CODE,
}
_LIST_STYLES = ("list bullet", "list number", "list paragraph")


def read_docx(path: Path) -> Essay:
    """The essay in the Word file at `path`, not yet outlined.

    Deleted and hidden text is left out; what Word would overwrite is protected; paragraphs without text are kept, so
    that every paragraph of the file has its place. Raises CannotOpen with one sentence.
    """
    file = WordFile.open(path)
    return Essay(
        paragraphs=tuple(_paragraph(paragraph) for paragraph in file.paragraphs),
        format=Format.DOCX,
        source=path,
        not_checked=file.not_checked,
        warnings=file.warnings,
        fingerprint=file.fingerprint,
        guarded=file.guard.is_shut,
    )


def _paragraph(paragraph: WordParagraph) -> Paragraph:
    kind = _kind(paragraph)
    return Paragraph(
        text=paragraph.text,
        kind=kind,
        level=paragraph.heading if kind is Kind.HEADING else 0,
        style=paragraph.style,
        protected=tuple(Span(p.start, p.end) for p in paragraph.protected),
        place=paragraph.place,
        key=paragraph.key,
        language=paragraph.language,
        bold=paragraph.bold,
        numbering=paragraph.label,
        italic=paragraph.italic,
        size=paragraph.size,
        raised=tuple(Span(start, end) for start, end in paragraph.raised),
        note_marks=paragraph.note_marks,
        looks=tuple(Look(Span(start, end), *look) for start, end, *look in paragraph.looks),
        alignment=paragraph.alignment,
        depth=paragraph.depth,
        cell=None if paragraph.cell is None else Cell(*paragraph.cell),
    )


def _kind(paragraph: WordParagraph) -> Kind:
    style = paragraph.style.lower()
    if paragraph.place in _OUTSIDE_THE_FLOW:
        return Kind.NOTE
    if paragraph.place == "table":
        return Kind.TABLE
    if style == "title":
        return Kind.TITLE
    if paragraph.heading:
        return Kind.HEADING
    if style in _KIND_BY_STYLE:
        return _KIND_BY_STYLE[style]
    if paragraph.is_list or style.startswith(_LIST_STYLES[:2]):
        return Kind.LIST_ITEM
    return Kind.BODY
