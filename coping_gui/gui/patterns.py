"""The four underline patterns: wave, broken wave, dots, double line; one seamless tile for each category and theme."""

from functools import cache
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from coping_gui.essay.finding import Category
from coping_gui.gui.tokens import Theme

TILE_HEIGHT = 5
"""Of every tile, in px."""
_WIDTHS = {Category.SPELLING: 6, Category.GRAMMAR: 15, Category.SPACING: 4, Category.STYLE: 8}


@cache
def category_tile(category: Category, theme: Theme, scale: int = 2) -> QPixmap:
    """The pattern of a category as a pixmap that repeats to the right without a seam; needs a QGuiApplication.

    `scale` is the device pixels per px that the tile is drawn for: the ceiling of the paint device's ratio.
    """
    tile = QPixmap(QSize(_WIDTHS[category], TILE_HEIGHT) * scale)
    tile.setDevicePixelRatio(scale)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _PAINTERS[category](painter, QColor(theme.category[category]))
    painter.end()
    return tile


def pattern_scale(painter: QPainter) -> int:
    """The scale of the tiles that suit a painter's device; where it is no whole number, they are drawn smoothly."""
    ratio = painter.device().devicePixelRatio()
    scale = max(1, ceil(ratio))
    if scale != ratio:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    return scale


def draw_pattern(
    painter: QPainter, category: Category, theme: Theme, left: float, right: float, top: float, scale: int = 0
) -> None:
    """Paint the pattern from `left` to `right`; it fills TILE_HEIGHT px from `top` on, both snapped to whole pixels.

    `scale` is `pattern_scale(painter)`, for those who draw many.
    """
    start, width = round(left), round(right) - round(left)
    if width > 0:
        tile = category_tile(category, theme, scale or pattern_scale(painter))
        painter.drawTiledPixmap(QRectF(start, round(top), width, TILE_HEIGHT), tile)


def _wave(painter: QPainter, colour: QColor) -> None:
    _draw_waves(painter, colour, start=-6.0, periods=3, period=6.0)


def _broken_wave(painter: QPainter, colour: QColor) -> None:
    _draw_waves(painter, colour, start=0.9, periods=2, period=5.4)


def _draw_waves(painter: QPainter, colour: QColor, start: float, periods: int, period: float) -> None:
    middle, height = TILE_HEIGHT / 2, 2.9
    path = QPainterPath(QPointF(start, middle))
    for i in range(periods):
        x = start + i * period
        path.quadTo(QPointF(x + period / 4, middle - height), QPointF(x + period / 2, middle))
        path.quadTo(QPointF(x + 3 * period / 4, middle + height), QPointF(x + period, middle))
    pen = QPen(colour, 1.25)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.strokePath(path, pen)


def _dots(painter: QPainter, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(2.0, 2.5), 1.1, 1.1)


def _double_line(painter: QPainter, colour: QColor) -> None:
    for top in (1, 3):
        painter.fillRect(QRectF(0, top, _WIDTHS[Category.STYLE], 1), colour)


_PAINTERS = {
    Category.SPELLING: _wave,
    Category.GRAMMAR: _broken_wave,
    Category.SPACING: _dots,
    Category.STYLE: _double_line,
}
