"""The author's dictionary as a list: add a word, take words out, nothing is stored here."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget

from coping_gui.gui.parts import button


class _Words(QListWidget):
    """The list; Delete takes the selected words out."""

    remove_requested = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_requested.emit()
        else:
            super().keyPressEvent(event)


class WordList(QWidget):
    """Words in alphabetical order, each once."""

    changed = Signal()

    def __init__(self, words: Iterable[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("word_list")
        self._list = _Words()
        self._new = QLineEdit()
        self._add = button(self.tr("Add"), "secondary", "add_word", self._add_new)
        self._remove = button(self.tr("Remove"), "quiet", "remove_words", self._remove_selected)
        self._build()
        self.set_words(words)

    def words(self) -> tuple[str, ...]:
        """The words as they stand."""
        return tuple(self._list.item(i).text() for i in range(self._list.count()))

    def set_words(self, words: Iterable[str]) -> None:
        """Show these words instead."""
        self._list.clear()
        self._list.addItems(sorted({word.strip() for word in words} - {""}, key=str.casefold))
        self._show_state()
        self.changed.emit()

    def filter(self, wanted: Sequence[str]) -> bool:
        """Show only words that hold all of these; says whether any is shown."""
        shown = 0
        for i in range(self._list.count()):
            item = self._list.item(i)
            matches = all(part in item.text().casefold() for part in wanted)
            item.setHidden(not matches)
            shown += matches
        return shown > 0

    def _add_new(self) -> None:
        word = self._new.text().strip()
        if word:
            self._new.clear()
            self.set_words((*self.words(), word))
            found = self._list.findItems(word, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchCaseSensitive)
            self._list.setCurrentItem(found[0])

    def _remove_selected(self) -> None:
        gone = {item.text() for item in self._list.selectedItems()}
        if gone:
            self.set_words(word for word in self.words() if word not in gone)

    def _show_state(self) -> None:
        self._add.setEnabled(bool(self._new.text().strip()))
        self._remove.setEnabled(bool(self._list.selectedItems()))

    def _build(self) -> None:
        self._list.setObjectName("dictionary_words")
        self._list.setAccessibleName(self.tr("Words in the dictionary"))
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setFixedHeight(120)
        self._list.remove_requested.connect(self._remove_selected)
        self._list.itemSelectionChanged.connect(self._show_state)
        self._new.setObjectName("new_word")
        self._new.setPlaceholderText(self.tr("New word"))
        self._new.setAccessibleName(self.tr("New word"))
        self._new.textChanged.connect(self._show_state)
        row = QHBoxLayout()
        row.addWidget(self._new, 1)
        row.addWidget(self._add)
        row.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list)
        column.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._new.hasFocus():
            self._add_new()  # and do not press the dialog's default button
        else:
            super().keyPressEvent(event)
