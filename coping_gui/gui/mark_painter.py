"""Paints the marks of one block over its lines; never outside of a line's box: partial repaints would leave crumbs."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QTextBlock, QTextLine

from coping_gui.gui.theme import TILE_HEIGHT, current_theme, draw_pattern
from coping_gui.gui.underlines import Offsets
from coping_gui.review.manuscript import OpenFinding, Piece

_LEAST_WIDTH = 6.0
_UNDER_BASE_LINE = 2.5


def mark_areas(block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
    """The boxes, one a line, of the characters start to end (UTF-16, block-relative), in the document's coordinates."""
    layout = block.layout()
    number = layout.lineForTextPosition(start).lineNumber() if layout.lineCount() else -1
    while 0 <= number < layout.lineCount():
        line = layout.lineAt(number)
        if line.textStart() >= end and line.textStart() > start:
            return
        yield _box(line, start, end).translated(layout.position())
        number += 1


def _box(line: QTextLine, start: int, end: int) -> QRectF:
    """The box of the characters within one line; as wide as can be seen, without the blank at a line's end."""
    left, right = line.textStart(), line.textStart() + line.textLength()
    edges = sorted((_x(line, max(start, left)), _x(line, min(end, right))))
    limit = line.x() + line.naturalTextWidth()
    first, last = min(edges[0], limit), min(edges[1], limit)
    if last - first < _LEAST_WIDTH:
        middle = (first + last) / 2
        first, last = middle - _LEAST_WIDTH / 2, middle + _LEAST_WIDTH / 2
    return QRectF(first, line.y(), last - first, line.height())


def _x(line: QTextLine, unit: int) -> float:
    found: Any = line.cursorToX(unit)  # PySide gives (x, unit), though its stubs say float
    return float(found[0]) if isinstance(found, tuple) else float(found)  # pyright: ignore[reportUnknownArgumentType]


class MarkPainter:
    """Draws patterns, and the tint behind the current finding."""

    def paint(self, painter: QPainter, block: QTextBlock, piece: Piece, area: QRectF, current: int | None) -> None:
        """Draw the marks of one block that meet `area` (document coordinates)."""
        if not piece.open:
            return
        first, last = _units_within(block, area)
        offsets = Offsets(piece.text)
        for one in piece.open:
            start, end = offsets.to_units(one.finding.span.start), offsets.to_units(one.finding.span.end)
            if end < first or start > last:
                continue
            for box in mark_areas(block, start, end):
                if one.id == current:
                    tint(painter, box)
                _underline(painter, block, box, one)


def _units_within(block: QTextBlock, area: QRectF) -> tuple[int, int]:
    """The first and last unit of the block's lines that meet an area; (1, 0) when none does."""
    layout = block.layout()
    top, bottom = area.top() - layout.position().y(), area.bottom() - layout.position().y()
    first, last = 1, 0
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        if line.y() + line.height() < top:
            continue
        if line.y() > bottom:
            break
        if not last:
            first = line.textStart()
        last = line.textStart() + line.textLength()
    return first, last


def _underline(painter: QPainter, block: QTextBlock, box: QRectF, one: OpenFinding) -> None:
    line = block.layout().lineAt(0)
    top = box.top() + min(line.ascent() + _UNDER_BASE_LINE, box.height() - TILE_HEIGHT)
    draw_pattern(painter, one.finding.category, current_theme(), box.left(), box.right(), top)


def tint(painter: QPainter, box: QRectF) -> None:
    """Colour the paper behind the letters of a box, though they are painted already."""
    theme = current_theme()
    painter.save()
    mode = QPainter.CompositionMode
    painter.setCompositionMode(mode.CompositionMode_Lighten if theme.dark else mode.CompositionMode_Multiply)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(theme.marked))
    painter.setPen(QColor(theme.marked))
    painter.drawRoundedRect(box.adjusted(-2, 0, 2, 0), 3, 3)
    painter.restore()
