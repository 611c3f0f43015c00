"""The essay with its marks, painted over the visible lines only; says what was clicked."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QTextBlock
from PySide6.QtWidgets import QWidget

from coping_gui.gui.essay_document import EssayDocument
from coping_gui.gui.mark_painter import MarkPainter, mark_areas
from coping_gui.gui.page_labels import paint_label, paint_notes
from coping_gui.gui.page_tables import table_of
from coping_gui.gui.page_view import PageView
from coping_gui.gui.underlines import Offsets
from coping_gui.review.manuscript import OpenFinding, Piece


class EssayView(PageView):
    """Shows and edits the essay; says what was clicked and dropped, decides nothing."""

    finding_clicked = Signal(int)
    """Id of the mark under a click."""
    menu_requested = Signal(object, QPoint)
    """Id of the mark (or None) and the global place of a context menu."""

    def __init__(self, essay: EssayDocument, parent: QWidget | None = None) -> None:
        super().__init__(essay.document, parent)
        self.setObjectName("essay_view")
        self.setAccessibleName(self.tr("Essay"))
        self.essay = essay
        self.pieces: Callable[[], Sequence[Piece]] = tuple
        self._current: int | None = None
        self._pressed_at: QPoint | None = None
        self._painter = MarkPainter()
        self.viewport().setMouseTracking(True)

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
        if table := table_of(first):  # the cells of a row stand beside each other
            first = table.firstCursorPosition().block()
        while first.previous().isValid() and layout.blockBoundingRect(first).top() > top:
            first = first.previous()
        last, bottom = first, area.bottom() + self.verticalScrollBar().value()
        while last.next().isValid() and layout.blockBoundingRect(last.next()).top() <= bottom:
            last = last.next()
            if table := table_of(last):
                last = table.lastCursorPosition().block()
        return range(first.blockNumber(), last.blockNumber() + 1)

    def visible_pieces(self) -> Sequence[Piece]:
        """The pieces that the author sees."""
        shown = self.visible_range()
        return self.pieces()[shown.start : shown.stop]

    def paintEvent(self, e: QPaintEvent) -> None:  # noqa: D102
        super().paintEvent(e)
        painter = QPainter(self.viewport())
        painter.setClipRect(e.rect())
        painter.translate(0, -self.verticalScrollBar().value())
        area = QRectF(e.rect()).translated(0, self.verticalScrollBar().value())
        notes: int | None = None
        for block, piece in self._blocks(e.rect()):
            paint_label(painter, block, piece.paragraph, self.font())
            if piece.paragraph.note_marks:
                notes = self._notes_before(block.blockNumber()) if notes is None else notes
                paint_notes(painter, block, piece.paragraph, notes + 1, self.font())
                notes += len(piece.paragraph.note_marks)
            if not block.layout().preeditAreaText():
                self._painter.paint(painter, block, piece, area, self._current)
        painter.end()

    def _notes_before(self, index: int) -> int:
        """How many notes are anchored before this block."""
        return sum(len(piece.paragraph.note_marks) for piece in self.pieces()[:index])

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
