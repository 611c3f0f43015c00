"""Connects the citations and consistency panes: what comes in, clicks that go to places, and making alike."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from coping_gui.essay.edit import Edit
from coping_gui.essay.essay import Essay
from coping_gui.essay.finding import Category, Finding
from coping_gui.gui.check_desk import CheckDesk
from coping_gui.gui.consistency_panel import ConsistencyPanel, kind_name
from coping_gui.gui.local_checks import Outline
from coping_gui.gui.review_desk import ReviewDesk
from coping_gui.gui.side_panel import SidePanel
from coping_gui.gui.sources_panel import SourcesPanel
from coping_gui.gui.window_parts import Parts
from coping_gui.gui.wording import plural
from coping_gui.review.decisions import Decision, Scope
from coping_gui.review.history import Fix, Step

if TYPE_CHECKING:
    from coping_gui.checks.structure.consistency.variation import Variation


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
        desk.opened.connect(self._forget)
        checks.service.outlined.connect(self._outlined)
        side.page_changed.connect(lambda _page: self._look())  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        for panel in (self.sources, self.consistency):
            panel.place_activated.connect(self._go)
        self.consistency.alike_requested.connect(self.make_alike)
        self.consistency.dismissed.connect(self._dismiss)

    def _forget(self) -> None:
        self._essay = self._seen = None

    def _outlined(self, outline: Outline) -> None:
        self._essay = outline.essay
        if outline.works is not None:
            self.sources.set_works(outline.works, [p.text for p in outline.essay.paragraphs])
        self._look()

    # -- variations

    def _look(self) -> None:
        """Look for variations when their pane is shown and the text is another than the one they were found in."""
        shown = self._parts.side.page() == SidePanel.CONSISTENCY
        if not shown or self._looking or self._essay is None or self._essay is self._seen:
            return
        self._looking = True
        essay = self._essay
        self._checks.service.find_variations(essay, lambda found: self._show(essay, found))

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

    def _go(self, index: int, start: int, end: int) -> None:
        if index >= len(self._desk.pieces()):
            return
        view = self._parts.view
        view.setTextCursor(self._parts.document.cursor_at(index, start, end))
        bar = view.verticalScrollBar()
        bar.setValue(bar.value() + view.cursorRect().top() - view.viewport().height() // 4)


def _decision(variation: "Variation") -> Decision:
    """What remembers that a variation may stay: its kind and its forms."""
    return Decision(Scope.EVERYWHERE, f"consistency.{variation.kind}", "|".join(sorted(variation.forms)).casefold())
