"""Find and replace: a bar under the top bar; replacing all is one undo step."""

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from coping_gui.essay.edit import Edit
from coping_gui.essay.span import Span
from coping_gui.gui.essay_document import EssayDocument
from coping_gui.gui.essay_view import EssayView
from coping_gui.gui.parts import button, label, tool_button
from coping_gui.gui.wording import plural

Place = tuple[int, Span]
"""Index of the paragraph, place in its text."""


class FindBar(QWidget):
    """Looks through the paragraphs, never through Qt's plain text, so that no-break spaces can be found, too."""

    closed = Signal()

    def __init__(self, document: EssayDocument, view: EssayView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("find_bar")
        self.setAccessibleName(self.tr("Find and replace"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._document, self._view = document, view
        self._sought = self._field("find_text", self.tr("Find"))
        self._new = self._field("replace_text", self.tr("Replace with"))
        self._exact = QCheckBox(self.tr("Match capitals"))
        self._exact.setObjectName("find_exact")
        self._told: QLabel = label("", "faint", "find_told")
        self._build()
        self._sought.textChanged.connect(self._show_count)
        self._sought.returnPressed.connect(self.find_next)
        self.hide()

    def open(self) -> None:
        """Show the bar with the selected words, ready to type."""
        selected = self._view.textCursor().selectedText()
        if selected and "\u2029" not in selected:
            self._sought.setText(selected)
        self.show()
        self._sought.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._sought.selectAll()
        self._show_count()

    def find_next(self) -> bool:
        """Select the next place after the caret, or the first one; False when there is none."""
        here = self._document.place_of(self._view.textCursor().selectionEnd())
        return self._select(next((p for p in self.places() if (p[0], p[1].start) >= here), None))

    def find_previous(self) -> bool:
        """Select the last place before the caret, or the last one; False when there is none."""
        here = self._document.place_of(self._view.textCursor().selectionStart())
        before = [p for p in self.places() if (p[0], p[1].end) <= here]
        return self._select(before[-1] if before else None, backward=True)

    def replace(self) -> None:
        """Replace the selected place, then go on to the next."""
        cursor = self._view.textCursor()
        start, end = self._document.place_of(cursor.selectionStart()), self._document.place_of(cursor.selectionEnd())
        if start[0] == end[0] and (start[0], Span(start[1], end[1])) in set(self.places()):
            self._document.apply({start[0]: [Edit(Span(start[1], end[1]), self._new.text())]})
        self.find_next()
        self._show_count()

    def replace_all(self) -> int:
        """Replace every place as one undo step; how many there were."""
        edits: dict[int, list[Edit]] = {}
        for index, span in self.places():
            edits.setdefault(index, []).append(Edit(span, self._new.text()))
        if edits:
            self._document.apply(edits)
        number = sum(map(len, edits.values()))
        self._told.setText(plural(self.tr("{n} replaced"), self.tr("{n} replaced"), number))
        return number

    def places(self) -> Iterator[Place]:
        """Every place of the sought text, in order, none overlapping."""
        if not self._sought.text():
            return
        pattern = re.compile(re.escape(self._sought.text()), 0 if self._exact.isChecked() else re.IGNORECASE)
        for index in range(self._document.document.blockCount()):
            for match in pattern.finditer(self._document.block_text(index)):
                yield index, Span(match.start(), match.end())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            self.find_previous()
        else:
            super().keyPressEvent(event)

    def close_bar(self) -> None:
        """Hide the bar; the focus belongs to the text again."""
        self.hide()
        self.closed.emit()

    def _select(self, place: Place | None, *, backward: bool = False) -> bool:
        if place is None:
            every = list(self.places())
            place = (every[-1] if backward else every[0]) if every else None
        if place is None:
            return False
        self._view.setTextCursor(self._document.cursor_at(place[0], place[1].start, place[1].end))
        self._view.ensureCursorVisible()
        return True

    def _show_count(self) -> None:
        if not self._sought.text():
            self._told.setText("")
            return
        number = sum(1 for _ in self.places())
        self._told.setText(
            plural(self.tr("{n} place"), self.tr("{n} places"), number) if number else self.tr("not found")
        )

    def _field(self, name: str, text: str) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(name)
        made.setPlaceholderText(text)
        made.setAccessibleName(text)
        made.setMaximumWidth(240)
        return made

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 10, 6)
        row.setSpacing(8)
        row.addWidget(self._sought)
        row.addWidget(
            tool_button("‹", "find_previous", self.tr("Previous place"), self.tr("Previous"), self.find_previous)
        )
        row.addWidget(tool_button("›", "find_next", self.tr("Next place"), self.tr("Next (Enter)"), self.find_next))
        row.addWidget(self._new)
        row.addWidget(button(self.tr("Replace"), "secondary", "replace_one", self.replace))
        row.addWidget(button(self.tr("Replace all"), "quiet", "replace_all", self.replace_all))
        row.addWidget(self._exact)
        row.addWidget(self._told)
        row.addStretch(1)
        row.addWidget(
            tool_button("×", "find_close", self.tr("Close find and replace"), self.tr("Close"), self.close_bar)
        )
