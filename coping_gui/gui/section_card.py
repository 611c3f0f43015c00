"""One section's card in the structure pane: its words, open findings, hints, and what is already fine."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from coping_gui.essay.hint import Hint
from coping_gui.gui.category_widgets import CategoryBar
from coping_gui.gui.models import SectionRow
from coping_gui.gui.parts import (
    ClickArea,
    breakable,
    button,
    focusable,
    label,
    laid_out,
    restyle,
    shortened,
    tool_button,
)
from coping_gui.gui.wording import counts_text, grouped, plural, section_sentence, words_text

_LONGEST_NAME = 60
"""Characters of a section's name on its card; about two lines."""
SHOWN_HINTS = 5
"""Hints of a section that are shown before "more", unless the settings say otherwise."""
_NO_ALIGNMENT = Qt.AlignmentFlag(0)
_STEPS: dict[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class HintLine(ClickArea):
    """A structural hint: a click goes to its place, Delete or its × hides it."""

    dismissed = Signal()
    kind_dismissed = Signal()
    """The author wants no hint of this kind any more."""

    def __init__(self, hint: Hint, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hint = hint
        self.setObjectName(f"hint_{hint.rule}")
        self.setAccessibleName(self.tr("Hint: {question}").format(question=hint.question))
        self.setAccessibleDescription(hint.why)
        tip = self.tr("{why}\nClick: go to it. Delete: hide this hint.").format(why=hint.why).strip()
        self.setToolTip(tip)
        self._layout_parts(hint)
        self._close = tool_button("×", "dismiss_hint", self.tr("Hide this hint"), self.tr("Hide this hint (Delete)"))
        self._close.setParent(self)
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close.setFixedSize(18, 18)
        self._close.setStyleSheet("padding: 0; min-height: 0;")
        self._close.clicked.connect(lambda _checked=False: self.dismissed.emit())
        self._close.hide()

    def _layout_parts(self, hint: Hint) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(0)
        bullet = label("•", name="bullet")
        bullet.setFixedWidth(17)
        bullet.setAlignment(Qt.AlignmentFlag.AlignTop)
        bullet.setProperty("role", "accent")
        text = label(breakable(hint.question), "small", "hint_text", wrap=True)
        for part in (bullet, text):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(bullet, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: D102
        self._close.move(QPoint(self.width() - self._close.width(), 0))
        self._close.show()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: D102
        self._close.hide()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.key() == Qt.Key.Key_Delete:
            self.dismissed.emit()
        elif event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: D102
        menu = QMenu(self)
        menu.addAction(self.tr("Go to it"), self.click)
        menu.addAction(self.tr("Hide this hint here"), self.dismissed.emit)
        menu.addAction(self.tr("Hide all hints of this kind"), self.kind_dismissed.emit)
        menu.exec(event.globalPos())


class SectionCard(ClickArea):
    """One section; a click anywhere but on a hint goes to the section."""

    hint_activated = Signal(object)
    hint_dismissed = Signal(object)
    accept_requested = Signal()
    """Accept all of the section."""
    statistics_requested = Signal()
    hint_kind_dismissed = Signal(str)
    menu_made = Signal(object)
    """The QMenu of the section, for others to add to."""
    step_requested = Signal(int)
    """1: the focus should go to the next section; -1: to the one before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row: SectionRow | None = None
        self._all_hints = False
        self._shown_hints = SHOWN_HINTS
        self._most = 0
        self._name = label("", "strong", "section_name", wrap=True)
        self._count = label("", "faint", "section_open")
        self._words = label("", "faint", "section_words")
        self._bar = CategoryBar()
        self._below = QVBoxLayout()
        self._below.setSpacing(1)
        self._build()
        self.setProperty("current", False)

    def _build(self) -> None:
        for part in (self._name, self._count, self._words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._name, 1)
        top.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 7, 7, 6)
        column.setSpacing(3)
        column.addLayout(top)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addLayout(self._below)

    def set_row(self, row: SectionRow, most: int) -> None:
        """Show another state of the section; `most` is the total of the section with most findings."""
        if row == self.row and most == self._most:
            return
        before, self.row, self._most = self.row, row, most
        self.setObjectName(f"section_{row.index}")
        self._name.setText(breakable(shortened(row.name, _LONGEST_NAME), longest=16))
        self._count.setText(grouped(row.open) if row.open else "")
        self._words.setText(f"{words_text(row.words)} · {row.asked}" if row.asked else words_text(row.words))
        self._bar.set_counts(row.counts, most)
        self._bar.setVisible(row.open > 0)
        self.setAccessibleName(section_sentence(row))
        self.setToolTip(f"{row.name}\n{counts_text(row.counts).capitalize()}")
        margins = self.layout().contentsMargins()  # pyright: ignore[reportOptionalMemberAccess]
        margins.setLeft(9 + 12 * min(3, max(0, row.level - 1)))
        self.layout().setContentsMargins(margins)  # pyright: ignore[reportOptionalMemberAccess]
        if before is None or (before.hints, before.good) != (row.hints, row.good):
            self._fill_hints(row)

    def show_hints(self, most: int) -> None:
        """Show that many hints before "more"."""
        if most != self._shown_hints:
            self._shown_hints = most
            if self.row is not None:
                self._fill_hints(self.row)

    def set_current(self, current: bool) -> None:
        """Highlight the card as the one that the text shows."""
        if self.property("current") != current:
            self.setProperty("current", current)
            restyle(self)

    def focus_order(self) -> list[QWidget]:
        """The card and its hints, from top to bottom."""
        return [self, *(part for line in laid_out(self._below) for part in focusable(line))]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.key() in _STEPS:
            self.step_requested.emit(_STEPS[event.key()])
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: D102
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def menu(self) -> QMenu:
        """What can be done with the section; made anew each time."""
        menu = QMenu(self)
        menu.addAction(self.tr("Go to it"), self.click)
        accept = menu.addAction(self.tr("Accept all in this section…"), self.accept_requested.emit)
        accept.setEnabled(self.row is not None and self.row.open > 0)
        menu.addAction(self.tr("Statistics of this section…"), self.statistics_requested.emit)
        self.menu_made.emit(menu)
        return menu

    def _fill_hints(self, row: SectionRow) -> None:
        had_focus = self.isAncestorOf(self.focusWidget())
        _clear(self._below)
        shown = row.hints if self._all_hints else row.hints[: self._shown_hints]
        for hint in shown:
            self._put(self._hint_line(hint))
        if len(row.hints) > len(shown):
            text = plural(self.tr("{n} more hint"), self.tr("{n} more hints"), len(row.hints) - len(shown))
            more = button(text, "link", "more_hints", self._show_all)
            more.setStyleSheet("font-size: 13px; margin-left: 17px;")
            self._put(more, Qt.AlignmentFlag.AlignLeft)
        for sentence in row.good:
            self._put(_good_line(sentence))
        self.layout().activate()  # pyright: ignore[reportOptionalMemberAccess]
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, part: QWidget, alignment: Qt.AlignmentFlag = _NO_ALIGNMENT) -> None:
        """Add a line; Qt would show it one round later, after a frame that is empty there."""
        self._below.addWidget(part, 0, alignment)
        part.setVisible(True)

    def _hint_line(self, hint: Hint) -> HintLine:
        line = HintLine(hint)
        line.clicked.connect(lambda _checked=False, hint=hint: self.hint_activated.emit(hint))
        line.dismissed.connect(lambda hint=hint: self.hint_dismissed.emit(hint))
        line.kind_dismissed.connect(lambda hint=hint: self.hint_kind_dismissed.emit(hint.rule))
        return line

    def _show_all(self) -> None:
        self._all_hints = True
        if self.row is not None:
            self._fill_hints(self.row)


def _good_line(sentence: str) -> QWidget:
    line = QWidget()
    line.setObjectName("good")
    line.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    row = QHBoxLayout(line)
    row.setContentsMargins(1, 2, 1, 2)
    row.setSpacing(0)
    sign = label("✓", "good")
    sign.setFixedWidth(17)
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(breakable(sentence), "small", wrap=True), 1)
    return line


def _clear(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
