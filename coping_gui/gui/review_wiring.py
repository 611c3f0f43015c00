"""Connects the review desk with panel, popover, outline, status line and keys."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QMenu

from coping_gui.essay.essay import Essay
from coping_gui.essay.finding import Category
from coping_gui.essay.hint import Hint
from coping_gui.gui.check_desk import CheckDesk
from coping_gui.gui.finding_popover import FindingPopover
from coping_gui.gui.local_checks import Outline
from coping_gui.gui.models import ExportCounts, FindingRow, SectionRow
from coping_gui.gui.review_desk import ReviewDesk
from coping_gui.gui.review_panel import ReviewState
from coping_gui.gui.window_parts import Parts
from coping_gui.review.decisions import Decision, Scope


class ReviewWiring(QObject):
    """Shows what the desk tells; turns wishes into calls of the desk."""

    text_wanted = Signal()
    """The focus belongs into the text now."""

    def __init__(self, parts: Parts, desk: ReviewDesk, popover: FindingPopover, checks: CheckDesk) -> None:
        super().__init__(parts.owner)
        self._parts, self._desk, self._popover, self._checks = parts, desk, popover, checks
        self._essay: Essay | None = None
        self._hints: tuple[Hint, ...] = ()
        self._good: Mapping[int, tuple[str, ...]] = {}
        self._section_words: list[int] = []
        self._wire_panel()
        self._wire_desk()
        self._wire_keys()
        self._wire_outline()

    def _wire_panel(self) -> None:
        panel, desk = self._parts.side.review, self._desk
        panel.finding_activated.connect(desk.go_to)
        panel.text_requested.connect(self.text_wanted)
        panel.next_requested.connect(lambda: desk.go(True))
        panel.previous_requested.connect(lambda: desk.go(False))
        panel.filter_changed.connect(self._filter)
        for source in (panel, self._popover):
            source.accept_requested.connect(desk.accept)
            source.ignore_requested.connect(lambda i: desk.ignore(i, Scope.HERE))
            source.ignore_everywhere_requested.connect(lambda i: desk.ignore(i, Scope.EVERYWHERE))
            source.ignore_rule_requested.connect(desk.ignore_rule)
            source.add_to_dictionary_requested.connect(desk.add_to_dictionary)

    def _wire_desk(self) -> None:
        desk, parts = self._desk, self._parts
        desk.opened.connect(self._forget_outline)
        desk.rows_changed.connect(self._show_rows)
        desk.current_changed.connect(parts.side.review.set_current)
        desk.current_changed.connect(self._show_current_section)
        desk.history_changed.connect(self._show_history)
        desk.announced.connect(self.announce)
        desk.failed.connect(lambda text: parts.say(text, problem=True))
        self._checks.checked.connect(self._show_counts)
        self._checks.service.outlined.connect(self._outlined)
        parts.view.finding_clicked.connect(self._clicked)
        parts.view.menu_requested.connect(self._context_menu)
        parts.view.undo_requested.connect(desk.undo)
        parts.view.redo_requested.connect(desk.redo)

    def _wire_keys(self) -> None:
        actions, desk = self._parts.actions, self._desk
        actions.connect("undo", desk.undo)
        actions.connect("redo", desk.redo)
        actions.connect("next", lambda: desk.go(True))
        actions.connect("previous", lambda: desk.go(False))
        actions.connect("suggestions", self.show_suggestions)
        actions.connect("accept", lambda: self._with_current(lambda i: desk.accept(i, 0)))
        actions.connect("ignore", lambda: self._with_current(lambda i: desk.ignore(i, Scope.HERE)))
        actions.connect("learn", lambda: self._with_current(desk.add_to_dictionary))
        actions.connect("check", self._checks.service.check_again)

    def _wire_outline(self) -> None:
        outline = self._parts.outline
        outline.section_activated.connect(self._go_to_section)
        outline.hint_activated.connect(self._go_to_hint)
        outline.hint_dismissed.connect(self._dismiss_hint)
        self._parts.view.cursorPositionChanged.connect(self._show_current_section)

    # -- showing

    def _show_rows(self, rows: Sequence[FindingRow]) -> None:
        self._parts.side.review.set_rows(rows)
        if self._popover.isVisible() and self._popover.row is not None:
            shown = self._popover.row.id
            if all(row.id != shown for row in rows):
                self._popover.close_popover()
        self._show_counts()
        self._show_sections()

    def _show_counts(self) -> None:
        session = self._desk.session
        if session is None:
            self._parts.status.set_counts(None, 0)
            return
        accepted, ignored, open_now = session.counts()
        self._parts.side.export.set_counts(ExportCounts(accepted, ignored, open_now))
        self._parts.status.set_counts(session.words(), open_now)
        state = ReviewState.CHECKED if self._checks.service.idle() else ReviewState.CHECKING
        self._parts.side.review.set_state(state, ignored)

    def _show_history(self) -> None:
        actions = self._parts.actions
        actions["undo"].setEnabled(self._desk.can_undo())
        actions["redo"].setEnabled(self._desk.can_redo())
        label = self._desk.session.history.label() if self._desk.session is not None else ""
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

    def _with_current(self, act: object) -> None:
        current = self._desk.current()
        if current is not None and callable(act):
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
                menu.addAction(text, lambda n=number: self._desk.accept(finding_id, n))
            menu.addSeparator()
            menu.addAction(self.tr("Ignore"), lambda: self._desk.ignore(finding_id, Scope.HERE))
            menu.addAction(self.tr("Ignore everywhere"), lambda: self._desk.ignore(finding_id, Scope.EVERYWHERE))
            menu.addAction(self.tr("Switch this rule off"), lambda: self._desk.ignore(finding_id, Scope.RULE))
            if found[1].finding.category is Category.SPELLING:
                menu.addAction(self.tr("Add to dictionary"), lambda: self._desk.add_to_dictionary(finding_id))
            menu.addSeparator()
        view = self._parts.view
        for text, act in ((self.tr("Cut"), view.cut), (self.tr("Copy"), view.copy), (self.tr("Paste"), view.paste)):
            menu.addAction(text, act)
        menu.addAction(self.tr("Select all"), view.selectAll)
        return menu

    # -- outline

    def _forget_outline(self) -> None:
        self._essay = None
        self._hints = ()
        self._desk.section_name = {}

    def _outlined(self, outline: Outline) -> None:
        session = self._desk.session
        if session is None:
            return
        essay = outline.essay
        self._essay, self._good = essay, outline.good
        self._hints = tuple(h for h in outline.hints if _dismissal(h, essay) not in session.decisions)
        self._section_words = essay.section_words()
        self._desk.section_name = {
            i: section.name for section in essay.sections for i in range(section.start, section.end)
        }
        self._desk.tell_rows()
        self._show_current_section()

    def _show_sections(self) -> None:
        if self._essay is None:
            self._parts.outline.set_sections(())
            return
        counts = self._counts_by_section(self._essay)
        rows = [
            SectionRow(
                i,
                section.name,
                section.role.value,
                self._section_words[i],
                counts.get(i, Counter()),
                tuple(h for h in self._hints if h.section == i),
                section.start,
                self._good.get(i, ()),
                level=section.level,
            )
            for i, section in enumerate(self._essay.sections)
        ]
        self._parts.outline.set_sections(rows)

    def _counts_by_section(self, essay: Essay) -> Mapping[int, Counter[Category]]:
        section_of = {i: n for n, s in enumerate(essay.sections) for i in range(s.start, s.end)}
        counts: dict[int, Counter[Category]] = {}
        for row in self._desk.rows():
            if row.paragraph in section_of:
                counts.setdefault(section_of[row.paragraph], Counter())[row.finding.category] += 1
        return counts

    def _show_current_section(self, _finding: object = None) -> None:
        if self._essay is None:
            return
        index, _ = self._parts.document.place_of(self._parts.view.textCursor().position())
        section = next((i for i, s in enumerate(self._essay.sections) if s.start <= index < s.end), None)
        self._parts.outline.set_current(section)

    def _go_to_section(self, number: int) -> None:
        if self._essay is not None and number < len(self._essay.sections):
            self._go_to_place(self._essay.sections[number].start, 0, None)
            self.text_wanted.emit()

    def _go_to_hint(self, hint: Hint) -> None:
        if self._essay is None:
            return
        index = hint.paragraph if hint.paragraph is not None else self._essay.sections[hint.section].start
        start, end = hint.span if hint.span is not None else (0, None)
        self._go_to_place(index, start, end)
        self.text_wanted.emit()

    def _go_to_place(self, index: int, start: int, end: int | None) -> None:
        if index >= len(self._desk.pieces()):
            return
        view = self._parts.view
        view.setTextCursor(self._parts.document.cursor_at(index, start, end))
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + view.cursorRect().top() - view.viewport().height() // 4)

    def _dismiss_hint(self, hint: Hint) -> None:
        session = self._desk.session
        if session is None or self._essay is None:
            return
        session.decide(_dismissal(hint, self._essay))
        self._hints = tuple(h for h in self._hints if h != hint)
        self._show_sections()


def _dismissal(hint: Hint, essay: Essay) -> Decision:
    """What remembers that a hint was dismissed: its rule, its section and its place's words."""
    place = hint.paragraph
    words = essay.paragraphs[place].text if place is not None and place < len(essay.paragraphs) else ""
    marked = hint.span.of(words) if hint.span is not None else words[:40]
    name = essay.sections[hint.section].name if hint.section < len(essay.sections) else ""
    return Decision(Scope.HERE, f"hint.{hint.rule}", "".join(marked.casefold().split()), name.casefold())
