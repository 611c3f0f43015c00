"""Paints the marks of one block over its lines; never outside of a line's box: partial repaints would leave crumbs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QTextBlock, QTextLine

from coping_gui.essay.finding import Category
from coping_gui.gui.patterns import TILE_HEIGHT, draw_pattern, pattern_scale
from coping_gui.gui.theme import current_theme
from coping_gui.gui.underlines import Offsets
from coping_gui.review.manuscript import Piece

_LEAST_WIDTH = 6.0
_UNDER_BASE_LINE = 2.5
_MOST_KEPT = 500


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
    edges = sorted((x_of(line, max(start, left)), x_of(line, min(end, right))))
    drawn = line.naturalTextRect()  # right-to-left lines begin at the right
    first, last = max(edges[0], drawn.left()), min(edges[1], drawn.right())
    first, last = min(first, drawn.right()), max(last, drawn.left())
    if last - first < _LEAST_WIDTH:
        middle = (first + last) / 2
        first, last = middle - _LEAST_WIDTH / 2, middle + _LEAST_WIDTH / 2
    return QRectF(first, line.y(), last - first, line.height())


def x_of(line: QTextLine, unit: int) -> float:
    """Where a character (UTF-16, block-relative) begins in its line, in the block's coordinates."""
    found: Any = line.cursorToX(unit)  # PySide gives (x, unit), though its stubs say float
    return float(found[0]) if isinstance(found, tuple) else float(found)  # pyright: ignore[reportUnknownArgumentType]


@dataclass(frozen=True, slots=True)
class _Mark:
    """One line of one mark, in the block's coordinates; plain numbers, as each key paints all that are visible."""

    id: int
    category: Category
    left: float
    top: float
    right: float
    bottom: float
    underline: float
    """Top of its pattern."""


class MarkPainter:
    """Draws patterns, and the tint behind the current finding; where the marks are is kept until something changes."""

    def __init__(self) -> None:
        self._kept: dict[Piece, tuple[object, ...]] = {}

    def paint(self, painter: QPainter, block: QTextBlock, piece: Piece, area: QRectF, current: int | None) -> None:
        """Draw the marks of one block that meet `area` (document coordinates)."""
        if not piece.open:
            return
        origin, theme, scale = block.layout().position(), current_theme(), pattern_scale(painter)
        x, y = origin.x(), origin.y()
        top, bottom = area.top() - y, area.bottom() - y
        for mark in self._marks(block, piece):
            if mark.bottom < top or mark.top > bottom:
                continue
            if mark.id == current:
                tint(painter, QRectF(x + mark.left, y + mark.top, mark.right - mark.left, mark.bottom - mark.top))
            draw_pattern(painter, mark.category, theme, x + mark.left, x + mark.right, y + mark.underline, scale)

    def _marks(self, block: QTextBlock, piece: Piece) -> tuple[_Mark, ...]:
        layout = block.layout()
        now = (
            piece.open,
            piece.text,
            layout.lineCount(),
            layout.boundingRect().width(),
            layout.boundingRect().height(),
        )
        kept = self._kept.get(piece)
        if kept is None or kept[0] is not now[0] or kept[1] is not now[1] or kept[2:5] != now[2:]:
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
            kept = (*now, tuple(_marks_of(block, piece)))
            self._kept[piece] = kept
        return kept[5]  # pyright: ignore[reportReturnType]


def _marks_of(block: QTextBlock, piece: Piece) -> Iterator[_Mark]:
    offsets, origin = Offsets(piece.text), block.layout().position()
    ascent = block.layout().lineAt(0).ascent()
    for one in piece.open:
        start, end = offsets.to_units(one.finding.span.start), offsets.to_units(one.finding.span.end)
        for box in mark_areas(block, start, end):
            within = box.translated(-origin)
            top = within.top() + min(ascent + _UNDER_BASE_LINE, within.height() - TILE_HEIGHT)
            edges = within.left(), within.top(), within.right(), within.bottom()
            yield _Mark(one.id, one.finding.category, *edges, top)


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
