"""Connects the structure pane: sections and hints as they come in, clicks that go to their places, dismissed hints."""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from coping_gui.essay.essay import Essay
from coping_gui.essay.finding import Category
from coping_gui.essay.hint import Hint
from coping_gui.gui.check_desk import CheckDesk
from coping_gui.gui.local_checks import Outline
from coping_gui.gui.models import SectionRow
from coping_gui.gui.review_desk import ReviewDesk
from coping_gui.gui.window_parts import Parts
from coping_gui.review.decisions import Decision, Scope


class OutlineWiring(QObject):
    """Keeps the structure pane as the text is."""

    text_wanted = Signal()
    """The focus belongs into the text now."""

    def __init__(self, parts: Parts, desk: ReviewDesk, checks: CheckDesk) -> None:
        super().__init__(parts.owner)
        self._parts, self._desk = parts, desk
        self._essay: Essay | None = None
        self._hints: tuple[Hint, ...] = ()
        self._good: Mapping[int, tuple[str, ...]] = {}
        self._section_words: list[int] = []
        self._asked: Mapping[int, str] = {}
        outline = parts.outline
        desk.opened.connect(self._forget_outline)
        desk.rows_changed.connect(self._show_sections)
        desk.current_changed.connect(self._show_current_section)
        checks.service.outlined.connect(self._outlined)
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
        self._hints = tuple(h for h in outline.hints if _dismissal(h, essay) not in session.decisions)
        self._section_words = essay.section_words()
        self._asked = outline.limits
        self._desk.section_name = {
            i: section.name for section in essay.sections for i in range(section.start, section.end)
        }
        self._desk.tell_rows()
        self._show_current_section()

    def _show_sections(self, _rows: object = None) -> None:
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
