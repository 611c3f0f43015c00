"""A list of changes, before → after, for the preview of an export or of "accept all"."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from coping_gui.gui.line_writer import LineWriter, text_width
from coping_gui.gui.models import Change
from coping_gui.gui.parts import visible_blanks
from coping_gui.gui.theme import current_theme, ui_font
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
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        inner = area.adjusted(8, 0, -10, 0) if mirrored else area.adjusted(10, 0, -8, 0)
        self._paint_change(LineWriter(painter, inner, mirrored=mirrored), change, area.center().y() + 8)
        painter.restore()

    def _paint_change(self, line: LineWriter, change: Change, mark_top: float) -> None:
        theme = current_theme()
        old_font, new_font = ui_font(14), ui_font(14, QFont.Weight.DemiBold)
        before, after = visible_blanks(change.before), replacement_text(change.after)
        arrow = text_width(old_font, "→") + 16
        room = line.room - arrow
        if text_width(old_font, before) + text_width(new_font, after) > room and change.after:
            before, after = changed_words(before, after)
        first = min(text_width(old_font, before), max(room / 2, room - text_width(new_font, after)))
        struck = QFont(old_font)
        struck.setStrikeOut(change.category is None)
        line.write(before, struck, theme.muted, first + 1)
        if change.category is not None:
            line.mark(change.category, mark_top)
        line.arrow(old_font, theme.muted)
        line.write(after, new_font, theme.ink)


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
