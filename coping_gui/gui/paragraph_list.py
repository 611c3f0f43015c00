"""The reverse outline in the structure pane: each paragraph by its first sentence, with what it holds."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QListView, QMenu, QVBoxLayout, QWidget

from coping_gui.essay.reverse_outline import OutlineRow
from coping_gui.gui.parts import button, shortened
from coping_gui.gui.wording import plural, words_text

_LONGEST = 90
"""Characters of a first sentence; the whole of it is in the tip."""
_Index = QModelIndex | QPersistentModelIndex


class ParagraphModel(QAbstractListModel):
    """The rows in order; a new list of the same length changes only the rows that differ."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[OutlineRow, ...] = ()

    def rows(self) -> tuple[OutlineRow, ...]:
        """What is shown."""
        return self._rows

    def set_rows(self, rows: Sequence[OutlineRow]) -> None:
        """Show these rows."""
        new = tuple(rows)
        if len(new) != len(self._rows):
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        old, self._rows = self._rows, new
        for i, (one, other) in enumerate(zip(old, new, strict=True)):
            if one != other:
                self.dataChanged.emit(self.index(i), self.index(i))

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: D102
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{index.row() + 1}  {shortened(row.first, _LONGEST)}\n{self.facts(row)}"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.first}\n{self.facts(row)}"
        return None

    def facts(self, row: OutlineRow) -> str:
        """ "84 words, 2 citations, 1 finding"."""
        parts = [words_text(row.words)]
        if row.citations:
            parts.append(plural(self.tr("{n} citation"), self.tr("{n} citations"), row.citations))
        if row.findings:
            parts.append(plural(self.tr("{n} finding"), self.tr("{n} findings"), row.findings))
        return ", ".join(parts)


class ParagraphList(QWidget):
    """The list, and the way to print it."""

    paragraph_activated = Signal(int)
    """Index in Essay.paragraphs."""
    menu_made = Signal(object, int)
    """The QMenu of a paragraph, for others to add to, and its index in Essay.paragraphs."""
    print_requested = Signal()
    """Save it as a page to print."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("paragraph_pane")
        self.model = ParagraphModel(self)
        self._list = QListView()
        self._list.setObjectName("paragraph_list")
        self._list.setAccessibleName(self.tr("Paragraphs by their first sentences"))
        self._list.setModel(self.model)
        self._list.setWordWrap(True)
        self._list.setSpacing(0)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.clicked.connect(self._activate)
        self._list.activated.connect(self._activate)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._show_menu)
        tip = self.tr("Save the outline as a page that a browser prints")
        save = button(self.tr("Print this outline…"), "secondary", "print_outline", self.print_requested.emit, tip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._list, 1)
        column.addWidget(save)

    def _show_menu(self, place: QPoint) -> None:
        index = self._list.indexAt(place)
        if index.isValid():
            menu = self.menu(index.row())
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self._list.viewport().mapToGlobal(place))

    def menu(self, row: int) -> QMenu:
        """What can be done with the paragraph of a row; made anew each time."""
        menu, paragraph = QMenu(self), self.model.rows()[row].paragraph
        menu.addAction(self.tr("Go to it"), lambda: self.paragraph_activated.emit(paragraph))
        self.menu_made.emit(menu, paragraph)
        return menu

    def _activate(self, index: QModelIndex) -> None:
        rows = self.model.rows()
        if index.isValid() and index.row() < len(rows):
            self.paragraph_activated.emit(rows[index.row()].paragraph)
