"""A list of changes, before → after, for the preview of an export or of "accept all"."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QApplication, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

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
    """The changes in the order of the text; where wanted, each with a box that is ticked at first."""

    def __init__(self, parent: QWidget | None = None, *, checkable: bool = False) -> None:
        super().__init__(parent)
        self._changes: tuple[Change, ...] = ()
        self._checkable = checkable
        self._unticked: set[int] = set()

    def checked(self) -> list[int]:
        """Numbers of the ticked changes."""
        return [n for n in range(len(self._changes)) if n not in self._unticked]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """What can be done with a change: it can be chosen and, where wanted, ticked."""
        box = Qt.ItemFlag.ItemIsUserCheckable if self._checkable and index.isValid() else Qt.ItemFlag.NoItemFlags
        return super().flags(index) | box

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick a change."""
        if role != Qt.ItemDataRole.CheckStateRole or not self._checkable or not index.isValid():
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._unticked.discard(index.row())
        else:
            self._unticked.add(index.row())
        self.dataChanged.emit(index, index, [role])
        return True

    def set_changes(self, changes: Sequence[Change]) -> None:
        """Show these changes instead; the same ones again cost nothing."""
        new = tuple(changes)
        if new != self._changes:
            self.beginResetModel()
            self._changes = new
            self._unticked.clear()
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
        if role == Qt.ItemDataRole.CheckStateRole and self._checkable:
            return Qt.CheckState.Unchecked if index.row() in self._unticked else Qt.CheckState.Checked
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
        if index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            box = self._paint_box(painter, option, index)
            inner = inner.adjusted(0, 0, -box.width() - 6, 0) if mirrored else inner.adjusted(box.width() + 6, 0, 0, 0)
        self._paint_change(LineWriter(painter, inner, mirrored=mirrored), change, area.center().y() + 8)
        painter.restore()

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> QRect:
        """The check box where the style, which also takes its clicks, has it."""
        box = QStyleOptionViewItem(option)
        self.initStyleOption(box, index)
        widget: Any = option.widget  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
        style = widget.style() if widget is not None else QApplication.style()
        place: QRect = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, box, widget)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        box.state = box.state & ~QStyle.StateFlag.State_HasFocus  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        box.state |= QStyle.StateFlag.State_On if ticked else QStyle.StateFlag.State_Off  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        box.rect = place  # pyright: ignore[reportAttributeAccessIssue]
        style.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, widget)  # pyright: ignore[reportUnknownMemberType]
        return place

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
    """The list itself, as fast with 5,000 changes as with five; read only, but for the boxes where they are wanted."""

    checks_changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, checkable: bool = False) -> None:
        super().__init__(parent)
        self._model = ChangeListModel(self, checkable=checkable)
        self.setObjectName("change_list")
        self.setAccessibleName(self.tr("Changes"))
        self.setModel(self._model)
        self.setItemDelegate(ChangeDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self._model.dataChanged.connect(self.checks_changed)

    def set_changes(self, changes: Sequence[Change]) -> None:
        """Show these changes instead; all of them ticked, where they have boxes."""
        self._model.set_changes(changes)
        if changes:
            self.setCurrentIndex(self._model.index(0))
            self.clearSelection()

    def checked(self) -> list[int]:
        """Numbers of the ticked changes."""
        return self._model.checked()
