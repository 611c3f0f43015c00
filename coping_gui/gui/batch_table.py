"""The files of a batch as a table: name, what became of it, and the numbers."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from coping_gui.gui.models import BatchRow, FileState
from coping_gui.gui.theme import current_theme
from coping_gui.gui.wording import grouped

_Index = QModelIndex | QPersistentModelIndex
_FILE, _STATE, _FIXED, _LEFT, _HINTS = range(5)


class BatchTableModel(QAbstractTableModel):
    """One row per file, in the order in which they are cleaned."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[BatchRow] = []

    def rows(self) -> Sequence[BatchRow]:
        """All files with their state."""
        return tuple(self._rows)

    def add_files(self, files: Iterable[Path]) -> int:
        """Append files that are not in the table yet; returns how many were new."""
        known = {row.source for row in self._rows}
        new = [BatchRow(file) for file in dict.fromkeys(files) if file not in known]
        if new:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(new) - 1)
            self._rows += new
            self.endInsertRows()
        return len(new)

    def remove(self, places: Iterable[int]) -> None:
        """Take these rows out of the table; the files themselves are left alone."""
        for place in sorted(set(places), reverse=True):
            self.beginRemoveRows(QModelIndex(), place, place)
            del self._rows[place]
            self.endRemoveRows()

    def update(self, row: BatchRow) -> None:
        """Show a new state of the file with the row's source; an unknown source is ignored."""
        place = next((i for i, known in enumerate(self._rows) if known.source == row.source), None)
        if place is not None:
            self._rows[place] = row
            self.dataChanged.emit(self.index(place, 0), self.index(place, self.columnCount() - 1))

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: D102
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:  # noqa: D102
        return 0 if parent is not None and parent.isValid() else _HINTS + 1

    def headerData(  # noqa: D102
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            tr = self.tr
            return (tr("File"), tr("Outcome"), tr("Fixed"), tr("Left open"), tr("Hints"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: D102
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(row) if column == _FILE else self._text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(row.source) if column == _FILE else row.note or (str(row.target) if row.target else None)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return _colour(row, column)
        return None

    def sentence(self, row: BatchRow) -> str:
        """The whole row in one sentence, for a screen reader."""
        parts = [row.source.name, self._state(row)]
        if row.state is FileState.DONE:
            parts.append(self.tr("{fixed} fixed, {left} left open").format(fixed=row.fixed, left=row.left))
        return ": ".join(parts[:2]) + (f", {parts[2]}" if len(parts) > 2 else "")

    def _text(self, row: BatchRow, column: int) -> str:
        if column == _FILE:
            return row.source.name
        if column == _STATE:
            return self._state(row)
        number = {_FIXED: row.fixed, _LEFT: row.left, _HINTS: row.hints}[column]
        return grouped(number) if row.state is FileState.DONE else ""

    def _state(self, row: BatchRow) -> str:
        if row.state is FileState.FAILED:
            return row.note
        if row.state is FileState.DONE and row.target is not None:
            return self.tr("✓ {name}").format(name=row.target.name)
        return {
            FileState.WAITING: self.tr("Waiting"),
            FileState.WORKING: self.tr("Cleaning…"),
            FileState.DONE: self.tr("✓ Done"),
            FileState.STOPPED: self.tr("Not done: stopped"),
        }[row.state]


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column in (_FILE, _STATE) else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


def _colour(row: BatchRow, column: int) -> QColor | None:
    theme = current_theme()
    if column != _STATE:
        return None
    colours = {FileState.FAILED: theme.bad, FileState.DONE: theme.good}
    return QColor(colours.get(row.state, theme.muted))
