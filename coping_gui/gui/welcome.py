"""What the page shows while there is no text: how to begin, in one sentence and a few buttons."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from coping_gui.gui.parts import button, label

_WIDTH = 380


class Welcome(QWidget):
    """Lies in the middle of an empty text edit and goes away with the first character."""

    def __init__(self, view: QTextEdit, actions: Sequence[QAction]) -> None:
        """`actions`: what to offer, the most useful first; each becomes a button with its words and tip."""
        super().__init__(view.viewport())
        self.setObjectName("welcome")
        self.setAccessibleName(self.tr("How to begin"))
        self._view = view
        self._actions = tuple(actions)
        self._build()
        view.document().contentsChanged.connect(self._show_state)
        view.viewport().installEventFilter(self)
        self._show_state()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle when the page changes its size."""
        if watched is self._view.viewport() and event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _show_state(self) -> None:
        empty = self._view.document().isEmpty()
        if empty is self.isHidden():
            self.setVisible(empty)
            self._place()

    def _place(self) -> None:
        room = self._view.viewport().size()
        width = min(_WIDTH, room.width() - 24)
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        self.setGeometry((room.width() - width) // 2, max(12, (room.height() - height) * 2 // 5), width, height)

    def _build(self) -> None:
        title = label(self.tr("Begin with a file"), "title", "welcome_title", wrap=True)
        text = label(
            self.tr("Word, text or Markdown. COPING works offline, on a copy: your original file is never changed."),
            "muted",
            "welcome_text",
            wrap=True,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (title, text):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            part.setCursor(Qt.CursorShape.ArrowCursor)
            column.addWidget(part)
        column.addSpacing(6)
        for i, action in enumerate(self._actions):
            made = button(
                action.text(), "secondary" if i else "primary", f"welcome_{i}", action.trigger, action.toolTip()
            )
            made.setCursor(Qt.CursorShape.PointingHandCursor)
            made.setMinimumWidth(220)
            column.addWidget(made, 0, Qt.AlignmentFlag.AlignHCenter)
