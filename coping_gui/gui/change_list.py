"""A list of changes, before → after, for the preview of an export or of "accept all"."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from coping_gui.gui.models import Change
from coping_gui.gui.parts import visible_blanks
from coping_gui.gui.theme import current_theme, draw_pattern, ui_font
from coping_gui.gui.wording import change_sentence, changed_words, replacement_text

CHANGE_ROLE = Qt.ItemDataRole.UserRole
"""The Change itself."""
_ROW_HEIGHT = 30
_Index = QModelIndex | QPersistentModelIndex


class ChangeListModel(QAbstractListModel):
    """The changes in the order of the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes: tuple[Change, ...] = ()

    def set_changes(self, changes: Sequence[Change]) -> None:
        """Show these changes instead; the same ones again cost nothing."""
        new = tuple(changes)
        if new != self._changes:
            self.beginResetModel()
            self._changes = new
            self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: D102
        return 0 if parent is not None and parent.isValid() else len(self._changes)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        if not index.isValid():
            return None
        change = self._changes[index.row()]
        if role == CHANGE_ROLE:
            return change
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{visible_blanks(change.before)} → {replacement_text(change.after)}"
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return change_sentence(change)
        return None


class ChangeDelegate(QStyledItemDelegate):
    """One line: the old text struck through, an arrow, the new text; cut to the words that differ where it is long."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002, D102
        return QSize(200, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: D102
        change: Change | None = index.data(CHANGE_ROLE)
        if change is None:
            return
        painter.save()
        area = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType]
        if option.state & QStyle.StateFlag.State_Selected:  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
            painter.fillRect(area, QColor(current_theme().selected))
        self._paint_change(painter, area.adjusted(10, 0, -8, 0), change)
        painter.restore()

    def _paint_change(self, painter: QPainter, area: QRectF, change: Change) -> None:
        theme = current_theme()
        old_font, new_font = ui_font(14), ui_font(14, QFont.Weight.DemiBold)
        before, after = visible_blanks(change.before), replacement_text(change.after)
        arrow = "  →  "
        room = area.width() - QFontMetrics(old_font).horizontalAdvance(arrow)
        if _width(old_font, before) + _width(new_font, after) > room and change.after:
            before, after = changed_words(before, after)
        first = min(_width(old_font, before), max(room / 2, room - _width(new_font, after)))
        old_font.setStrikeOut(change.category is None)
        left = self._write(painter, area, before, old_font, theme.muted, first + 1)
        if change.category is not None:
            draw_pattern(painter, change.category, theme, area.left(), left, area.center().y() + 8)
        old_font.setStrikeOut(False)
        rest = QRectF(left, area.top(), area.right() - left, area.height())
        rest.setLeft(self._write(painter, rest, arrow, old_font, theme.muted, rest.width()))
        self._write(painter, rest, after, new_font, theme.ink, rest.width())

    @staticmethod
    def _write(painter: QPainter, line: QRectF, text: str, font: QFont, colour: str, room: float) -> float:
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(room))
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        return line.left() + QFontMetrics(font).horizontalAdvance(shown)


def _width(font: QFont, text: str) -> int:
    return QFontMetrics(font).horizontalAdvance(text)


class ChangeListView(QListView):
    """The list itself: read only, as fast with 5,000 changes as with five."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ChangeListModel(self)
        self.setObjectName("change_list")
        self.setAccessibleName(self.tr("Changes"))
        self.setModel(self._model)
        self.setItemDelegate(ChangeDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def set_changes(self, changes: Sequence[Change]) -> None:
        """Show these changes instead."""
        self._model.set_changes(changes)
