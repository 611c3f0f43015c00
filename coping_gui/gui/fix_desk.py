"""Accepting: one suggestion or many become edits of the document, each time one undo step."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject

from coping_gui.essay.edit import Edit
from coping_gui.essay.finding import Category
from coping_gui.gui.essay_document import EssayDocument
from coping_gui.gui.models import FindingRow
from coping_gui.gui.review_desk import ReviewDesk
from coping_gui.gui.wording import category_name, plural
from coping_gui.review.history import Step
from coping_gui.review.manuscript import OpenFinding

Chosen = tuple[int, OpenFinding, int]
"""Index of the piece, the finding, the number of the suggestion."""


class FixDesk(QObject):
    """Every change of the essay's text by COPING is made here."""

    def __init__(self, document: EssayDocument, review: ReviewDesk) -> None:
        super().__init__(review)
        self._document, self._review = document, review

    def accept(self, finding_id: int, choice: int = 0) -> None:
        """Make one suggestion, then go on to the next finding."""
        found = self._review.locate(finding_id)
        if found is None or choice >= len(found[1].finding.suggestions):
            return
        index, one = found
        before = one.finding.span.of(self._review.pieces()[index].text)
        label = f"{before} → {one.finding.suggestions[choice]}"
        self.make_fixes([(index, one, choice)], label)
        self._review.announced.emit(self.tr("Accepted: {what}").format(what=label))
        self._review.go_on(index, one.finding.span.start)

    def make_fixes(self, chosen: Sequence[Chosen], label: str) -> None:
        """Make suggestions as one undo step."""
        if self._review.session is None or not chosen:
            return
        try:
            fixes = self._review.session.fixes(chosen)
            edits = self._review.session.prepare_fixes(chosen)
        except ValueError:
            self._review.failed.emit(self.tr("These fixes contradict each other; accept them one by one."))
            return
        before = self._document.steps()
        self._document.apply(edits)
        self._review.session.history.record(Step(label, before, self._document.steps(), fixes))
        self._review.tell_rows()
        self._review.history_changed.emit()

    def put_back(self, index: int, edit: Edit) -> None:
        """Give a place of a paragraph its original words again, as one undo step."""
        if self._review.session is None:
            return
        before = self._document.steps()
        self._document.apply({index: [edit]})
        label = self.tr("Put back: {words}").format(words=edit.text)
        self._review.session.history.record(Step(label, before, self._document.steps()))
        self._review.tell_rows()
        self._review.history_changed.emit()

    def acceptable(self, rows: Iterable[FindingRow]) -> list[Chosen]:
        """The first suggestions of these rows, those that are still open and do not contradict an earlier one."""
        wanted = {row.id for row in rows if row.finding.suggestions}
        chosen: list[Chosen] = []
        if self._review.session is None:
            return chosen
        for index, one in self._review.session.open_findings():
            if one.id not in wanted:
                continue
            text = self._review.pieces()[index].text
            edit = one.finding.edit().trimmed(text)
            last = chosen[-1] if chosen and chosen[-1][0] == index else None
            if last is None or not last[1].finding.edit().trimmed(text).conflicts(edit):
                chosen.append((index, one, 0))
        return chosen

    def step_label(self, category: Category | None, number: int) -> str:
        """What the undo of "accept all" is called."""
        if category is None:
            return plural(self.tr("{n} certain fix"), self.tr("{n} certain fixes"), number)
        one, many = self.tr("{n} {kind} fix"), self.tr("{n} {kind} fixes")
        return plural(one, many, number).replace("{kind}", category_name(category).lower())
