"""The essay as a page: a text edit of fixed measure whose marks are painted over the visible lines only."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from coping_gui.gui.essay_document import PAGE_PADDING, EssayDocument
from coping_gui.gui.mark_painter import MarkPainter, mark_areas
from coping_gui.gui.theme import PAGE_PIXELS, current_theme, page_font
from coping_gui.gui.underlines import LINE_SEPARATOR, Offsets
from coping_gui.review.manuscript import OpenFinding, Piece

MEASURE_CHARACTERS = 72
_LEAST_CANVAS = 12
_LEAST_PAGE = 240
_RELAYOUT_MS = 60


class EssayView(QTextEdit):
    """Shows and edits the essay; says what was clicked and dropped, decides nothing."""

    finding_clicked = Signal(int)
    """Id of the mark under a click."""
    menu_requested = Signal(object, QPoint)
    """Id of the mark (or None) and the global place of a context menu."""
    files_dropped = Signal(object)
    """Local paths, as a list."""
    essay_pasted = Signal(str)
    """Text that was pasted or dropped while no essay is open."""
    undo_requested = Signal()
    redo_requested = Signal()
    scrolled = Signal()

    def __init__(self, essay: EssayDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("essay_view")
        self.setAccessibleName(self.tr("Essay"))
        self.essay = essay
        self.pieces: Callable[[], Sequence[Piece]] = tuple
        self.takes_essay = True
        """Whether pasted text is a new essay instead of a part of the one shown."""
        self._zoom = 100
        self._current: int | None = None
        self._pressed_at: QPoint | None = None
        self._painter = MarkPainter()
        self._relayout = QTimer(self, singleShot=True, interval=_RELAYOUT_MS)
        self._relayout.timeout.connect(self._fit_page)
        self._set_up()

    def _set_up(self) -> None:
        self.setDocument(self.essay.document)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(True)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.scrolled.emit())
        self.set_zoom(100)

    # -- the page

    def set_zoom(self, percent: int) -> None:
        """The size of the essay's text in percent; the page grows with it."""
        self._zoom = percent
        font = page_font(max(6, round(PAGE_PIXELS * percent / 100)))
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.viewport().setFont(font)
        self._fit_page()

    def _fit_page(self) -> None:
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

    def refit(self) -> None:
        """Lay the page out at once, after another essay was loaded."""
        self._fit_page()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        if not self.isVisible():
            self._fit_page()
            return
        self._centre()
        self._relayout.start()

    # -- marks

    def set_current(self, finding_id: int | None) -> None:
        """Show one mark as the current one."""
        if finding_id != self._current:
            self._current = finding_id
            self.viewport().update()

    def visible_range(self, area: QRect | None = None) -> range:
        """Numbers of the blocks that show in the viewport, or in a part of it."""
        area = self.viewport().rect() if area is None else area
        top = area.top() + self.verticalScrollBar().value()
        layout = self.document().documentLayout()
        at = layout.hitTest(QPointF(self.lineWrapColumnOrWidth() / 2, top), Qt.HitTestAccuracy.FuzzyHit)
        first = self.document().findBlock(max(0, at))
        while first.previous().isValid() and layout.blockBoundingRect(first).top() > top:
            first = first.previous()
        last, bottom = first, area.bottom() + self.verticalScrollBar().value()
        while last.next().isValid() and layout.blockBoundingRect(last.next()).top() <= bottom:
            last = last.next()
        return range(first.blockNumber(), last.blockNumber() + 1)

    def visible_pieces(self) -> Sequence[Piece]:
        """The pieces that the author sees."""
        shown = self.visible_range()
        return self.pieces()[shown.start : shown.stop]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setClipRect(event.rect())
        painter.translate(0, -self.verticalScrollBar().value())
        area = QRectF(event.rect()).translated(0, self.verticalScrollBar().value())
        for block, piece in self._blocks(event.rect()):
            if not block.layout().preeditAreaText():
                self._painter.paint(painter, block, piece, area, self._current)
        painter.end()

    def _blocks(self, area: QRect) -> Iterator[tuple[QTextBlock, Piece]]:
        pieces = self.pieces()
        numbers = self.visible_range(area)
        block = self.document().findBlockByNumber(numbers.start)
        for number in numbers:
            if number < len(pieces):
                yield block, pieces[number]
            block = block.next()

    def finding_at(self, place: QPoint) -> OpenFinding | None:
        """The open finding whose words lie under a point of the viewport."""
        y = self.verticalScrollBar().value()
        position = (
            self.document().documentLayout().hitTest(QPointF(place.x(), place.y() + y), Qt.HitTestAccuracy.ExactHit)
        )
        if position < 0:
            return None
        index, point = self.essay.place_of(position)
        if index >= len(self.pieces()):
            return None
        hits = [
            o
            for o in self.pieces()[index].open
            if o.finding.span.start <= point < max(o.finding.span.end, o.finding.span.start + 1)
        ]
        return min(hits, key=lambda o: o.finding.span.length, default=None)

    def area_of(self, index: int, one: OpenFinding) -> QRect:
        """Where the first line of a mark is, in the viewport."""
        block = self.document().findBlockByNumber(index)
        offsets = Offsets(self.pieces()[index].text)
        self.document().documentLayout().blockBoundingRect(block)  # lays the block out
        areas = mark_areas(block, offsets.to_units(one.finding.span.start), offsets.to_units(one.finding.span.end))
        first = next(iter(areas), QRectF())
        return first.translated(0, -self.verticalScrollBar().value()).toRect()

    def reveal(self, index: int, one: OpenFinding) -> None:
        """Put the caret at the end of a mark and scroll so that it stands in the upper half of the view."""
        self.setTextCursor(self.essay.cursor_at(index, one.finding.span.end))
        area = self.area_of(index, one)
        height = self.viewport().height()
        if area.top() < 24 or area.bottom() > height - 160:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + area.top() - height // 3)
        self.viewport().update()

    # -- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        self._pressed_at = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        super().mouseReleaseEvent(event)
        if self._pressed_at is None or self.textCursor().hasSelection():
            return
        hit = self.finding_at(event.position().toPoint())
        if hit is not None and (event.position().toPoint() - self._pressed_at).manhattanLength() < 6:
            self.finding_clicked.emit(hit.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        super().mouseMoveEvent(event)
        over = not event.buttons() and self.finding_at(event.position().toPoint()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: D102
        hit = self.finding_at(event.pos())
        self.menu_requested.emit(hit.id if hit is not None else None, event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Lets the wheel turn the page beside it, too."""
        if isinstance(event, QWheelEvent) and event.type() is QEvent.Type.Wheel:
            self.wheelEvent(event)
            return True
        return super().event(event)

    # -- keys, paste and drop

    def keyPressEvent(self, e: QKeyEvent) -> None:
        """Undo and redo are the window's: it also takes decisions back."""
        if e.matches(QKeySequence.StandardKey.Undo):
            self.undo_requested.emit()
        elif e.matches(QKeySequence.StandardKey.Redo):
            self.redo_requested.emit()
        else:
            super().keyPressEvent(e)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Plain text with its no-break spaces, one paragraph a line."""
        data = QMimeData()
        text = self.textCursor().selectedText()
        data.setText(text.replace("\u2029", "\n").replace(LINE_SEPARATOR, "\n"))
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


def marked_colour() -> QColor:
    """Behind the current finding."""
    return QColor(current_theme().marked)
