"""Stands on the page for an image, a formula or another object of a Word file, which is shown and not edited."""

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF, QPyTextObject, QTextDocument, QTextFormat

from coping_gui.gui.theme import current_theme

OBJECT = "￼"
"""The one character by which a paragraph holds an object."""
OBJECT_TYPE = QTextFormat.ObjectTypes.UserObject.value + 1
_ALONE = QSizeF(220, 110)
"""px of an object that has its paragraph for itself."""
_ICON = QSizeF(22, 16)


class Placeholder(QPyTextObject):
    """Draws a picture's outline: in a line as high as its text, large where nothing else stands in the paragraph."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:  # noqa: D102, N803
        block = doc.findBlock(posInDocument)
        if block.text().strip() == OBJECT:
            return _ALONE
        height = QFontMetricsF(format.toCharFormat().font()).ascent()
        return QSizeF(max(_ICON.width(), height * 1.5), max(_ICON.height(), height))

    def drawObject(  # noqa: D102
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,  # noqa: ARG002
        posInDocument: int,  # noqa: ARG002, N803
        format: QTextFormat,  # noqa: ARG002
    ) -> None:
        theme = current_theme()
        box = QRectF(rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.outline), 1))
        painter.setBrush(QColor(theme.panel))
        painter.drawRoundedRect(box, 3, 3)
        icon = QRectF(0, 0, min(box.width(), 2 * _ICON.width()) * 0.8, min(box.height(), 2 * _ICON.height()) * 0.7)
        icon.moveCenter(box.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.muted))
        painter.drawEllipse(QPointF(icon.left() + icon.width() * 0.2, icon.top() + icon.height() * 0.2), 2, 2)
        painter.drawPolygon(_mountains(icon))
        painter.restore()


def _mountains(box: QRectF) -> QPolygonF:
    """What everybody knows for a picture: two peaks over a base line."""
    outline = ((0.0, 1.0), (0.3, 0.5), (0.45, 0.72), (0.7, 0.25), (1.0, 1.0))
    return QPolygonF([QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in outline])
