"""What the author refused and taught: looked through, taken back, written to a file and read from one."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from coping_gui.errors import CopingError
from coping_gui.gui.decision_desk import DecisionDesk
from coping_gui.gui.dialog_opener import DialogOpener
from coping_gui.gui.outline_wiring import OutlineWiring
from coping_gui.gui.review_desk import ReviewDesk
from coping_gui.gui.review_dialogs import HiddenDialog
from coping_gui.gui.review_wiring import Desks
from coping_gui.gui.window_parts import Parts
from coping_gui.gui.wording import plural
from coping_gui.review.exchange import Choices, read_choices, write_choices
from coping_gui.review.hidden import choices_of, hidden

_KIND = "COPING decisions (*.json)"


class ChoicesDesk(QObject):
    """Every way back from "ignore", and the decisions as a file."""

    def __init__(self, parts: Parts, desks: Desks, outline: OutlineWiring, dialogs: DialogOpener) -> None:
        super().__init__(parts.owner)
        self._parts, self._outline, self._dialogs = parts, outline, dialogs
        self._review: ReviewDesk = desks.review
        self._decisions: DecisionDesk = desks.decisions
        parts.actions.connect("restore", self.show_hidden)
        parts.actions.connect("import_decisions", self._ask_for_import)
        parts.actions.connect("export_decisions", self._ask_for_export)
        parts.side.review.restore_ignored_requested.connect(self.show_hidden)

    def show_hidden(self) -> None:
        """List everything that is hidden, and show again what is chosen."""
        session = self._review.session
        found = hidden(session, self._outline.hints(), self._outline.outline()) if session is not None else []
        dialog = HiddenDialog(found, self._dialogs.window)
        dialog.restore_requested.connect(lambda entries: self._decisions.take_back(choices_of(entries)))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        self._dialogs.open(dialog)

    # -- as a file

    def export_to(self, file: Path) -> None:
        """Write every decision and the dictionary to a file; the author is told what became of it."""
        session = self._review.session
        if session is None:
            return
        choices = Choices(tuple(session.decisions), tuple(session.dictionary))
        try:
            write_choices(file, choices)
        except CopingError as error:
            self._parts.say_problem(str(error))
        else:
            self._parts.say(self.tr("Saved {what} to {file}.").format(what=_count(self, choices), file=file.name))

    def import_from(self, file: Path) -> None:
        """Add the decisions and words of a file to the author's own; one undo takes them back."""
        try:
            new = self._decisions.take_over(read_choices(file))
        except CopingError as error:
            self._parts.say_problem(str(error))
        else:
            self._parts.say(self.tr("Taken from {file}: {what}.").format(what=_count(self, new), file=file.name))

    def _ask_for_export(self) -> None:
        proposed = str(Path.home() / "decisions.json")
        chosen, _ = QFileDialog.getSaveFileName(self._parts.window, self.tr("Export decisions"), proposed, _KIND)
        if chosen:
            self.export_to(Path(chosen))

    def _ask_for_import(self) -> None:
        home = str(Path.home())
        chosen, _ = QFileDialog.getOpenFileName(self._parts.window, self.tr("Import decisions"), home, _KIND)
        if chosen:
            self.import_from(Path(chosen))


def _count(desk: QObject, choices: Choices) -> str:
    """ "3 decisions and 1 word"."""
    decisions = plural(desk.tr("{n} decision"), desk.tr("{n} decisions"), len(choices.decisions))
    words = plural(desk.tr("{n} word"), desk.tr("{n} words"), len(choices.words))
    return desk.tr("{decisions} and {words}").format(decisions=decisions, words=words)
