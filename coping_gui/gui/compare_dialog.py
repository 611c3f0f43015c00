"""The compare view: the original beside or in the essay as it stands, gone through change by change."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QResizeEvent, QShortcut, QTextCursor
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QDialog, QFrame, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from coping_gui.gui.compare_page import ComparePage
from coping_gui.gui.models import Change
from coping_gui.gui.parts import button, label, visible_blanks
from coping_gui.gui.theme import current_theme
from coping_gui.gui.wording import change_sentence, plural, shortened_middle
from coping_gui.review.comparison import ComparedParagraph, Difference, put_back

MANY = 400
"""Paragraphs from which on only changed ones are shown at first."""
Place = tuple[ComparedParagraph, Difference]


class CompareDialog(QDialog):
    """Shows what it is given; says which change is to be put back, changes nothing itself."""

    put_back_requested = Signal(object, object)
    """The ComparedParagraph and its Difference."""
    announced = Signal(str)
    """One sentence for a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compare_dialog")
        self.setWindowTitle(self.tr("Compare with the original"))
        self.setAccessibleName(self.windowTitle())
        self._rows: Sequence[ComparedParagraph] = ()
        self._differences: list[Place] = []
        self._at = -1
        self._filled_once = False
        self._view = QTextEdit()
        self._page = ComparePage(self._view.document(), current_theme())
        self._title = label("", "heading", "compare_title")
        self._told = label("", "muted", "compare_told", wrap=True)
        self._heads = QFrame()
        self._only = QCheckBox(self.tr("Only changed paragraphs"))
        self._beside = button(self.tr("Side by side"), "segment", "compare_beside", self._fill)
        self._over = button(self.tr("In one text"), "segment", "compare_over", self._fill)
        self._back = button(self.tr("Put the original back"), "secondary", "compare_put_back", self._put_back)
        self._build()

    def show_rows(self, rows: Sequence[ComparedParagraph]) -> None:
        """Show this comparison; the place stays where it was."""
        self._rows = rows
        self._differences = [(row, d) for row in rows for d in row.differences]
        if not self._filled_once:
            self._only.setChecked(len(rows) > MANY)
        self._filled_once = True
        number = len(self._differences)
        text = plural(self.tr("{n} change"), self.tr("{n} changes"), number)
        self._title.setText(text if number else self.tr("Nothing has been changed yet."))
        self._fill()

    def current(self) -> Place | None:
        """The change that is shown now."""
        return self._differences[self._at] if 0 <= self._at < len(self._differences) else None

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) change; round at the ends."""
        if self._differences:
            self._go((self._at + by) % len(self._differences) if self._at >= 0 else 0)

    # -- showing

    def _fill(self, _on: bool = False) -> None:
        rows = [row for row in self._rows if row.differences] if self._only.isChecked() else self._rows
        side_by_side = self._beside.isChecked()
        self._heads.setVisible(side_by_side)
        self._page.fill(rows, side_by_side=side_by_side)
        self._go(min(max(self._at, 0), len(self._differences) - 1))
        if not self._view.hasFocus() and not self._only.hasFocus():
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, number: int) -> None:
        self._at = number
        current = self.current()
        self._back.setEnabled(current is not None and put_back(*current) is not None)
        if current is None:
            self._told.setText("")
            self._view.setExtraSelections([])
            return
        self._told.setText(self._sentence(*current))
        self._mark(self._page.places[number])
        self.announced.emit(self._told.text())

    def _sentence(self, row: ComparedParagraph, difference: Difference) -> str:
        before, after = difference.before.of(row.before), difference.after.of(row.after)
        reason = difference.finding.message if difference.finding is not None else self.tr("Your own change")
        place = self.tr("{place} of {total}").format(place=self._at + 1, total=len(self._differences))
        short = Change(
            shortened_middle(visible_blanks(before), 60), shortened_middle(visible_blanks(after), 60), reason
        )
        return f"{place}: {change_sentence(short)}"

    def _mark(self, ranges: Sequence[tuple[int, int]]) -> None:
        marked: list[QTextEdit.ExtraSelection] = []
        for start, end in ranges:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._view.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor  # pyright: ignore[reportAttributeAccessIssue]
            selection.format.setBackground(QColor(current_theme().marked))  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
            marked.append(selection)
        self._view.setExtraSelections(marked)
        caret = QTextCursor(self._view.document())
        caret.setPosition(ranges[-1][0])
        self._view.setTextCursor(caret)
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + self._view.cursorRect().top() - self._view.viewport().height() // 3)

    def _put_back(self) -> None:
        current = self.current()
        if current is not None:
            self.put_back_requested.emit(*current)

    # -- building

    def _build(self) -> None:
        self.resize(1040, 720)
        self._view.setObjectName("compare_view")
        self._view.setAccessibleName(self.tr("Original and essay"))
        self._view.setReadOnly(True)
        self._view.setTabChangesFocus(True)
        self._view.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._only.setObjectName("compare_only")
        self._only.toggled.connect(self._fill)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addLayout(self._top_row())
        column.addWidget(self._heads)
        column.addWidget(self._view, 1)
        column.addWidget(self._told)
        column.addLayout(self._button_row())
        self._fill_heads()
        for keys, by in (("F8", 1), ("Shift+F8", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda by=by: self.step(by))

    def _fill_heads(self) -> None:
        row = QHBoxLayout(self._heads)
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(label(self.tr("Original"), "strong", "compare_original"), 1)
        row.addWidget(label(self.tr("As it stands"), "strong", "compare_current"), 1)

    def _top_row(self) -> QHBoxLayout:
        frame = QFrame()
        frame.setObjectName("segments")
        inside = QHBoxLayout(frame)
        inside.setContentsMargins(2, 2, 2, 2)
        inside.setSpacing(0)
        group = QButtonGroup(self)
        for made in (self._beside, self._over):
            made.setCheckable(True)
            group.addButton(made)
            inside.addWidget(made)
        self._beside.setChecked(True)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._title, 1)
        row.addWidget(self._only)
        row.addWidget(frame)
        return row

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        previous = self.tr("Previous change (Shift+F8)")
        following = self.tr("Next change (F8)")
        row.addWidget(button(self.tr("‹ Previous"), "secondary", "compare_previous", lambda: self.step(-1), previous))
        row.addWidget(button(self.tr("Next ›"), "secondary", "compare_next", lambda: self.step(1), following))
        row.addWidget(self._back)
        row.addStretch(1)
        row.addWidget(button(self.tr("Close"), "primary", "compare_close", self.accept))
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current change in sight."""
        super().resizeEvent(event)
        self._view.ensureCursorVisible()
