"""Opens the comparison with the original, keeps it up to date, and puts single changes back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coping_gui.gui.background import Background, sentence
from coping_gui.gui.dialog_opener import DialogOpener
from coping_gui.gui.export_desk import ExportDesk
from coping_gui.gui.review_wiring import Desks
from coping_gui.gui.window_parts import Parts
from coping_gui.review.comparison import ComparedParagraph, Difference, compare, put_back

if TYPE_CHECKING:
    from coping_gui.gui.compare_dialog import CompareDialog


class CompareDesk(QObject):
    """Works the differences out in the background, from a snapshot."""

    def __init__(
        self, parts: Parts, background: Background, desks: Desks, exports: ExportDesk, dialogs: DialogOpener
    ) -> None:
        super().__init__(parts.owner)
        self._parts, self._background, self._exports, self._dialogs = parts, background, exports, dialogs
        self._review, self._fixes = desks.review, desks.fixes
        parts.actions.connect("compare", self.show_comparison)

    def show_comparison(self) -> None:
        """Show the original beside the essay as it stands."""
        if self._review.session is None:
            return
        from coping_gui.gui.compare_dialog import CompareDialog  # loaded when it is first needed

        dialog = CompareDialog(self._dialogs.window)
        dialog.put_back_requested.connect(lambda row, what: self._put_back(dialog, row, what))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        dialog.announced.connect(self._review.announced)
        room = self._dialogs.window.size()
        dialog.resize(max(760, room.width() - 120), max(480, room.height() - 80))
        self._dialogs.open(dialog)
        self._fill(dialog)

    def _fill(self, dialog: "CompareDialog") -> None:
        record = self._exports.record()

        def show(rows: list[ComparedParagraph]) -> None:
            if self._dialogs.dialog is dialog:
                dialog.show_rows(rows)

        self._background.run(lambda _job: compare(record), show, lambda error: self._parts.say_problem(sentence(error)))

    def _put_back(self, dialog: "CompareDialog", row: ComparedParagraph, difference: Difference) -> None:
        edit = put_back(row, difference)
        session = self._review.session
        if edit is None or row.place is None or session is None:
            return
        if session.pieces[row.place].text == row.text:
            self._fixes.put_back(row.place, edit)
        self._fill(dialog)
