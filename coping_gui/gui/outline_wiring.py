"""Connects the structure pane: sections and hints as they come in, clicks that go to their places, dismissed hints."""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from coping_gui.essay.essay import Essay
from coping_gui.essay.finding import Category
from coping_gui.essay.hint import Hint
from coping_gui.gui.check_desk import CheckDesk
from coping_gui.gui.decision_desk import DecisionDesk
from coping_gui.gui.local_calls import Outline
from coping_gui.gui.models import SectionRow
from coping_gui.gui.review_desk import ReviewDesk
from coping_gui.gui.window_parts import Parts
from coping_gui.review.decisions import Decision


class OutlineWiring(QObject):
    """Keeps the structure pane as the text is."""

    text_wanted = Signal()
    """The focus belongs into the text now."""
    outlined = Signal()
    """Sections and hints are those of the text as it stands."""

    def __init__(self, parts: Parts, desk: ReviewDesk, decisions: DecisionDesk, checks: CheckDesk) -> None:
        super().__init__(parts.owner)
        self._parts, self._desk, self._decisions = parts, desk, decisions
        self._essay: Essay | None = None
        self._hints: tuple[Hint, ...] = ()
        self._good: Mapping[int, tuple[str, ...]] = {}
        self._section_words: list[int] = []
        self._asked: Mapping[int, str] = {}
        outline = parts.outline
        desk.opened.connect(self._forget_outline)
        desk.rows_changed.connect(self._show_sections)
        desk.current_changed.connect(self._show_current_section)
        checks.service.whole.outlined.connect(self._outlined)
        outline.section_activated.connect(self._go_to_section)
        outline.hint_activated.connect(self._go_to_hint)
        outline.hint_dismissed.connect(self._dismiss_hint)
        self._parts.view.cursorPositionChanged.connect(self._show_current_section)

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
        self._hints = outline.hints
        self._section_words = essay.section_words()
        self._asked = outline.limits
        self._desk.section_name = {
            i: section.name for section in essay.sections for i in range(section.start, section.end)
        }
        self._desk.tell_rows()
        self._show_current_section()
        self.outlined.emit()

    def _show_sections(self, _rows: object = None) -> None:
        if self._essay is None:
            self._parts.outline.set_sections(())
            return
        counts = self._counts_by_section(self._essay)
        shown = self.shown_hints()
        rows = [
            SectionRow(
                i,
                section.name,
                section.role.value,
                self._section_words[i],
                counts.get(i, Counter()),
                tuple(h for h in shown if h.section == i),
                section.start,
                self._good.get(i, ()),
                level=section.level,
                asked=self._asked.get(i, ""),
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
        self._parts.outline.set_current(self.section_at_caret())

    def _go_to_section(self, number: int) -> None:
        if self._essay is not None and number < len(self._essay.sections):
            self.go_to_place(self._essay.sections[number].start, 0, None)
            self.text_wanted.emit()

    def _go_to_hint(self, hint: Hint) -> None:
        if self._essay is None:
            return
        index = hint.paragraph if hint.paragraph is not None else self._essay.sections[hint.section].start
        start, end = hint.span if hint.span is not None else (0, None)
        self.go_to_place(index, start, end)
        self.text_wanted.emit()

    def go_to_place(self, index: int, start: int, end: int | None) -> None:
        """Select a place of the text, in code points, and scroll it into the upper part of the view."""
        if index >= len(self._desk.pieces()):
            return
        view = self._parts.view
        view.setTextCursor(self._parts.document.cursor_at(index, start, end))
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + view.cursorRect().top() - view.viewport().height() // 4)

    def _dismiss_hint(self, hint: Hint) -> None:
        if self._essay is not None:
            self._decisions.dismiss(hint, self._essay)

    # -- what is known

    def outline(self) -> Essay | None:
        """The essay with its sections, as it stood when it was outlined last."""
        return self._essay

    def hints(self) -> tuple[Hint, ...]:
        """All hints on `outline`, hidden ones included."""
        return self._hints

    def shown_hints(self) -> tuple[Hint, ...]:
        """The hints that the author has not hidden."""
        session, essay = self._desk.session, self._essay
        if session is None or essay is None:
            return ()
        return tuple(h for h in self._hints if Decision.about_hint(h, essay) not in session.decisions)

    def section_at_caret(self) -> int | None:
        """Index of the section in which the caret stands; None while nothing is outlined."""
        if self._essay is None:
            return None
        index, _ = self._parts.document.place_of(self._parts.view.textCursor().position())
        return self._essay.section_of(index)
