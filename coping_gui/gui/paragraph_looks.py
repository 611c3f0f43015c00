"""How a paragraph looks on the page: the formats of its block and of its characters, as its author set them."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextFormat

from coping_gui.essay.essay import Kind, Look, Paragraph
from coping_gui.essay.span import Span
from coping_gui.gui.placeholder import OBJECT, OBJECT_TYPE

LINE_HEIGHT_PERCENT = 142
LIST_INDENT = 24
"""px for each level of a list."""
_HEADING_HEIGHT_PERCENT = 116
_HEADING_ADJUSTMENT = {1: 1, 2: 1}
_SPACE_AFTER = 8
_DEEPEST = 5
_ALIGNMENTS = {
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
    "justify": Qt.AlignmentFlag.AlignJustify,
}


def formats(paragraph: Paragraph) -> tuple[QTextBlockFormat, QTextCharFormat]:
    """How a paragraph of this kind looks on the page; sizes are relative to the page's font, for zooming."""
    block, characters = QTextBlockFormat(), QTextCharFormat()
    block.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    block.setBottomMargin(_SPACE_AFTER)
    if paragraph.alignment in _ALIGNMENTS:
        block.setAlignment(_ALIGNMENTS[paragraph.alignment])
    kind = paragraph.kind
    if kind in (Kind.TITLE, Kind.HEADING):
        block.setHeadingLevel(1 if kind is Kind.TITLE else max(1, min(6, paragraph.level)))
        block.setLineHeight(_HEADING_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setTopMargin(14)
        block.setBottomMargin(8)
        characters.setFontWeight(QFont.Weight.Bold)
        size = 2 if kind is Kind.TITLE else _HEADING_ADJUSTMENT.get(paragraph.level, 0)
        characters.setProperty(QTextFormat.Property.FontSizeAdjustment, size)
    elif kind is Kind.LIST_ITEM:
        block.setLeftMargin(LIST_INDENT * (1 + min(paragraph.depth, _DEEPEST)))
    elif kind is Kind.QUOTATION:
        block.setLeftMargin(28)
        block.setRightMargin(28)
    elif kind is Kind.REFERENCE:
        block.setLeftMargin(28)
        block.setTextIndent(-28)
    elif kind in (Kind.NOTE, Kind.TABLE, Kind.CAPTION, Kind.CODE):
        characters.setProperty(QTextFormat.Property.FontSizeAdjustment, -1)
        if kind is Kind.CAPTION:
            characters.setFontItalic(True)
    if paragraph.cell is not None:
        block.setBottomMargin(0)
    if paragraph.text.strip() == OBJECT:  # or there would be a gap below it, as high as it is
        block.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
    return block, characters


def stretches(paragraph: Paragraph, characters: QTextCharFormat) -> Iterator[tuple[str, QTextCharFormat]]:
    """The paragraph's text in pieces of one look each, in order."""
    text, marks = paragraph.text, _marks(paragraph)
    if not marks and OBJECT not in text:
        yield text, characters
        return
    edges = sorted({0, len(text), *(edge for start, end, _ in marks for edge in (start, end))})
    for start, end in pairwise(edges):
        own = [look for first, last, look in marks if first <= start and end <= last]
        for part, is_object in _objects(text[start:end]):
            yield part, _styled(characters, own, is_object=is_object)


def _marks(paragraph: Paragraph) -> list[tuple[int, int, Look | None]]:
    """Start and end of every look; None stands for what is raised."""
    length = len(paragraph.text)
    looks: list[tuple[Span, Look | None]] = [(look.span, look) for look in paragraph.looks]
    looks += [(span, None) for span in paragraph.raised]
    return [(s.start, min(s.end, length), look) for s, look in looks if s.start < min(s.end, length)]


def _objects(text: str) -> Iterator[tuple[str, bool]]:
    """The text cut around its objects: (part, whether it is one)."""
    for at, part in enumerate(text.split(OBJECT)):
        if at:
            yield OBJECT, True
        if part:
            yield part, False


def _styled(base: QTextCharFormat, looks: list[Look | None], *, is_object: bool) -> QTextCharFormat:
    own = QTextCharFormat(base)
    for look in looks:
        if look is None:
            own.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            continue
        if look.bold:
            own.setFontWeight(QFont.Weight.Bold)
        if look.italic:
            own.setFontItalic(True)
        if look.underlined:
            own.setFontUnderline(True)
        if look.struck:
            own.setFontStrikeOut(True)
        if look.lowered:
            own.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
    if is_object:
        own.setObjectType(OBJECT_TYPE)
    return own
