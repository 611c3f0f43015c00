"""A list of sentences with a check box each; Space ticks the current one."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget


class CheckedList(QListWidget):
    """Sentences to choose from."""

    def __init__(self, texts: Iterable[str], *, checked: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        for text in texts:
            item = QListWidgetItem(text)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
            self.addItem(item)
        if self.count():
            self.setCurrentRow(0)

    def checked(self) -> list[int]:
        """Numbers of the ticked ones."""
        return [n for n in range(self.count()) if self.item(n).checkState() is Qt.CheckState.Checked]

    def check_all(self) -> None:
        """Tick them all."""
        for n in range(self.count()):
            self.item(n).setCheckState(Qt.CheckState.Checked)
