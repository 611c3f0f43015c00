"""The session under review, what of it is open, and where the author is in it."""

import time
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from coping_gui.essay.finding import Category
from coping_gui.gui.check_service import CheckService
from coping_gui.gui.essay_document import EssayDocument
from coping_gui.gui.essay_view import EssayView
from coping_gui.gui.models import FindingRow
from coping_gui.gui.wording import category_name
from coping_gui.review.manuscript import OpenFinding, Piece
from coping_gui.review.session import Session

ROWS_MS = 40
"""Least time between two updates of the list."""
TYPING_MS = 250
"""How long the list waits for the author to pause; what is painted on the page never waits."""
_SHARE = 15
"""An update that took a while is not repeated before this many times as long."""
ALL = frozenset(Category)


_Known = tuple[tuple[OpenFinding, ...], int, str, tuple[FindingRow, ...]]
"""What the rows of a piece were made of, and the rows."""


class ReviewDesk(QObject):
    """Holds session and current finding, and tells what changed; changes no text."""

    opened = Signal()
    """Another essay is under review now."""
    rows_changed = Signal(object)
    """The open findings as FindingRow, in the order of the text; when the author pauses, and not too often."""
    current_changed = Signal(object)
    """Id of the current finding, or None."""
    history_changed = Signal()
    announced = Signal(str)
    """One sentence for a screen reader."""
    failed = Signal(str)
    """One sentence for the author."""

    def __init__(self, document: EssayDocument, view: EssayView, service: CheckService, parent: QObject) -> None:
        super().__init__(parent)
        self.session: Session | None = None
        self.shown: frozenset[Category] = ALL
        """The categories that next and previous go through."""
        self.section_name: dict[int, str] = {}
        self._document, self._view, self._service = document, view, service
        self._current: int | None = None
        self._rows: tuple[FindingRow, ...] = ()
        self._known: dict[Piece, _Known] = {}
        self._pause = ROWS_MS
        self._rows_timer = QTimer(self, singleShot=True, interval=ROWS_MS)
        self._rows_timer.timeout.connect(self.tell_rows)
        document.edited.connect(self._text_edited)
        service.findings_changed.connect(self._findings_changed)
        view.pieces = self.pieces
        service.visible = view.visible_pieces

    # -- the session

    def open(self, session: Session) -> None:
        """Show and check another essay."""
        self.session = None
        self._document.load(session.manuscript)
        self.session = session
        self.opened.emit()
        self.set_current(None)
        self._view.setTextCursor(self._document.cursor_at(0, 0))
        self._view.refit()
        self._service.check(session)
        self.tell_rows()
        self.history_changed.emit()

    def pieces(self) -> Sequence[Piece]:
        """The paragraphs shown."""
        return self.session.pieces if self.session is not None else ()

    def rows(self) -> tuple[FindingRow, ...]:
        """The open findings as they were told last."""
        return self._rows

    def tell_rows(self) -> None:
        """Tell the open findings now."""
        self._rows_timer.stop()
        begin = time.perf_counter()
        known, self._known = self._known, {}
        rows: list[FindingRow] = []
        for index, piece in enumerate(self.pieces()):
            if piece.open:
                rows += self._rows_of(index, piece, known)
        self._rows = tuple(rows)
        self.rows_changed.emit(self._rows)
        self._pause = max(ROWS_MS, min(_SHARE * TYPING_MS, round(_SHARE * 1000 * (time.perf_counter() - begin))))
        if self._current is not None and all(row.id != self._current for row in self._rows):
            self.set_current(None)

    def _rows_of(self, index: int, piece: Piece, known: Mapping[Piece, _Known]) -> tuple[FindingRow, ...]:
        """The rows of one piece; made anew only when something about it changed."""
        section = self.section_name.get(index, "")
        last = known.get(piece)
        if last is None or last[0] is not piece.open or last[1] != index or last[2] != section:
            text = piece.text
            rows = tuple(FindingRow(o.id, index, o.finding, o.finding.span.of(text), section) for o in piece.open)
            last = (piece.open, index, section, rows)
        self._known[piece] = last
        return last[3]

    # -- going

    def set_current(self, finding_id: int | None) -> None:
        """Make a finding the current one, without moving anything."""
        self._current = finding_id
        self._view.set_current(finding_id)
        self.current_changed.emit(finding_id)

    def current(self) -> tuple[int, OpenFinding] | None:
        """The current finding and the index of its piece, while it is open."""
        return self.locate(self._current)

    def locate(self, finding_id: int | None) -> tuple[int, OpenFinding] | None:
        """Where an open finding is."""
        return None if finding_id is None or self.session is None else self.session.locate(finding_id)

    def go_to(self, finding_id: int) -> None:
        """Make a finding the current one and scroll to it."""
        found = self.locate(finding_id)
        if found is None:
            return
        self.set_current(finding_id)
        self._view.reveal(*found)
        self.announced.emit(self._spoken(*found))

    def go(self, forward: bool) -> None:
        """Go to the next or previous finding of the shown categories, from the caret on."""
        if self.session is None:
            return
        found = self._neighbour(forward)
        if found is None:
            self.set_current(None)
            self.announced.emit(self.tr("Nothing is open."))
        else:
            self.go_to(found[1].id)

    def go_on(self, index: int, place: int) -> None:
        """Go to the first finding at or after a place of the text; with none left, put the caret there."""
        following = self.session.next_from(index, place, self.shown) if self.session is not None else None
        if following is not None:
            self.go_to(following[1].id)
        else:
            self.set_current(None)
            self._view.setTextCursor(self._document.cursor_at(index, place))

    def _neighbour(self, forward: bool) -> tuple[int, OpenFinding] | None:
        assert self.session is not None
        current = self.current()
        index, place = self._document.place_of(self._view.textCursor().position())
        if current is not None and (current[0], current[1].finding.span.end) == (index, place):
            place = current[1].finding.span.start + (1 if forward else 0)
        step = self.session.next_from if forward else self.session.previous_from
        return step(index, place, self.shown)

    def _spoken(self, index: int, one: OpenFinding) -> str:
        row = FindingRow(one.id, index, one.finding, one.finding.span.of(self.pieces()[index].text))
        after = self.tr("change to {after}").format(after=row.after) if row.after else ""
        parts = [category_name(one.finding.category), row.before, after, one.finding.message]
        return ", ".join(part for part in parts if part)

    # -- following

    def _text_edited(self, pieces: list[Piece]) -> None:
        if self.session is None:
            return
        if not self._document.changing_by_history:
            self.session.history.typed()
        for piece in pieces:
            if self.session.answered(piece):
                self.session.refresh(piece)
        self._service.edited(pieces)
        self._rows_timer.start(max(TYPING_MS, self._pause))
        self.history_changed.emit()

    def _findings_changed(self, pieces: list[Piece]) -> None:
        if pieces:
            if not set(pieces).isdisjoint(self._view.visible_pieces()):
                self._view.viewport().update()
            if not self._rows_timer.isActive():
                self._rows_timer.start(self._pause)
