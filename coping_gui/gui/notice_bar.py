"""The bar under the top bar: one sentence at a time, what can be done about it, and progress; never in the way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from coping_gui.gui.parts import button, label, restyle, tool_button


@dataclass(frozen=True, eq=False)
class Notice:
    """One thing to say."""

    text: str
    problem: bool = False
    actions: Sequence[tuple[str, Callable[[], None]]] = ()
    """Buttons: what they say and what they do; each closes the notice first."""
    key: str = ""
    """A notice with the same key takes this one's place."""
    on_cancel: Callable[[], None] | None = None
    """With it, the notice shows progress and a Cancel button instead of a close button."""
    extra: dict[str, str] = field(default_factory=dict[str, str])


class NoticeBar(QWidget):
    """Shows the newest notice; the ones before wait until it is closed."""

    shown = Signal(str)
    """The sentence that is shown now, for screen readers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice_bar")
        self.setAccessibleName(self.tr("Notice"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._notices: list[Notice] = []
        self._text = label("", "", "notice_text", wrap=True)
        self._bar = QProgressBar()
        self._bar.setObjectName("notice_progress")
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(160)
        self._buttons: list[QPushButton] = []
        self._close = tool_button("×", "notice_close", self.tr("Close this notice"), self.tr("Close"), self.close_top)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 6, 10, 6)
        self._row.setSpacing(10)
        self._row.addWidget(self._text, 1)
        self._row.addWidget(self._bar)
        self._row.addWidget(self._close)
        self.hide()

    def say(self, notice: Notice) -> Notice:
        """Show a notice; give it back, for `withdraw`."""
        self._notices = [n for n in self._notices if not notice.key or n.key != notice.key]
        self._notices.append(notice)
        self._show_top()
        self.shown.emit(notice.text)
        return notice

    def withdraw(self, key: str) -> None:
        """Take the notice with this key away, if it is there."""
        self._notices = [n for n in self._notices if n.key != key]
        self._show_top()

    def texts(self) -> list[str]:
        """Everything that is to be said, newest last."""
        return [notice.text for notice in self._notices]

    def set_progress(self, key: str, done: int, total: int, text: str = "") -> None:
        """How far the work is that the notice with this key tells of; a total of 0 is unknown."""
        top = self._notices[-1] if self._notices else None
        if top is None or top.key != key:
            return
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if text:
            self._text.setText(text)

    def close_top(self) -> None:
        """Close the notice that is shown."""
        if self._notices:
            self._notices.pop()
        self._show_top()

    def _show_top(self) -> None:
        for old in self._buttons:
            self._row.removeWidget(old)
            old.setParent(None)
            old.deleteLater()
        self._buttons.clear()
        self.setVisible(bool(self._notices))
        if self._notices:
            self._show(self._notices[-1])

    def _show(self, notice: Notice) -> None:
        self._text.setText(notice.text)
        self.setProperty("problem", notice.problem)
        restyle(self)
        self._bar.setVisible(notice.on_cancel is not None)
        self._bar.setRange(0, 0)
        self._close.setVisible(notice.on_cancel is None)
        actions = list(notice.actions)
        if notice.on_cancel is not None:
            actions.append((self.tr("Cancel"), notice.on_cancel))
        for number, (text, act) in enumerate(actions):
            self._add_button(notice, text, act, number)

    def _add_button(self, notice: Notice, text: str, act: Callable[[], None], number: int) -> None:
        def clicked() -> None:
            self._notices = [n for n in self._notices if n is not notice]
            self._show_top()
            act()

        made = button(text, "secondary" if number == 0 else "quiet", f"notice_action_{number}", clicked)
        self._buttons.append(made)
        self._row.insertWidget(self._row.count() - 1, made)
