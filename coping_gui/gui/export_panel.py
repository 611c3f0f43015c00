"""The export panel: what has been decided, the file's name, the options, the changes, and one button."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from coping_gui.gui.change_list import ChangeListView
from coping_gui.gui.models import Change, ExportCounts, ExportRequest
from coping_gui.gui.parts import WrappingCheckBox, button, label
from coping_gui.gui.wording import grouped, plural

_FORBIDDEN = frozenset('<>:"/\\|?*')


class ExportPanel(QWidget):
    """Collects how the cleaned copy is wanted; writes nothing itself."""

    export_requested = Signal(object)
    """An ExportRequest with a usable file name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("export_panel")
        self.setAccessibleName(self.tr("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._busy = False
        self._numbers = {name: label("0", "strong", f"count_{name}") for name in ("accepted", "ignored", "open")}
        self._name = QLineEdit()
        self._name_problem = label("", "warning", "name_problem", wrap=True)
        self._options: dict[str, QCheckBox] = {}
        self._note = label("", "small", "open_note", wrap=True)
        self._changes_title = label("", "muted", "changes_title")
        self._changes = ChangeListView()
        self._export = button(self.tr("Export DOCX…"), "primary", "export", self._request)
        self._build()
        self.set_counts(ExportCounts())
        self.set_changes(())
        self._check_name()

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(332, 600)

    def set_counts(self, counts: ExportCounts) -> None:
        """What has been decided so far."""
        for name, number in self._numbers.items():
            number.setText(grouped(getattr(counts, name)))
        one = self.tr("{n} finding is still open. It stays in the text as written.")
        many = self.tr("{n} findings are still open. They stay in the text as written.")
        self._note.setText(plural(one, many, counts.open) if counts.open else self.tr("Nothing is left open."))

    def set_file_name(self, name: str) -> None:
        """The name proposed for the cleaned copy."""
        self._name.setText(name)

    def set_changes(self, changes: Sequence[Change | tuple[str, str, str]]) -> None:
        """All changes of the cleaned copy against the original, in the order of the text: (before, after, reason)."""
        self._changes.set_changes([c if isinstance(c, Change) else Change(*c) for c in changes])
        self._changes.setVisible(bool(changes))
        number = len(changes)
        title = plural(self.tr("{n} change"), self.tr("{n} changes"), number) if number else self.tr("No changes yet")
        self._changes_title.setText(title)

    def set_options(self, request: ExportRequest) -> None:
        """Tick the boxes as a request has them; its file name is not taken."""
        for name, box in self._options.items():
            box.setChecked(getattr(request, name))

    def set_busy(self, busy: bool) -> None:
        """Whether an export is under way: one at a time."""
        self._busy = busy
        self._check_name()

    def options(self) -> ExportRequest:
        """What is chosen now; the name ends in .docx."""
        ticked = {name: box.isChecked() for name, box in self._options.items()}
        return ExportRequest(file_name=self._file_name(), **ticked)

    def focus_name(self) -> None:
        """Put the focus into the file's name."""
        self._name.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._name.selectAll()

    def _file_name(self) -> str:
        name = self._name.text().strip()
        return name if not name or name.lower().endswith(".docx") else f"{name}.docx"

    def _request(self) -> None:
        if self._export.isEnabled():
            self.export_requested.emit(self.options())

    def _check_name(self) -> None:
        name = self._name.text().strip()
        problem = ""
        if any(c in _FORBIDDEN or ord(c) < 32 for c in name):
            problem = self.tr('A file name cannot hold any of  < > : " / \\ | ? *')
        self._name_problem.setText(problem)
        self._name_problem.setVisible(bool(problem))
        self._export.setEnabled(bool(name) and not problem and not self._busy)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(8)
        column.addWidget(label(self.tr("Export a cleaned copy"), "title", "export_title", wrap=True))
        column.addWidget(label(self.tr("Your original file is never changed."), "small", "export_promise", wrap=True))
        column.addWidget(self._counts_card())
        self._build_name(column)
        self._build_options(column)
        column.addWidget(self._note)
        column.addSpacing(2)
        column.addWidget(self._changes_title)
        column.addWidget(self._changes, 1)
        column.addStretch(0)
        self._export.setMinimumHeight(36)
        column.addWidget(self._export)

    def _counts_card(self) -> QFrame:
        card = QFrame()
        card.setObjectName("counts_card")
        card.setProperty("card", True)
        grid = QGridLayout(card)
        grid.setContentsMargins(14, 9, 14, 9)
        grid.setVerticalSpacing(5)
        names = {"accepted": self.tr("Fixes accepted"), "ignored": self.tr("Ignored"), "open": self.tr("Still open")}
        for i, (name, text) in enumerate(names.items()):
            grid.addWidget(label(text), i, 0)
            grid.addWidget(self._numbers[name], i, 1, Qt.AlignmentFlag.AlignRight)
        return card

    def _build_name(self, column: QVBoxLayout) -> None:
        title = label(self.tr("File name"), "muted")
        title.setBuddy(self._name)
        self._name.setObjectName("file_name")
        self._name.setAccessibleName(self.tr("File name"))
        self._name.textChanged.connect(self._check_name)
        self._name.returnPressed.connect(self._request)
        column.addWidget(title)
        column.addWidget(self._name)
        column.addWidget(self._name_problem)

    def _build_options(self, column: QVBoxLayout) -> None:
        column.addWidget(label(self.tr("Options"), "muted"))
        texts = {
            "tracked": (
                self.tr("Mark changes as tracked changes"),
                self.tr("Each can be accepted or refused in Word."),
            ),
            "hints_as_comments": (self.tr("Add structural hints as comments"), ""),
            "open_findings_as_comments": (self.tr("Add open findings as comments"), ""),
            "report": (
                self.tr("Write a report beside it"),
                self.tr("A page that lists every change with its reason, and everything left open."),
            ),
        }
        for name, (text, tip) in texts.items():
            row = WrappingCheckBox(f"option_{name}", text, tip)
            self._options[name] = row.box
            column.addWidget(row)
