"""Refusing and taking back: decisions beside the text, and one undo and redo for decisions and text together."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument

from coping_gui.errors import CopingError
from coping_gui.essay.essay import Essay
from coping_gui.essay.finding import Finding
from coping_gui.essay.hint import Hint
from coping_gui.gui.essay_document import EssayDocument
from coping_gui.gui.review_desk import ReviewDesk
from coping_gui.review.decisions import Decision, Scope
from coping_gui.review.exchange import Choices
from coping_gui.review.history import Step


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
        self._review.announced.emit(self._review.session.history.label())
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
        self._review.announced.emit(label)
        self._review.go_on(found[0], found[1].finding.span.start)

    def take_back(self, choices: Choices) -> None:
        """Take refusals and taught words back, as one undo step: what they hid is open again."""
        step = self._step(self.tr("Shown again"), choices, taken_back=True)
        if self._review.session is not None and (choices.decisions or choices.words):
            self._decide(step)

    def take_over(self, choices: Choices) -> Choices:
        """Make decisions that come from elsewhere, as one undo step; gives those that were new."""
        session = self._review.session
        if session is None:
            return Choices()
        new = Choices(
            tuple(d for d in choices.decisions if d not in session.decisions),
            tuple(w for w in choices.words if w not in session.dictionary),
        )
        if new.decisions or new.words:
            self._decide(self._step(self.tr("Decisions imported"), new))
        return new

    def dismiss(self, hint: Hint, essay: Essay) -> None:
        """Hide a structural hint of `essay`; undo shows it again."""
        if self._review.session is not None:
            choices = Choices((Decision.about_hint(hint, essay),))
            self._decide(self._step(self.tr("Hint hidden"), choices))

    def _step(self, label: str, choices: Choices, *, taken_back: bool = False) -> Step:
        return Step(label, *self._now(), decisions=choices.decisions, words=choices.words, taken_back=taken_back)

    def _ignore_label(self, finding: Finding, scope: Scope) -> str:
        if scope is Scope.RULE:
            return self.tr("Rule ignored: {rule}").format(rule=finding.message)
        if scope is Scope.EVERYWHERE:
            return self.tr("Ignored everywhere")
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
        session, made = self._review.session, again != step.taken_back
        if step.words:
            self._try(session.dictionary.add if made else session.dictionary.remove, step.words)
        self._try(session.decide if made else session.reconsider, step.decisions)
        self._review.tell_rows()
        self._review.history_changed.emit()

    def _try(self, act: Callable[..., None], what: Sequence[object]) -> None:
        """A choice holds in this session even where its file cannot be written; the author is told."""
        try:
            act(*what)
        except CopingError as error:
            self._review.failed.emit(str(error))

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
