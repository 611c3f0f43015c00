"""Shows the statistics beside the essay, keeps them up to date while it is typed, and goes to the sentences."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coping_gui.essay.essay import Essay
from coping_gui.essay.span import Span
from coping_gui.gui.check_desk import CheckDesk
from coping_gui.gui.outline_wiring import OutlineWiring
from coping_gui.gui.window_parts import Parts, Services

if TYPE_CHECKING:
    from coping_gui.checks.structure.measures import PartFacts
    from coping_gui.gui.statistics_dialog import StatisticsDialog


class StatisticsDesk(QObject):
    """Owns the dialog while it is open."""

    def __init__(self, parts: Parts, services: Services, checks: CheckDesk, outline: OutlineWiring) -> None:
        super().__init__(parts.owner)
        self._parts, self._services, self._checks, self._outline = parts, services, checks, outline
        self.dialog: StatisticsDialog | None = None
        parts.actions.connect("statistics", self.show_statistics)
        parts.outline.statistics_requested.connect(self.show_statistics)
        outline.outlined.connect(self._measure)

    def show_statistics(self, section: int | None = None) -> None:
        """Open the statistics of a section, or (None) of the whole essay."""
        from coping_gui.gui.statistics_dialog import StatisticsDialog  # loads the rules of structure

        if self.dialog is None:
            self.dialog = StatisticsDialog(self._services.settings.long_sentence_words, self._parts.window)
            self.dialog.sentence_activated.connect(self._go_to)
            self.dialog.finished.connect(self._closed)
            self.dialog.show()
        else:
            self.dialog.activateWindow()
        self.dialog.show_section(section)
        self._measure()

    def _closed(self, _result: int) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _measure(self) -> None:
        if self.dialog is not None:
            self._checks.service.whole.measure(self._show)

    def _show(self, essay: Essay, parts: "tuple[PartFacts, ...]") -> None:
        if self.dialog is not None:
            self.dialog.show_parts(parts, [paragraph.text for paragraph in essay.paragraphs])

    def _go_to(self, paragraph: int, span: Span) -> None:
        self._outline.go_to_place(paragraph, span.start, span.end)
