"""What a Word file draws beside its text and does not hold as text: list labels, heading numbers, marks of notes."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextBlock, QTextLine

from coping_gui.essay.essay import Paragraph
from coping_gui.gui.mark_painter import x_of
from coping_gui.gui.theme import current_theme
from coping_gui.gui.underlines import Offsets

_GAP = 8
_ROOM = 60
_NOTE_SIZE = 0.62
"""Of the text's size."""


def paint_label(painter: QPainter, block: QTextBlock, paragraph: Paragraph, font: QFont) -> None:
    """The list's label or the heading's number, before the first line on the side where it begins."""
    layout = block.layout()
    if not paragraph.numbering or not layout.lineCount():
        return
    line = layout.lineAt(0)
    own = QFont(font)
    own.setBold(block.charFormat().fontWeight() > QFont.Weight.Medium.value)
    painter.setFont(own)
    painter.setPen(QColor(current_theme().ink))
    text = line.naturalTextRect().translated(layout.position())
    mirrored = block.textDirection() is Qt.LayoutDirection.RightToLeft
    left = text.right() + _GAP if mirrored else text.left() - _GAP - _ROOM
    side = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
    painter.drawText(
        QRectF(left, text.top(), _ROOM, text.height()),
        side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip,
        paragraph.numbering,
    )


def paint_notes(painter: QPainter, block: QTextBlock, paragraph: Paragraph, first: int, font: QFont) -> None:
    """Raised numbers where footnotes and endnotes are anchored, `first` being that of the paragraph's first one."""
    layout = block.layout()
    if not layout.lineCount():
        return
    own = QFont(font)
    own.setPointSizeF(font.pointSizeF() * _NOTE_SIZE) if font.pointSizeF() > 0 else own.setPixelSize(
        max(7, round(font.pixelSize() * _NOTE_SIZE))
    )
    painter.setFont(own)
    offsets = Offsets(paragraph.text)
    for number, place in enumerate(paragraph.note_marks, first):
        unit = offsets.to_units(place)
        line = layout.lineForTextPosition(max(0, unit - 1))  # a mark belongs to what stands before it
        if line.isValid():
            after_blank = paragraph.text[max(0, place - 1) : place].isspace()
            _paint_note(painter, line, layout.position(), unit, str(number), in_blank=after_blank)


def _paint_note(painter: QPainter, line: QTextLine, origin: QPointF, unit: int, text: str, *, in_blank: bool) -> None:
    theme = current_theme()
    width = painter.fontMetrics().horizontalAdvance(text)
    height = painter.fontMetrics().ascent()
    left = min(x_of(line, unit), line.naturalTextRect().right())
    left -= width if in_blank else 0
    box = QRectF(left - 1, line.y() + line.ascent() * 0.12, width + 1, height).translated(origin)
    behind = QColor(theme.page)
    behind.setAlphaF(0.8)
    painter.fillRect(box, behind)
    painter.setPen(QColor(theme.accent))
    painter.drawText(box.bottomLeft(), text)
