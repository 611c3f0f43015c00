"""A text edit as a page: of fixed measure, in the middle of its canvas, plain text in and out, files dropped on it."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from coping_gui.gui.essay_document import PAGE_PADDING
from coping_gui.gui.theme import PAGE_PIXELS, page_font
from coping_gui.gui.underlines import KEPT, LINE_SEPARATOR

MEASURE_CHARACTERS = 72
_LINE_ENDS = str.maketrans(
    {other: one for one, other in KEPT.items()} | dict.fromkeys(("\u2029", LINE_SEPARATOR, "\ufdd0", "\ufdd1"), "\n")
)
"""What Qt writes for the end of a block, a line, and the edges of a table's cells; what stands for such characters."""
_LEAST_CANVAS = 12
_LEAST_PAGE = 240
_RELAYOUT_MS = 60


class PageView(QTextEdit):
    """Knows nothing of findings; its width changes the layout only when the page does not fit any more."""

    files_dropped = Signal(object)
    """Local paths, as a list."""
    essay_pasted = Signal(str)
    """Text that was pasted or dropped while no essay is open."""
    undo_requested = Signal()
    redo_requested = Signal()
    scrolled = Signal()

    def __init__(self, document: QTextDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.takes_essay = True
        """Whether pasted text is a new essay instead of a part of the one shown."""
        self.invitation = self.tr("Open an essay, drop a file here, paste your text, or begin to write.")
        self._relayout = QTimer(self, singleShot=True, interval=_RELAYOUT_MS)
        self._relayout.timeout.connect(self.refit)
        self.setDocument(document)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(True)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self.scrolled)
        self.set_zoom(100)

    def set_zoom(self, percent: int) -> None:
        """The size of the essay's text in percent; the page grows with it."""
        font = page_font(max(6, round(PAGE_PIXELS * percent / 100)))
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.viewport().setFont(font)
        self.refit()

    def refit(self) -> None:
        """Lay the page out anew when the window became too narrow or wide enough for it; place it in the middle."""
        measure = MEASURE_CHARACTERS * self.fontMetrics().averageCharWidth()
        page = max(_LEAST_PAGE, min(measure + 2 * PAGE_PADDING, self._room() - 2 * _LEAST_CANVAS))
        if page != self.lineWrapColumnOrWidth():
            self.setLineWrapColumnOrWidth(page)
        self._centre()

    def _room(self) -> int:
        return self.width() - self.verticalScrollBar().sizeHint().width()

    def _centre(self) -> None:
        space = max(0, self._room() - self.lineWrapColumnOrWidth())
        self.setViewportMargins(space // 2, 0, space - space // 2, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        if not self.isVisible():
            self.refit()
            return
        self._centre()
        self._relayout.start()

    def event(self, event: QEvent) -> bool:
        """Lets the wheel turn the page beside it, too."""
        if isinstance(event, QWheelEvent) and event.type() is QEvent.Type.Wheel:
            self.wheelEvent(event)
            return True
        return super().event(event)

    def paintEvent(self, e: QPaintEvent) -> None:
        """The page; while it is empty, what can be done with it."""
        super().paintEvent(e)
        if not self.takes_essay or not self.document().isEmpty():
            return
        painter = QPainter(self.viewport())
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        painter.setFont(self.font())
        left = PAGE_PADDING
        area = self.viewport().rect().adjusted(left, PAGE_PADDING + 2, -left, -left)
        painter.drawText(area, Qt.TextFlag.TextWordWrap, self.invitation)
        painter.end()

    def keyPressEvent(self, e: QKeyEvent) -> None:
        """Undo and redo are the window's: it also takes decisions back."""
        if e.matches(QKeySequence.StandardKey.Undo):
            self.undo_requested.emit()
        elif e.matches(QKeySequence.StandardKey.Redo):
            self.redo_requested.emit()
        else:
            super().keyPressEvent(e)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Plain text with its no-break spaces, one paragraph a line.

        Qt's own object is filled anew: the clipboard outlives Python, and an object made in Python would be deleted
        then, which ends the program with a crash.
        """
        data = super().createMimeDataFromSelection()
        data.text()  # Qt fills it when it is first read, and would overwrite ours
        data.clear()
        text = self.textCursor().selectedText()
        data.setText(text.translate(_LINE_ENDS))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: D102
        return source.hasText() or bool(local_files(source))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Text as it stands; files are opened; while no essay is open, text becomes one."""
        files = local_files(source)
        if files:
            self.files_dropped.emit(files)
        elif self.takes_essay:
            self.essay_pasted.emit(source.text())
        elif source.hasText():
            self.textCursor().insertText(source.text())
            self.ensureCursorVisible()

    def dragEnterEvent(self, e: QDragEnterEvent) -> None:  # noqa: D102
        if local_files(e.mimeData()):
            e.acceptProposedAction()
        else:
            super().dragEnterEvent(e)

    def dragMoveEvent(self, e: QDragMoveEvent) -> None:  # noqa: D102
        if local_files(e.mimeData()):
            e.acceptProposedAction()
        else:
            super().dragMoveEvent(e)

    def dropEvent(self, e: QDropEvent) -> None:  # noqa: D102
        files = local_files(e.mimeData())
        if files:
            e.acceptProposedAction()
            self.files_dropped.emit(files)
        else:
            super().dropEvent(e)


def local_files(data: QMimeData) -> list[Path]:
    """The files of this machine that a drop or paste brings."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()] if data.hasUrls() else []
