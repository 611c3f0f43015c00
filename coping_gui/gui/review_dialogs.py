"""The two lists one looks at before many findings change at once: what "accept all" would do, and what is ignored."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from coping_gui.essay.finding import Finding
from coping_gui.gui.change_list import ChangeListView
from coping_gui.gui.models import Change
from coping_gui.gui.parts import button, label
from coping_gui.gui.wording import category_name, plural
from coping_gui.review.manuscript import Piece


class AcceptAllDialog(QDialog):
    """Shows every change, before → after, and asks once."""

    def __init__(self, changes: Sequence[Change], what: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("accept_all_dialog")
        self.setWindowTitle(self.tr("Accept all"))
        self.setAccessibleName(self.windowTitle())
        self.resize(560, 520)
        self.changes = ChangeListView()
        self.changes.set_changes(changes)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Accept {what}?").format(what=what), "title", "accept_all_title", wrap=True))
        column.addWidget(label(self.tr("One undo takes them all back."), "small", "accept_all_promise"))
        column.addWidget(self.changes, 1)
        number = plural(self.tr("Accept {n} fix"), self.tr("Accept {n} fixes"), len(changes))
        column.addLayout(_buttons(self, number, "accept_all_confirm"))


class IgnoredDialog(QDialog):
    """Lists what is ignored in this essay; what is chosen is open again afterwards."""

    restore_requested = Signal(object)
    """The chosen (piece, finding) pairs, as a list."""

    def __init__(self, ignored: Sequence[tuple[Piece, Finding]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ignored_dialog")
        self.setWindowTitle(self.tr("Ignored findings"))
        self.setAccessibleName(self.windowTitle())
        self.resize(560, 480)
        self._ignored = list(ignored)
        self.list = QListWidget()
        self.list.setObjectName("ignored_list")
        self.list.setAccessibleName(self.tr("Ignored findings"))
        for piece, finding in self._ignored:
            words = f"{category_name(finding.category)}: {finding.span.of(piece.text)} – {finding.message}"
            item = QListWidgetItem(words)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        text = (
            self.tr("Checked ones are shown again.") if self._ignored else self.tr("Nothing is ignored in this essay.")
        )
        column.addWidget(label(text, "small", "ignored_promise", wrap=True))
        column.addWidget(self.list, 1)
        column.addLayout(_buttons(self, self.tr("Show again"), "ignored_restore"))

    def accept(self) -> None:
        """Close and tell which ones are wanted back."""
        chosen = [
            pair for row, pair in enumerate(self._ignored) if self.list.item(row).checkState() is Qt.CheckState.Checked
        ]
        super().accept()
        if chosen:
            self.restore_requested.emit(chosen)


def _buttons(dialog: QDialog, yes: str, name: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(button(dialog.tr("Cancel"), "secondary", f"{name}_cancel", dialog.reject))
    agree = button(yes, "primary", name, dialog.accept)
    agree.setDefault(True)
    row.addWidget(agree)
    return row
