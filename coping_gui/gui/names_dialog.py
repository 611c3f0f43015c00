"""Names to check: every name and foreign word that no dictionary knows, once, with those spelled two ways first."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from coping_gui.gui.parts import button, label

if TYPE_CHECKING:
    from coping_gui.checks.grammar.names import NameToCheck


class NamesDialog(QDialog):
    """Lists the names; the checked ones can be added to the dictionary together."""

    add_requested = Signal(object)
    """The chosen words, as a tuple."""

    def __init__(self, names: "Sequence[NameToCheck]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("names_dialog")
        self.setWindowTitle(self.tr("Names to check"))
        self.setAccessibleName(self.windowTitle())
        self.resize(520, 520)
        self._words = [name.word for name in names]
        self.list = QListWidget()
        self.list.setObjectName("names_list")
        self.list.setAccessibleName(self.windowTitle())
        for name in names:
            self.list.addItem(self._item(name))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(label(self._promise(), "small", "names_promise", wrap=True))
        column.addWidget(self.list, 1)
        column.addLayout(self._buttons())

    def accept(self) -> None:
        """Close and tell which words are to be added."""
        rows = range(len(self._words))
        chosen = tuple(self._words[r] for r in rows if self.list.item(r).checkState() is Qt.CheckState.Checked)
        super().accept()
        if chosen:
            self.add_requested.emit(chosen)

    def _add_all(self) -> None:
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(Qt.CheckState.Checked)
        self.accept()

    def _item(self, name: "NameToCheck") -> QListWidgetItem:
        text = self.tr("{word}   ×{count}").format(word=name.word, count=name.count)
        if name.twins:
            text += self.tr("   also written {others}: one name, spelled two ways?").format(
                others=", ".join(name.twins)
            )
        item = QListWidgetItem(text)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked if name.twins else Qt.CheckState.Checked)
        return item

    def _promise(self) -> str:
        if not self._words:
            return self.tr("The dictionaries know every name in this essay.")
        return self.tr("No dictionary knows these words. Those that are right can be added to yours.")

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(self.tr("Cancel"), "secondary", "names_cancel", self.reject))
        every = button(self.tr("Add all"), "secondary", "names_add_all", self._add_all)
        checked = button(self.tr("Add checked"), "primary", "names_add", self.accept)
        checked.setDefault(True)
        for part in (every, checked):
            part.setEnabled(bool(self._words))
            row.addWidget(part)
        return row
