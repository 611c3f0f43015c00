"""Paints the marks of one block over its lines; never outside of a line's box: partial repaints would leave crumbs."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QTextBlock, QTextLine

from coping_gui.gui.theme import TILE_HEIGHT, current_theme, draw_pattern
from coping_gui.gui.underlines import Offsets
from coping_gui.review.manuscript import OpenFinding, Piece

_LEAST_WIDTH = 6.0


def mark_areas(block: QTextBlock, start: int, end: int) -> Iterator[QRectF]:
    """The boxes, one a line, of the characters start to end (UTF-16, block-relative), in the document's coordinates."""
    layout = block.layout()
    origin = layout.position()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        left, right = line.textStart(), line.textStart() + line.textLength()
        if start == end:
            if not left <= start <= right:
                continue
        elif end <= left or start >= right:
            continue
        edges = sorted((_x(line, max(start, left)), _x(line, min(end, right))))
        limit = line.x() + line.naturalTextWidth()
        first, last = min(edges[0], limit), min(edges[1], limit)
        if last - first < _LEAST_WIDTH:
            middle = (first + last) / 2
            first, last = middle - _LEAST_WIDTH / 2, middle + _LEAST_WIDTH / 2
        yield QRectF(origin.x() + first, origin.y() + line.y(), last - first, line.height())


def _x(line: QTextLine, unit: int) -> float:
    found: Any = line.cursorToX(unit)  # PySide gives (x, unit), though its stubs say float
    return float(found[0]) if isinstance(found, tuple) else float(found)  # pyright: ignore[reportUnknownArgumentType]


class MarkPainter:
    """Draws patterns, and the tint behind the current finding."""

    def paint(self, painter: QPainter, block: QTextBlock, piece: Piece, area: QRectF, current: int | None) -> None:
        """Draw the marks of one block that meet `area` (document coordinates)."""
        if not piece.open:
            return
        offsets = Offsets(piece.text)
        for one in piece.open:
            span = one.finding.span
            for box in mark_areas(block, offsets.to_units(span.start), offsets.to_units(span.end)):
                if box.bottom() < area.top() or box.top() > area.bottom():
                    continue
                if one.id == current:
                    tint(painter, box)
                self._underline(painter, block, box, one)

    def _underline(self, painter: QPainter, block: QTextBlock, box: QRectF, one: OpenFinding) -> None:
        ascent = self._ascent(block, box)
        top = box.top() + min(ascent + 2.5, box.height() - TILE_HEIGHT)
        draw_pattern(painter, one.finding.category, current_theme(), box.left(), box.right(), top)

    def _ascent(self, block: QTextBlock, box: QRectF) -> float:
        layout = block.layout()
        line = layout.lineForTextPosition(0)
        return line.ascent() if line.isValid() else box.height()


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
