"""Connects the citations and consistency panes: what comes in, clicks that go to places, and making alike."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from coping_gui.errors import CopingError
from coping_gui.essay.edit import Edit
from coping_gui.essay.essay import Essay
from coping_gui.essay.finding import Category, Finding
from coping_gui.essay.reverse_outline import OutlineRow, with_findings
from coping_gui.gui.check_desk import CheckDesk
from coping_gui.gui.consistency_panel import ConsistencyPanel, kind_name
from coping_gui.gui.local_calls import Outline
from coping_gui.gui.notice_bar import Notice
from coping_gui.gui.review_desk import ReviewDesk
from coping_gui.gui.side_panel import SidePanel
from coping_gui.gui.sources_panel import SourcesPanel
from coping_gui.gui.window_parts import Parts
from coping_gui.gui.wording import plural
from coping_gui.review.decisions import Decision, Scope
from coping_gui.review.history import Fix, Step

if TYPE_CHECKING:
    from coping_gui.checks.structure.consistency.variation import Variation


_HINT = "hint."
"""What the decisions call a structural rule by: hint.L1."""


class StructureDesk(QObject):
    """Keeps both panes as the text is; variations are looked for only while their pane is shown."""

    text_wanted = Signal()
    """The focus belongs into the text now."""

    def __init__(self, parts: Parts, desk: ReviewDesk, checks: CheckDesk) -> None:
        super().__init__(parts.owner)
        self._parts, self._desk, self._checks = parts, desk, checks
        self.sources, self.consistency = SourcesPanel(), ConsistencyPanel()
        side = parts.side
        side.add_page(SidePanel.SOURCES, self.sources, self.tr("Sources"), "segment_sources")
        side.add_page(SidePanel.CONSISTENCY, self.consistency, self.tr("Variants"), "segment_consistency")
        self._essay: Essay | None = None
        self._seen: Essay | None = None
        """The essay that the shown variations were found in."""
        self._looking = False
        self._rows: tuple[OutlineRow, ...] = ()
        desk.opened.connect(self._forget)
        checks.service.whole.outlined.connect(self._outlined)
        side.page_changed.connect(lambda _page: self._look())  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        for panel in (self.sources, self.consistency):
            panel.place_activated.connect(self._go)
        parts.outline.paragraphs.paragraph_activated.connect(self._go_to_paragraph)
        parts.outline.paragraphs.print_requested.connect(self.ask_to_print)
        desk.rows_changed.connect(lambda _rows: self._show_paragraphs())  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        self.consistency.alike_requested.connect(self.make_alike)
        self.consistency.dismissed.connect(self._dismiss)
        parts.outline.hint_kind_dismissed.connect(self.hide_kind)

    def _forget(self) -> None:
        self._essay = self._seen = None
        self._rows = ()

    def _outlined(self, outline: Outline) -> None:
        self._essay = outline.essay
        self._hide_kinds()
        self._parts.outline.show_hints(outline.hints_shown)
        if outline.works is not None:
            self.sources.set_works(outline.works, [p.text for p in outline.essay.paragraphs])
        self._rows = outline.rows
        self._show_paragraphs()
        self._look()

    # -- hints

    def hide_kind(self, rule: str) -> None:
        """Show no hint of this rule any more, in this and other essays."""
        if self._desk.session is not None:
            self._desk.session.decide(Decision(Scope.RULE, f"{_HINT}{rule}"))
            self._hide_kinds()

    def _hide_kinds(self) -> None:
        """Leave out the hints of the rules that the author has dismissed everywhere."""
        made = self._desk.session.decisions if self._desk.session is not None else ()
        rules = (d.rule for d in made if d.scope is Scope.RULE and d.rule.startswith(_HINT))
        self._parts.outline.hide_kinds(frozenset(rule.removeprefix(_HINT) for rule in rules))

    # -- paragraphs

    def rows(self) -> tuple[OutlineRow, ...]:
        """The reverse outline with the findings that are open now."""
        return with_findings(self._rows, Counter(row.paragraph for row in self._desk.rows()))

    def _show_paragraphs(self) -> None:
        self._parts.outline.paragraphs.model.set_rows(self.rows())

    def ask_to_print(self) -> None:
        """Let the author choose where the outline is saved as a page to print."""
        if self._essay is None:
            return
        source = self._essay.source
        start = source.with_name(f"{source.stem}.outline.html") if source else Path.home() / "outline.html"
        window = self._parts.window
        chosen, _kind = QFileDialog.getSaveFileName(window, self.tr("Print the outline"), str(start), "HTML (*.html)")
        if chosen:
            self.save_outline(Path(chosen))

    def save_outline(self, path: Path) -> None:
        """Save the reverse outline as a page and open it, so that the browser can print it."""
        from coping_gui.export.outline_page import write_outline

        assert self._essay is not None
        path = path if path.suffix.lower() in (".html", ".htm") else path.with_name(path.name + ".html")
        try:
            write_outline(path, self._essay, self.rows(), overwrite=True)
        except CopingError as error:
            self._parts.say_problem(str(error))
            return
        url = QUrl.fromLocalFile(str(path))
        show = (self.tr("Show it"), lambda: _open(url))
        self._parts.notices.say(Notice(self.tr("Saved {name}.").format(name=path.name), key=str(path), actions=(show,)))

    # -- variations

    def _look(self) -> None:
        """Look for variations when their pane is shown and the text is another than the one they were found in."""
        shown = self._parts.side.page() == SidePanel.CONSISTENCY
        if not shown or self._looking or self._essay is None or self._essay is self._seen:
            return
        self._looking = True
        essay = self._essay
        self._checks.service.whole.find_variations(essay, lambda found: self._show(essay, found))

    def _show(self, essay: Essay, found: "tuple[Variation, ...] | None") -> None:
        self._looking = False
        if self._essay is None or found is None:
            return
        self._seen = essay
        session = self._desk.session
        kept = [v for v in found if session is None or _decision(v) not in session.decisions]
        self.consistency.set_variations(kept, [p.text for p in essay.paragraphs])
        self._look()

    def make_alike(self, variation: "Variation", form: int) -> None:
        """Write every place in one form, as one undo step; places that have changed since are left as they are."""
        session, essay = self._desk.session, self._seen
        if session is None or essay is None:
            return
        texts = [piece.text for piece in session.pieces]
        edits: dict[int, list[Edit]] = {}
        fixes: list[Fix] = []
        for index, found in variation.edits(form).items():
            if index < len(texts) and texts[index] == essay.paragraphs[index].text:
                edits[index] = found
                fixes += [self._fix(variation, form, index, edit) for edit in found]
        if not edits:
            self._parts.say(self.tr("The text has changed since; it is being looked through again."))
            return
        before = self._parts.document.steps()
        self._parts.document.apply(edits)
        label = plural(self.tr("{n} place made alike"), self.tr("{n} places made alike"), len(fixes))
        label = f"{label}: {variation.forms[form]}"
        session.history.record(Step(label, before, self._parts.document.steps(), tuple(fixes)))
        self._desk.tell_rows()
        self._desk.history_changed.emit()
        self._desk.announced.emit(label)

    def _fix(self, variation: "Variation", form: int, index: int, edit: Edit) -> Fix:
        assert self._desk.session is not None
        piece = self._desk.session.pieces[index]
        message = self.tr("{kind}: written in two ways.").format(kind=kind_name(variation.kind))
        reason = self.tr("Made alike throughout: {form}.").format(form=variation.forms[form])
        rule = f"consistency.{variation.kind}"
        finding = Finding(edit.span, Category.STYLE, rule, message, (edit.text,), reason=reason)
        return Fix(piece.origin, finding, piece.text)

    def _dismiss(self, variation: "Variation") -> None:
        if self._desk.session is not None and self._seen is not None:
            self._desk.session.decide(_decision(variation))
            essay, self._seen = self._seen, None
            self._essay = self._essay or essay
            self._look()

    # -- going

    def _go_to_paragraph(self, index: int) -> None:
        self._go(index, 0, 0)
        self.text_wanted.emit()

    def _go(self, index: int, start: int, end: int) -> None:
        if index >= len(self._desk.pieces()):
            return
        view = self._parts.view
        view.setTextCursor(self._parts.document.cursor_at(index, start, end))
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + view.cursorRect().top() - view.viewport().height() // 4)


def _open(url: QUrl) -> None:
    QDesktopServices.openUrl(url)


def _decision(variation: "Variation") -> Decision:
    """What remembers that a variation may stay: its kind and its forms."""
    return Decision(Scope.EVERYWHERE, f"consistency.{variation.kind}", "|".join(sorted(variation.forms)).casefold())
