"""Connects the review with panel, popover, status line and keys."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QMenu

from coping_gui.essay.finding import Category
from coping_gui.gui.check_desk import CheckDesk
from coping_gui.gui.decision_desk import DecisionDesk
from coping_gui.gui.finding_popover import FindingPopover
from coping_gui.gui.fix_desk import FixDesk
from coping_gui.gui.models import ExportCounts, FindingRow
from coping_gui.gui.review_desk import ReviewDesk
from coping_gui.gui.review_panel import ReviewState
from coping_gui.gui.window_parts import Parts
from coping_gui.gui.wording import plural
from coping_gui.review.decisions import Scope


@dataclass(frozen=True, slots=True, eq=False)
class Desks:
    """The three desks of the review."""

    review: ReviewDesk
    fixes: FixDesk
    decisions: DecisionDesk


class ReviewWiring(QObject):
    """Shows what the desk tells; turns wishes into calls of the desk."""

    text_wanted = Signal()
    """The focus belongs into the text now."""

    def __init__(self, parts: Parts, desks: Desks, popover: FindingPopover, checks: CheckDesk) -> None:
        super().__init__(parts.owner)
        self._parts, self._popover, self._checks = parts, popover, checks
        self._desk, self._fixes, self._decisions = desks.review, desks.fixes, desks.decisions
        self._history: tuple[bool, bool, str] | None = None
        self._state: tuple[ReviewState, int] | None = None
        self._awaited = self._engines_known = False
        self._wire_panel()
        self._wire_desk()
        self._wire_keys()

    def _wire_panel(self) -> None:
        panel, desk, decisions = self._parts.side.review, self._desk, self._decisions
        panel.finding_activated.connect(desk.go_to)
        panel.text_requested.connect(self.text_wanted)
        panel.next_requested.connect(lambda: desk.go(True))
        panel.previous_requested.connect(lambda: desk.go(False))
        panel.filter_changed.connect(self._filter)
        for source in (panel, self._popover):
            source.accept_requested.connect(self._fixes.accept)
            source.ignore_requested.connect(decisions.ignore)
            source.ignore_everywhere_requested.connect(decisions.ignore_everywhere)
            source.ignore_rule_requested.connect(decisions.ignore_rule)
            source.add_to_dictionary_requested.connect(decisions.add_to_dictionary)

    def _wire_desk(self) -> None:
        desk, parts = self._desk, self._parts
        desk.rows_changed.connect(self._show_rows)
        desk.current_changed.connect(parts.side.review.set_current)
        desk.history_changed.connect(self._show_history)
        desk.announced.connect(self.announce)
        desk.opened.connect(self._await_check)
        parts.notices.shown.connect(desk.announced)
        desk.failed.connect(parts.say_problem)
        self._checks.checked.connect(self._show_checked)
        self._checks.engines_ready.connect(self._engines_found)
        parts.view.finding_clicked.connect(self._clicked)
        parts.view.menu_requested.connect(self._context_menu)
        parts.view.undo_requested.connect(self._decisions.undo)
        parts.view.redo_requested.connect(self._decisions.redo)

    def _wire_keys(self) -> None:
        actions, desk, decisions = self._parts.actions, self._desk, self._decisions
        actions.connect("undo", decisions.undo)
        actions.connect("redo", decisions.redo)
        actions.connect("next", lambda: desk.go(True))
        actions.connect("previous", lambda: desk.go(False))
        actions.connect("suggestions", self.show_suggestions)
        actions.connect("accept", lambda: self._with_current(self._fixes.accept))
        actions.connect("ignore", lambda: self._with_current(decisions.ignore))
        actions.connect("ignore_everywhere", lambda: self._with_current(decisions.ignore_everywhere))
        actions.connect("ignore_rule", lambda: self._with_current(lambda n: decisions.ignore(n, Scope.RULE)))
        actions.connect("learn", lambda: self._with_current(decisions.add_to_dictionary))
        actions.connect("check", self._check_again)

    # -- showing

    def _show_rows(self, rows: Sequence[FindingRow]) -> None:
        self._parts.side.review.set_rows(rows)
        if self._popover.isVisible() and self._popover.row is not None:
            shown = self._popover.row.id
            if all(row.id != shown for row in rows):
                self._popover.close_popover()
        self._show_counts()

    def _check_again(self) -> None:
        self._await_check()
        self._checks.service.check_again()

    def _engines_found(self, _names: object) -> None:
        self._engines_known = True

    def _await_check(self) -> None:
        """The end of a whole check is announced, once; that of what was just typed would only disturb."""
        self._awaited = True

    def _show_checked(self) -> None:
        self._show_counts()
        session = self._desk.session
        if self._awaited and self._engines_known and session is not None and session.words():
            self._awaited = False
            one, many = self.tr("{n} open finding"), self.tr("{n} open findings")
            number = plural(one, many, session.counts()[2])
            self._desk.announced.emit(self.tr("All text checked: {number}.").format(number=number))

    def _show_counts(self) -> None:
        session = self._desk.session
        if session is None or (len(session.pieces) == 1 and not session.pieces[0].text):
            self._parts.status.set_counts(None, 0)
            self._show_state(ReviewState.NO_ESSAY, 0)
            return
        accepted, ignored, open_now = session.counts()
        self._parts.side.export.set_counts(ExportCounts(accepted, ignored, open_now))
        self._parts.status.set_counts(session.words(), open_now)
        state = ReviewState.CHECKED if self._checks.service.idle() else ReviewState.CHECKING
        self._show_state(state, ignored)

    def _show_state(self, state: ReviewState, ignored: int) -> None:
        if (state, ignored) != self._state:
            self._state = (state, ignored)
            self._parts.side.review.set_state(state, ignored)

    def _show_history(self) -> None:
        actions = self._parts.actions
        label = self._desk.session.history.label() if self._desk.session is not None else ""
        state = (self._decisions.can_undo(), self._decisions.can_redo(), label)
        if state == self._history:
            return
        self._history = state
        actions["undo"].setEnabled(state[0])
        actions["redo"].setEnabled(state[1])
        actions["undo"].setToolTip(
            self.tr("Undo: {what} (Ctrl+Z)").format(what=label) if label else self.tr("Undo (Ctrl+Z)")
        )

    def announce(self, text: str) -> None:
        """Have a screen reader say it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._parts.view, text))

    # -- current finding

    def show_suggestions(self) -> None:
        """Open the popover at the current finding, or at the next one."""
        if self._desk.current() is None:
            self._desk.go(True)
        current = self._desk.current()
        if current is not None:
            self._open_popover(current[1].id)

    def _clicked(self, finding_id: int) -> None:
        self._desk.set_current(finding_id)
        self._open_popover(finding_id)

    def _open_popover(self, finding_id: int) -> None:
        found = self._desk.locate(finding_id)
        row = next((row for row in self._desk.rows() if row.id == finding_id), None)
        if found is None or row is None:
            return
        view, window = self._parts.view, self._parts.window
        area = view.area_of(*found)
        area.moveTopLeft(view.viewport().mapTo(window, area.topLeft()))
        self._popover.show_finding(row, area)

    def _with_current(self, act: Callable[[int], None]) -> None:
        current = self._desk.current()
        if current is not None:
            act(current[1].id)
        else:
            self._desk.go(True)

    def _filter(self, shown: frozenset[Category]) -> None:
        self._desk.shown = shown

    def _context_menu(self, finding_id: int | None, place: QPoint) -> None:
        menu = self.context_menu(finding_id)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def context_menu(self, finding_id: int | None) -> QMenu:
        """The suggestions and refusals of a finding, first; then what every text field has."""
        menu = QMenu(self._parts.window)
        menu.setObjectName("context_menu")
        found = self._desk.locate(finding_id)
        if found is not None and finding_id is not None:
            self._desk.set_current(finding_id)
            for number, suggestion in enumerate(found[1].finding.suggestions[:5]):
                text = suggestion.replace("&", "&&") or self.tr("Remove")
                menu.addAction(text, lambda n=number: self._fixes.accept(finding_id, n))
            menu.addSeparator()
            menu.addAction(self.tr("Ignore"), lambda: self._decisions.ignore(finding_id))
            menu.addAction(self.tr("Ignore everywhere"), lambda: self._decisions.ignore_everywhere(finding_id))
            menu.addAction(self.tr("Switch this rule off"), lambda: self._decisions.ignore(finding_id, Scope.RULE))
            if found[1].finding.category is Category.SPELLING:
                menu.addAction(self.tr("Add to dictionary"), lambda: self._decisions.add_to_dictionary(finding_id))
            menu.addSeparator()
        view = self._parts.view
        for text, act in ((self.tr("Cut"), view.cut), (self.tr("Copy"), view.copy), (self.tr("Paste"), view.paste)):
            menu.addAction(text, act)
        menu.addAction(self.tr("Select all"), view.selectAll)
        return menu
