"""The two lists one looks at before many findings change at once: what "accept all" would do, and what is ignored."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from coping_gui.gui.change_list import ChangeListView
from coping_gui.gui.checked_list import CheckedList
from coping_gui.gui.models import Change
from coping_gui.gui.parts import button, label
from coping_gui.gui.wording import hidden_sentence, plural
from coping_gui.review.hidden import Hidden


class AcceptAllDialog(QDialog):
    """Shows every change, before → after, and asks once."""

    def __init__(self, changes: Sequence[Change], what: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("accept_all_dialog")
        self.setWindowTitle(self.tr("Accept all"))
        self.setAccessibleName(self.windowTitle())
        self.resize(560, 520)
        self.changes = ChangeListView(checkable=True)
        self.changes.set_changes(changes)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Accept {what}?").format(what=what), "title", "accept_all_title", wrap=True))
        column.addWidget(
            label(
                self.tr("Untick what you do not want (Space). One undo takes them all back."),
                "small",
                "accept_all_promise",
                wrap=True,
            )
        )
        column.addWidget(self.changes, 1)
        buttons, self._agree = _buttons(self, "", "accept_all_confirm")
        column.addLayout(buttons)
        self.changes.checks_changed.connect(self._show_number)
        self._show_number()

    def wanted(self) -> list[int]:
        """Numbers of the changes that are ticked."""
        return self.changes.checked()

    def _show_number(self) -> None:
        number = len(self.wanted())
        text = plural(self.tr("Accept {n} fix"), self.tr("Accept {n} fixes"), number)
        self._agree.setText(text)
        self._agree.setAccessibleName(text)
        self._agree.setEnabled(number > 0)


class HiddenDialog(QDialog):
    """Lists every decision and taught word that hides something; what is chosen is shown again afterwards."""

    restore_requested = Signal(object)
    """The chosen Hidden entries, as a list."""

    def __init__(self, entries: Sequence[Hidden], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("hidden_dialog")
        self.setWindowTitle(self.tr("What is ignored"))
        self.setAccessibleName(self.windowTitle())
        self.resize(600, 480)
        self._entries = list(entries)
        self.list = CheckedList([hidden_sentence(entry) for entry in self._entries], checked=False)
        self.list.setObjectName("hidden_list")
        self.list.setAccessibleName(self.windowTitle())
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        text = self.tr("Tick what you want to see again.") if self._entries else self.tr("Nothing is ignored.")
        column.addWidget(label(text, "small", "hidden_promise", wrap=True))
        column.addWidget(self.list, 1)
        buttons, self._agree = _buttons(self, self.tr("Show again"), "hidden_restore")
        buttons.insertWidget(0, button(self.tr("Tick all"), "quiet", "hidden_all", self.list.check_all))
        column.addLayout(buttons)
        self.list.itemChanged.connect(self._show_state)
        self._show_state()

    def accept(self) -> None:
        """Close and tell which ones are wanted back."""
        chosen = [self._entries[n] for n in self.list.checked()]
        super().accept()
        if chosen:
            self.restore_requested.emit(chosen)

    def _show_state(self, _item: object = None) -> None:
        self._agree.setEnabled(bool(self.list.checked()))


def _buttons(dialog: QDialog, yes: str, name: str) -> tuple[QHBoxLayout, QPushButton]:
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(button(dialog.tr("Cancel"), "secondary", f"{name}_cancel", dialog.reject))
    agree = button(yes, "primary", name, dialog.accept)
    agree.setDefault(True)
    row.addWidget(agree)
    return row, agree
