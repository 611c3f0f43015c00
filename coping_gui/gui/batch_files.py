"""The files of a batch: dropped, or chosen by button, listed with their outcome."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from coping_gui.batch import READABLE, files_in
from coping_gui.gui.batch_table import BatchTableModel
from coping_gui.gui.parts import button, label, restyle


class DropZone(QFrame):
    """Takes files and folders that are dropped on it."""

    def __init__(self, dropped: Callable[[list[Path]], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dropped = dropped
        self.setObjectName("drop_zone")
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: D102
        if _local_paths(event):
            event.acceptProposedAction()
            self._mark(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: D102
        self._mark(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: D102
        self._mark(False)
        self._dropped(_local_paths(event))
        event.acceptProposedAction()

    def _mark(self, over: bool) -> None:
        self.setProperty("over", over)
        restyle(self)


def _local_paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


class FileTable(QTableView):
    """The table itself; Delete takes the selected files out."""

    remove_requested = Signal()

    def __init__(self, model: BatchTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("batch_table")
        self.setAccessibleName(self.tr("Essays and what became of them"))
        self.setModel(model)
        self.setProperty("flat", True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(30)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.resizeSection(0, 230)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)

    def selected_places(self) -> list[int]:
        """The numbers of the selected rows."""
        return [index.row() for index in self.selectionModel().selectedRows()]


class BatchFiles(QWidget):
    """The list and the buttons that fill it; nothing of a file but its name is looked at here."""

    changed = Signal(int)
    """Files were added or taken out; how many were new."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = BatchTableModel(self)
        self._table = FileTable(self.model)
        self._zone = DropZone(self.add)
        self._hint = label("", "muted", "batch_hint", wrap=True)
        self._buttons = (
            button(self.tr("Add files…"), "secondary", "add_files", self._choose_files),
            button(self.tr("Add folder…"), "secondary", "add_folder", self._choose_folder),
            button(
                self.tr("Remove"), "quiet", "remove_files", self._remove, self.tr("Take them off the list (Delete)")
            ),
        )
        self._build()

    def add(self, chosen: Iterable[Path]) -> None:
        """Add files, and of folders the essays in them."""
        if not self._zone.acceptDrops():
            return
        added = self.model.add_files(files_in(chosen))
        self._show_state()
        self.changed.emit(added)

    def set_locked(self, locked: bool) -> None:
        """Whether the list must stay as it is, because it is being worked on."""
        self._zone.setAcceptDrops(not locked)
        for made in self._buttons:
            made.setEnabled(not locked)
        self._buttons[2].setEnabled(not locked and self.model.rowCount() > 0)

    def _choose_files(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in READABLE)
        kinds = self.tr("Essays ({patterns});;All files (*)").format(patterns=patterns)
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Add essays"), "", kinds)
        if names:
            self.add(Path(name) for name in names)

    def _choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Add the essays of a folder"))
        if name:
            self.add([Path(name)])

    def _remove(self) -> None:
        if self._zone.acceptDrops():
            self.model.remove(self._table.selected_places() or range(self.model.rowCount()))
            self._show_state()
            self.changed.emit(0)

    def _show_state(self) -> None:
        filled = self.model.rowCount() > 0
        self._table.setVisible(filled)
        self._zone.setProperty("filled", filled)
        restyle(self._zone)
        self._hint.setVisible(not filled)
        self._buttons[2].setEnabled(filled)

    def _build(self) -> None:
        self._table.remove_requested.connect(self._remove)
        self._hint.setText(self.tr("Drop essays or a folder here, or add them with the buttons below."))
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside = QVBoxLayout(self._zone)
        inside.setContentsMargins(6, 6, 6, 6)
        inside.addWidget(self._table)
        inside.addWidget(self._hint)
        row = QHBoxLayout()
        for made in self._buttons:
            row.addWidget(made)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._zone, 1)
        column.addLayout(row)
        self._show_state()
