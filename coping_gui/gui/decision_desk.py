"""Refusing and taking back: decisions beside the text, and one undo and redo for decisions and text together."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument

from coping_gui.errors import CopingError
from coping_gui.essay.finding import Category, Finding
from coping_gui.gui.essay_document import EssayDocument
from coping_gui.gui.review_desk import ReviewDesk
from coping_gui.review.decisions import Decision, Scope
from coping_gui.review.history import Step
from coping_gui.review.manuscript import Piece


class DecisionDesk(QObject):
    """Makes decisions, which the session and its file remember, and undoes steps of either kind in their order."""

    def __init__(self, document: EssayDocument, review: ReviewDesk) -> None:
        super().__init__(review)
        self._document, self._review = document, review

    def ignore(self, finding_id: int, scope: Scope = Scope.HERE) -> None:
        """Refuse a finding here, everywhere, or with all of its rule; then go on."""
        found = self._review.locate(finding_id)
        if found is None or self._review.session is None:
            return
        decision = Decision.about(found[1].finding, self._review.pieces()[found[0]].text, scope)
        self._decide(Step(self._ignore_label(found[1].finding, scope), *self._now(), decisions=(decision,)))
        self._review.go_on(found[0], found[1].finding.span.start)

    def ignore_everywhere(self, finding_id: int) -> None:
        """Refuse a finding wherever its rule marks the same words."""
        self.ignore(finding_id, Scope.EVERYWHERE)

    def ignore_rule(self, rule: str) -> None:
        """Refuse all that a rule finds."""
        row = next((row for row in self._review.rows() if row.finding.rule == rule), None)
        if row is not None:
            self.ignore(row.id, Scope.RULE)

    def add_to_dictionary(self, finding_id: int) -> None:
        """Teach the marked word; then go on."""
        found = self._review.locate(finding_id)
        if found is None:
            return
        word = found[1].finding.span.of(self._review.pieces()[found[0]].text)
        label = self.tr("“{word}” added to the dictionary").format(word=word)
        self._decide(Step(label, *self._now(), words=(word,)))
        self._review.go_on(found[0], found[1].finding.span.start)

    def reconsider(self, findings: Sequence[tuple[Piece, Finding]]) -> None:
        """Open findings again that a refusal or the dictionary hides."""
        if self._review.session is None:
            return
        refused = [Decision.about(f, p.text, s) for p, f in findings for s in Scope]
        self._review.session.reconsider(*(d for d in refused if d in self._review.session.decisions))
        for word in {f.span.of(p.text) for p, f in findings if f.category is Category.SPELLING}:
            if word in self._review.session.dictionary:
                self._review.session.dictionary.remove(word)
        self._review.session.refresh_all()
        self._review.tell_rows()

    def _ignore_label(self, finding: Finding, scope: Scope) -> str:
        if scope is Scope.RULE:
            return self.tr("Rule ignored: {rule}").format(rule=finding.message)
        return self.tr("Finding ignored")

    def _now(self) -> tuple[int, int]:
        return self._document.steps(), self._document.steps()

    def _decide(self, step: Step) -> None:
        assert self._review.session is not None
        self._document.document.clearUndoRedoStacks(QTextDocument.Stacks.RedoStack)
        self._review.session.history.record(step)
        self._carry_out(step, again=True)

    def _carry_out(self, step: Step, again: bool) -> None:
        assert self._review.session is not None
        dictionary = self._review.session.dictionary
        try:
            for word in step.words:
                (dictionary.add if again else dictionary.remove)(word)
            (self._review.session.decide if again else self._review.session.reconsider)(*step.decisions)
        except CopingError as error:
            self._review.failed.emit(str(error))
        self._review.tell_rows()
        self._review.history_changed.emit()

    # -- undo and redo

    def undo(self) -> None:
        """Take back the last change or decision."""
        if self._review.session is None:
            return
        label = self._review.session.history.label()
        step = self._review.session.history.decision_to_undo(self._document.steps())
        if step is not None:
            self._carry_out(step, again=False)
        else:
            self._document.undo()
            self._review.session.history.text_moved(self._document.steps())
            self._moved_by_history()
        self._review.announced.emit(self.tr("Undone: {what}").format(what=label) if label else self.tr("Undone"))

    def redo(self) -> None:
        """Make the last undone change or decision again."""
        if self._review.session is None:
            return
        step = self._review.session.history.decision_to_redo(self._document.steps())
        if step is not None:
            self._carry_out(step, again=True)
        else:
            self._document.redo()
            self._review.session.history.text_moved(self._document.steps())
            self._moved_by_history()
        self._review.announced.emit(self.tr("Redone"))

    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        done = self._review.session.history.done if self._review.session is not None else []
        return self._document.document.isUndoAvailable() or bool(done and done[-1].beside_text)

    def can_redo(self) -> bool:
        """Whether there is something to make again."""
        undone = self._review.session.history.undone if self._review.session is not None else []
        return self._document.document.isRedoAvailable() or bool(undone and undone[-1].beside_text)

    def _moved_by_history(self) -> None:
        self._review.tell_rows()
        self._review.history_changed.emit()
