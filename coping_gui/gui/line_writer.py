"""Writes pieces of text one after another on one line, from the side where the language begins; for list delegates."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from coping_gui.essay.finding import Category
from coping_gui.gui.theme import current_theme, draw_pattern


class LineWriter:
    """Keeps where the next piece begins; a piece that does not fit ends in "…"."""

    def __init__(self, painter: QPainter, line: QRectF, *, mirrored: bool = False) -> None:
        self._painter = painter
        self._line = line
        self._mirrored = mirrored
        self._at = 0.0

    @property
    def room(self) -> float:
        """Px that are left on the line."""
        return max(0.0, self._line.width() - self._at)

    def write(self, text: str, font: QFont, colour: str, room: float | None = None) -> None:
        """Paint `text` in at most `room` px, by default all that is left."""
        wanted = self.room if room is None else min(room, self.room)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(wanted))
        width = text_width(font, shown)
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        left = self._left(self._at, width)
        place = QRectF(left, self._line.top(), width + 1, self._line.height())
        self._painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        self._at += width

    def arrow(self, font: QFont, colour: str) -> None:
        """An arrow to what follows, with 8 px on both sides."""
        self.skip(8)
        self.write("←" if self._mirrored else "→", font, colour)
        self.skip(8)

    def skip(self, width: float) -> None:
        """Leave `width` px free."""
        self._at += width

    def mark(self, category: Category, top: float) -> None:
        """Draw a category's pattern under everything written so far, from `top` on."""
        left = self._left(0, self._at)
        draw_pattern(self._painter, category, current_theme(), left, left + self._at, top)

    def _left(self, at: float, width: float) -> float:
        return self._line.right() - at - width if self._mirrored else self._line.left() + at


def text_width(font: QFont, text: str) -> int:
    """Px that a text takes in a font."""
    return QFontMetrics(font).horizontalAdvance(text)
