"""Reviewing: from the author's wishes (keys, panel, popover) to the session, and from the session to what is shown."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextDocument

from coping_gui.errors import CopingError
from coping_gui.essay.finding import Category, Finding
from coping_gui.gui.check_service import CheckService
from coping_gui.gui.essay_document import EssayDocument
from coping_gui.gui.essay_view import EssayView
from coping_gui.gui.models import FindingRow
from coping_gui.gui.wording import category_name, plural
from coping_gui.review.decisions import Decision, Scope
from coping_gui.review.history import Step
from coping_gui.review.manuscript import OpenFinding, Piece
from coping_gui.review.session import Session

ROWS_MS = 40
ALL = frozenset(Category)

Chosen = tuple[int, OpenFinding, int]
"""Index of the piece, the finding, the number of the suggestion."""


class ReviewDesk(QObject):
    """Holds the session under review and the current finding; every change of the essay's text by COPING is made here."""

    opened = Signal()
    """Another essay is under review now."""
    rows_changed = Signal(object)
    """The open findings as FindingRow, in the order of the text; at most every ROWS_MS."""
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
        found = self.session.open_findings() if self.session is not None else ()
        pieces = self.pieces()
        self._rows = tuple(
            FindingRow(o.id, i, o.finding, o.finding.span.of(pieces[i].text), self.section_name.get(i, ""))
            for i, o in found
        )
        self.rows_changed.emit(self._rows)
        if self._current is not None and all(row.id != self._current for row in self._rows):
            self.set_current(None)

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

    # -- fixes

    def accept(self, finding_id: int, choice: int = 0) -> None:
        """Make one suggestion, then go on to the next finding."""
        found = self.locate(finding_id)
        if found is None or choice >= len(found[1].finding.suggestions):
            return
        index, one = found
        before = one.finding.span.of(self.pieces()[index].text)
        self.make_fixes([(index, one, choice)], f"{before} → {one.finding.suggestions[choice]}")
        assert self.session is not None
        following = self.session.next_from(index, one.finding.span.start, self.shown)
        if following is None:
            self.set_current(None)
            self._view.setTextCursor(self._document.cursor_at(index, one.finding.span.start))
        else:
            self.go_to(following[1].id)

    def make_fixes(self, chosen: Sequence[Chosen], label: str) -> None:
        """Make suggestions as one undo step."""
        if self.session is None or not chosen:
            return
        try:
            fixes = self.session.fixes(chosen)
            edits = self.session.prepare_fixes(chosen)
        except ValueError:
            self.failed.emit(self.tr("These fixes contradict each other; accept them one by one."))
            return
        before = self._document.steps()
        self._document.apply(edits)
        self.session.history.record(Step(label, before, self._document.steps(), fixes))
        self.tell_rows()
        self.history_changed.emit()

    def acceptable(self, rows: Iterable[FindingRow]) -> list[Chosen]:
        """The first suggestions of these rows, those that are still open and do not contradict an earlier one."""
        wanted = {row.id for row in rows if row.finding.suggestions}
        chosen: list[Chosen] = []
        if self.session is None:
            return chosen
        for index, one in self.session.open_findings():
            if one.id not in wanted:
                continue
            text = self.pieces()[index].text
            edit = one.finding.edit().trimmed(text)
            last = chosen[-1] if chosen and chosen[-1][0] == index else None
            if last is None or not last[1].finding.edit().trimmed(text).conflicts(edit):
                chosen.append((index, one, 0))
        return chosen

    # -- decisions

    def ignore(self, finding_id: int, scope: Scope) -> None:
        """Refuse a finding here, everywhere, or with all of its rule; then go on."""
        found = self.locate(finding_id)
        if found is None or self.session is None:
            return
        decision = Decision.about(found[1].finding, self.pieces()[found[0]].text, scope)
        self._decide(Step(self._ignore_label(found[1].finding, scope), *self._now(), decisions=(decision,)))
        self._go_on(*found)

    def ignore_rule(self, rule: str) -> None:
        """Refuse all that a rule finds."""
        row = next((row for row in self._rows if row.finding.rule == rule), None)
        if row is not None:
            self.ignore(row.id, Scope.RULE)

    def add_to_dictionary(self, finding_id: int) -> None:
        """Teach the marked word; then go on."""
        found = self.locate(finding_id)
        if found is None:
            return
        word = found[1].finding.span.of(self.pieces()[found[0]].text)
        label = self.tr("“{word}” added to the dictionary").format(word=word)
        self._decide(Step(label, *self._now(), words=(word,)))
        self._go_on(*found)

    def reconsider(self, findings: Sequence[tuple[Piece, Finding]]) -> None:
        """Open findings again that a refusal or the dictionary hides, as one undo step."""
        if self.session is None:
            return
        refused = [Decision.about(f, p.text, s) for p, f in findings for s in Scope]
        self.session.reconsider(*(d for d in refused if d in self.session.decisions))
        for word in {f.span.of(p.text) for p, f in findings if f.category is Category.SPELLING}:
            if word in self.session.dictionary:
                self.session.dictionary.remove(word)
        self.session.refresh_all()
        self.tell_rows()

    def _ignore_label(self, finding: Finding, scope: Scope) -> str:
        if scope is Scope.RULE:
            return self.tr("Rule ignored: {rule}").format(rule=finding.message)
        return self.tr("Finding ignored")

    def _now(self) -> tuple[int, int]:
        return self._document.steps(), self._document.steps()

    def _decide(self, step: Step) -> None:
        assert self.session is not None
        self._document.document.clearUndoRedoStacks(QTextDocument.Stacks.RedoStack)
        self.session.history.record(step)
        self._carry_out(step, again=True)

    def _carry_out(self, step: Step, again: bool) -> None:
        assert self.session is not None
        dictionary = self.session.dictionary
        try:
            for word in step.words:
                (dictionary.add if again else dictionary.remove)(word)
            (self.session.decide if again else self.session.reconsider)(*step.decisions)
        except CopingError as error:
            self.failed.emit(str(error))
        self.tell_rows()
        self.history_changed.emit()

    def _go_on(self, index: int, one: OpenFinding) -> None:
        assert self.session is not None
        following = self.session.next_from(index, one.finding.span.start, self.shown)
        if following is not None:
            self.go_to(following[1].id)
        else:
            self.set_current(None)

    # -- undo and redo

    def undo(self) -> None:
        """Take back the last change or decision."""
        if self.session is None:
            return
        label = self.session.history.label()
        step = self.session.history.decision_to_undo(self._document.steps())
        if step is not None:
            self._carry_out(step, again=False)
        else:
            self._document.undo()
            self.session.history.text_moved(self._document.steps())
            self._moved_by_history()
        self.announced.emit(self.tr("Undone: {what}").format(what=label) if label else self.tr("Undone"))

    def redo(self) -> None:
        """Make the last undone change or decision again."""
        if self.session is None:
            return
        step = self.session.history.decision_to_redo(self._document.steps())
        if step is not None:
            self._carry_out(step, again=True)
        else:
            self._document.redo()
            self.session.history.text_moved(self._document.steps())
            self._moved_by_history()
        self.announced.emit(self.tr("Redone"))

    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        done = self.session.history.done if self.session is not None else []
        return self._document.document.isUndoAvailable() or bool(done and done[-1].beside_text)

    def can_redo(self) -> bool:
        """Whether there is something to make again."""
        undone = self.session.history.undone if self.session is not None else []
        return self._document.document.isRedoAvailable() or bool(undone and undone[-1].beside_text)

    def _moved_by_history(self) -> None:
        self.tell_rows()
        self.history_changed.emit()

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
        self._rows_timer.start()
        self.history_changed.emit()

    def _findings_changed(self, pieces: list[Piece]) -> None:
        if pieces:
            self._view.viewport().update()
            if not self._rows_timer.isActive():
                self._rows_timer.start()

    def step_label(self, category: Category | None, number: int) -> str:
        """What the undo of "accept all" is called."""
        if category is None:
            return plural(self.tr("{n} certain fix"), self.tr("{n} certain fixes"), number)
        one, many = self.tr("{n} {kind} fix"), self.tr("{n} {kind} fixes")
        return plural(one, many, number).replace("{kind}", category_name(category).lower())
