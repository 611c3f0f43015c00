"""Accepting many: all that is certain, all of a kind, all of a section; always seen first, always one undo step."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from coping_gui.essay.finding import Category
from coping_gui.gui.dialog_opener import DialogOpener
from coping_gui.gui.models import Change, FindingRow, in_accept_all
from coping_gui.gui.outline_wiring import OutlineWiring
from coping_gui.gui.review_dialogs import AcceptAllDialog
from coping_gui.gui.review_wiring import Desks
from coping_gui.gui.window_parts import Parts
from coping_gui.gui.wording import plural

LabelOf = Callable[[int], str]
"""What the step is called, from the number of its fixes."""


class AcceptDesk(QObject):
    """Shows what would be accepted, and accepts it when the author confirms."""

    def __init__(self, parts: Parts, desks: Desks, outline: OutlineWiring, dialogs: DialogOpener) -> None:
        super().__init__(parts.owner)
        self._parts, self._outline, self._dialogs = parts, outline, dialogs
        self._review, self._fixes = desks.review, desks.fixes
        actions = parts.actions
        actions.connect("accept_all", self._accept_kind_of_current)
        actions.connect("accept_safe", lambda: self.accept_all(None))
        actions.connect("accept_section", self.accept_section)
        parts.side.review.accept_all_requested.connect(self.accept_all)
        parts.side.review.accept_section_requested.connect(self.accept_section)
        parts.outline.accept_section_requested.connect(self.accept_section)

    def accept_all(self, category: Category | None) -> None:
        """Offer all certain and very likely fixes of a category; None: the certain ones of every category."""
        rows = [row for row in self._review.rows() if in_accept_all(row, category)]
        self._offer(rows, lambda number: self._fixes.step_label(category, number))

    def accept_section(self, section: int | None = None) -> None:
        """Offer all certain and very likely fixes of a section; None: of the one in which the caret stands."""
        essay = self._outline.outline()
        number = self._outline.section_at_caret() if section is None else section
        if essay is None or number is None or number >= len(essay.sections):
            self._parts.say(self.tr("The sections are not known yet; try again in a moment."), key="accept section")
            return
        place = essay.sections[number]
        inside = range(place.start, place.end)
        rows = [r for r in self._review.rows() if r.paragraph in inside and in_accept_all(r, r.finding.category)]
        one, many = self.tr("{n} fix in “{section}”"), self.tr("{n} fixes in “{section}”")
        self._offer(rows, lambda count: plural(one, many, count).replace("{section}", place.name))

    def _accept_kind_of_current(self) -> None:
        current = self._review.current()
        if current is not None:
            self.accept_all(current[1].finding.category)
        elif self._review.rows():
            self.accept_all(self._review.rows()[0].finding.category)

    def _offer(self, rows: Sequence[FindingRow], label_of: LabelOf) -> None:
        chosen = self._fixes.acceptable(rows)
        if not chosen:
            text = self.tr("There is nothing here that is certain enough to accept all at once.")
            self._parts.say(text, key="accept all")
            return
        pieces = self._review.pieces()
        changes = [
            Change(o.finding.span.of(pieces[i].text), o.finding.suggestions[n], o.finding.message, o.finding.category)
            for i, o, n in chosen
        ]
        dialog = AcceptAllDialog(changes, label_of(len(chosen)), self._dialogs.window)
        ids = [o.id for _, o, _ in chosen]
        self._dialogs.open(dialog, lambda: self._make({ids[n] for n in dialog.wanted()}, label_of))

    def _make(self, ids: set[int], label_of: LabelOf) -> None:
        chosen = self._fixes.acceptable([row for row in self._review.rows() if row.id in ids])
        self._fixes.make_fixes(chosen, label_of(len(chosen)))
        self._review.announced.emit(self.tr("Accepted: {what}").format(what=label_of(len(chosen))))
