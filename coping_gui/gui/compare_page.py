"""The comparison as a page: original and essay side by side in two columns, or one text with both marked."""

from collections.abc import Sequence

from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from coping_gui.essay.finding import Category
from coping_gui.essay.span import Span
from coping_gui.gui.paragraph_looks import LINE_HEIGHT_PERCENT
from coping_gui.gui.theme import Theme, page_font
from coping_gui.gui.underlines import Offsets, shown, units
from coping_gui.review.comparison import ComparedParagraph

PAGE_PIXELS = 16
Range = tuple[int, int]
"""Start and end position in the document."""


class ComparePage:
    """Fills a document and remembers where each difference is drawn."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        self._document, self._theme = document, theme
        self.places: list[list[Range]] = []
        """For each difference in order: where it is drawn, the original first."""

    def fill(self, rows: Sequence[ComparedParagraph], *, side_by_side: bool) -> None:
        """Draw these paragraphs."""
        self.places = []
        self._document.clear()
        self._document.setDefaultFont(page_font(PAGE_PIXELS))
        self._document.setUndoRedoEnabled(False)
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        if side_by_side and rows:
            self._fill_columns(cursor, rows)
        else:
            self._fill_one(cursor, rows)
        cursor.endEditBlock()

    # -- two columns

    def _fill_columns(self, cursor: QTextCursor, rows: Sequence[ComparedParagraph]) -> None:
        table = cursor.insertTable(len(rows), 2, self._table_format())
        for number, row in enumerate(rows):
            left = self._fill_cell(table, number, 0, row, before=True)
            right = self._fill_cell(table, number, 1, row, before=False)
            self.places += [[old, new] for old, new in zip(left, right, strict=True)]

    def _table_format(self) -> QTextTableFormat:
        made = QTextTableFormat()
        half = QTextLength(QTextLength.Type.PercentageLength, 50)
        made.setColumnWidthConstraints([half, half])
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        made.setBorder(0)
        made.setCellPadding(6)
        made.setCellSpacing(0)
        return made

    def _fill_cell(
        self, table: QTextTable, number: int, column: int, row: ComparedParagraph, *, before: bool
    ) -> list[Range]:
        cursor = table.cellAt(number, column).firstCursorPosition()
        cursor.setBlockFormat(_block())
        text = row.before if before else row.after
        spans = [d.before if before else d.after for d in row.differences]
        return self._insert(cursor, text, spans, self._removed() if before else self._added())

    def _insert(self, cursor: QTextCursor, text: str, spans: Sequence[Span], marked: QTextCharFormat) -> list[Range]:
        start, offsets = cursor.position(), Offsets(text)
        at = 0
        for span in spans:
            cursor.insertText(shown(text[at : span.start]), QTextCharFormat())
            cursor.insertText(shown(span.of(text)), marked)
            at = span.end
        cursor.insertText(shown(text[at:]), QTextCharFormat())
        return [(start + offsets.to_units(s.start), start + offsets.to_units(s.end)) for s in spans]

    # -- one text

    def _fill_one(self, cursor: QTextCursor, rows: Sequence[ComparedParagraph]) -> None:
        for number, row in enumerate(rows):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(_block())
            self._insert_both(cursor, row)

    def _insert_both(self, cursor: QTextCursor, row: ComparedParagraph) -> None:
        at = 0
        for difference in row.differences:
            if row.text is not None:
                cursor.insertText(shown(row.after[at : difference.after.start]), QTextCharFormat())
            old = self._insert_run(cursor, difference.before.of(row.before), self._removed())
            new = self._insert_run(cursor, difference.after.of(row.after), self._added())
            self.places.append([old, new])
            at = difference.after.end
        cursor.insertText(shown(row.after[at:]), QTextCharFormat())

    def _insert_run(self, cursor: QTextCursor, text: str, marked: QTextCharFormat) -> Range:
        start = cursor.position()
        cursor.insertText(shown(text), marked)
        return start, start + units(text)

    # -- looks: never by colour alone

    def _removed(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(QColor(self._theme.bad))
        made.setBackground(QColor(self._theme.tint[Category.SPELLING]))
        made.setFontStrikeOut(True)
        return made

    def _added(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(QColor(self._theme.good))
        made.setBackground(QColor(self._theme.tint[Category.SPACING]))
        made.setFontUnderline(True)
        made.setFontWeight(QFont.Weight.DemiBold)
        return made


def _block() -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    made.setBottomMargin(6)
    return made
