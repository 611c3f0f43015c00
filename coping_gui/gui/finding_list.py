"""The list of open findings: a model that changes only what differs, and a delegate that paints a row in two lines."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from coping_gui.gui.line_writer import LineWriter, text_width
from coping_gui.gui.models import FindingRow
from coping_gui.gui.parts import visible_blanks
from coping_gui.gui.theme import Theme, current_theme, ui_font
from coping_gui.gui.wording import category_name, changed_words, replacement_text, row_sentence

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The FindingRow itself."""
_ROW_HEIGHT = 54
_Index = QModelIndex | QPersistentModelIndex


class FindingListModel(QAbstractListModel):
    """Finding rows in order; setting new rows keeps what both lists share at their ends, and with it the selection."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FindingRow] = []

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: D102
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return " → ".join(part for part in (visible_blanks(row.before), replacement_text(row.after)) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_sentence(row)
        if role in (Qt.ItemDataRole.AccessibleDescriptionRole, Qt.ItemDataRole.ToolTipRole):
            return row.finding.reason or row.finding.message
        return None

    def rows(self) -> Sequence[FindingRow]:
        """What is shown, in order."""
        return self._rows

    def place_of(self, row_id: int | None) -> int | None:
        """Where the finding with this id stands in the list; None when it is not shown."""
        if row_id is None:
            return None
        return next((i for i, row in enumerate(self._rows) if row.id == row_id), None)

    def set_rows(self, rows: Sequence[FindingRow]) -> None:
        """Show these rows; only the rows between the common start and the common end are replaced."""
        new = list(rows)
        head = 0
        limit = min(len(new), len(self._rows))
        while head < limit and _same(new[head], self._rows[head]):
            head += 1
        tail = 0
        while tail < limit - head and _same(new[-1 - tail], self._rows[-1 - tail]):
            tail += 1
        self._replace(head, len(self._rows) - tail, new[head : len(new) - tail])

    def _replace(self, start: int, end: int, new: list[FindingRow]) -> None:
        shared = min(end - start, len(new))
        if shared:
            self._rows[start : start + shared] = new[:shared]
            self.dataChanged.emit(self.index(start), self.index(start + shared - 1))
        if end > start + shared:
            self.beginRemoveRows(QModelIndex(), start + shared, end - 1)
            del self._rows[start + shared : end]
            self.endRemoveRows()
        if len(new) > shared:
            self.beginInsertRows(QModelIndex(), start + shared, start + len(new) - 1)
            self._rows[start + shared : start + shared] = new[shared:]
            self.endInsertRows()


def _same(one: FindingRow, other: FindingRow) -> bool:
    return one is other or one == other


class FindingDelegate(QStyledItemDelegate):
    """Paints before (with its pattern) → after, and below them the category and the message, cut where they must be."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002, D102
        return QSize(200, _ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:  # noqa: D102
        row: FindingRow | None = index.data(ROW_ROLE)
        if row is None:
            return
        theme = current_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownArgumentType]
        self._paint_ground(painter, area, option, theme)
        mirrored = option.direction is Qt.LayoutDirection.RightToLeft  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        inner = area.adjusted(8, 5, -12, -4) if mirrored else area.adjusted(12, 5, -8, -4)
        first = QRectF(inner.left(), inner.top(), inner.width(), 22)
        second = QRectF(inner.left(), inner.top() + 25, inner.width(), 19)
        self._paint_change(LineWriter(painter, first, mirrored=mirrored), row, theme, first.bottom() - 2)
        self._paint_message(LineWriter(painter, second, mirrored=mirrored), row, theme)
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRectF, option: QStyleOptionViewItem, theme: Theme) -> None:
        state = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if not selected and not hovered:
            return
        focused = selected and bool(state & QStyle.StateFlag.State_HasFocus)
        edge = theme.focus if focused else theme.chosen_line if selected else theme.hover
        painter.setPen(QPen(QColor(edge), 1.5 if focused else 1.0))
        painter.setBrush(QColor(theme.selected if selected else theme.hover))
        painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)

    def _paint_change(self, line: LineWriter, row: FindingRow, theme: Theme, mark_top: float) -> None:
        plain, bold = ui_font(15), ui_font(15, QFont.Weight.DemiBold)
        before, after = visible_blanks(row.before) or "·", replacement_text(row.after)
        arrow = text_width(plain, "→") + 16 if after else 0
        room = line.room - arrow
        if row.after and text_width(plain, before) + text_width(bold, after) > room:
            before, after = changed_words(before, after)
        first, second = _shares(room, text_width(plain, before), text_width(bold, after))
        line.write(before, plain, theme.ink, first)
        line.mark(row.finding.category, mark_top)
        if after:
            line.arrow(plain, theme.muted)
            line.write(after, bold if row.after else plain, theme.ink if row.after else theme.muted, second)

    def _paint_message(self, line: LineWriter, row: FindingRow, theme: Theme) -> None:
        font = ui_font(13)
        line.write(category_name(row.finding.category), font, theme.category[row.finding.category])
        line.skip(8)
        line.write(row.finding.message, font, theme.muted)


def _shares(room: float, first: float, second: float) -> tuple[float, float]:
    """How before and after share a line: all they want where both fit, else after gets most, as it tells more."""
    if first + second <= room:
        return first + 1, second + 1
    after = min(second + 1, max(room * 0.64, room - first - 1))
    return room - after, after


class FindingListView(QListView):
    """The list itself; it says what the keyboard asks for and never changes a finding on its own."""

    chosen = Signal(int)
    """Id of the finding that mouse or arrow keys went to."""
    text_requested = Signal()
    """Enter or a double click: back to the text."""
    accept_requested = Signal(int, int)
    """Id, number of the suggestion: always the first here."""
    ignore_requested = Signal(int)

    def __init__(self, model: FindingListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._silent = False
        self.setObjectName("finding_list")
        self.setAccessibleName(self.tr("Open findings"))
        self.setAccessibleDescription(
            self.tr("Arrow keys go to a finding, A accepts, Delete ignores, Enter returns to the text.")
        )
        self.setProperty("flat", True)
        self.setModel(model)
        self.setItemDelegate(FindingDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._announce)
        self.doubleClicked.connect(lambda _index: self.text_requested.emit())  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]

    def show_current(self, row_id: int | None) -> None:
        """Select the finding and scroll to it, without saying so; None, or an id not shown, selects nothing."""
        place = self._model.place_of(row_id)
        self._silent = True
        if place is None:
            self.clearSelection()
            self.selectionModel().clearCurrentIndex()
        else:
            self.setCurrentIndex(self._model.index(place))
            self.scrollTo(self._model.index(place))
        self._silent = False

    def current_id(self) -> int | None:
        """Id of the selected finding."""
        row: FindingRow | None = self.currentIndex().data(ROW_ROLE)
        return row.id if row is not None else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the selected row in sight when the card above grows."""
        super().resizeEvent(event)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        row_id, key = self.current_id(), event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.text_requested.emit()
        elif row_id is not None and key == Qt.Key.Key_A and not event.modifiers():
            self.accept_requested.emit(row_id, 0)
        elif row_id is not None and key == Qt.Key.Key_Delete and not event.modifiers():
            self.ignore_requested.emit(row_id)
        else:
            super().keyPressEvent(event)
            if self.current_id() not in (None, row_id):
                self._announce(self.currentIndex())

    def keyboardSearch(self, search: str) -> None:
        """Letters are commands here, not a search: the list is in the order of the text."""

    def _announce(self, index: _Index) -> None:
        row: FindingRow | None = index.data(ROW_ROLE)
        if row is not None and not self._silent:
            self.chosen.emit(row.id)
