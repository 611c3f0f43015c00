"""Small parts that every panel is made of: labels, buttons, a clickable area, and text that shows its blanks."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QToolButton,
    QWidget,
)

_WORD = re.compile(r"\S+")


def label(text: str = "", role: str = "", name: str = "", *, wrap: bool = False) -> QLabel:
    """A plain-text label in one of the style sheet's roles: title, heading, strong, muted, small, faint, warning."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(name)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def button(text: str, kind: str, name: str, clicked: Callable[[], Any] | None = None, tip: str = "") -> QPushButton:
    """A push button of one of the style sheet's kinds: primary, secondary, quiet, link."""
    made = QPushButton(text)
    made.setObjectName(name)
    made.setProperty("kind", kind)
    made.setAccessibleName(text.replace("&", ""))
    made.setAutoDefault(False)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus where the author is working
    if tip:
        made.setToolTip(tip)
        made.setAccessibleDescription(tip)
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made


def tool_button(
    sign: str, name: str, accessible: str, tip: str, clicked: Callable[[], Any] | None = None
) -> QToolButton:
    """A small quiet button that shows a sign such as "›" and says what it is."""
    made = QToolButton()
    made.setText(sign)
    made.setObjectName(name)
    made.setAccessibleName(accessible)
    made.setToolTip(tip)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if clicked is not None:
        made.clicked.connect(lambda _checked=False: clicked())
    return made


class WrappingCheckBox(QWidget):
    """A check box whose words wrap in a narrow pane; a click on the words ticks it, as it should."""

    def __init__(self, name: str, text: str, tip: str = "") -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setObjectName(name)
        self.box.setAccessibleName(text)
        self.box.setAccessibleDescription(tip)
        self._words = label(text, wrap=True)
        self.setToolTip(tip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102
        if event.button() is Qt.MouseButton.LeftButton and self._words.geometry().contains(event.position().toPoint()):
            self.box.click()
        super().mouseReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Accepted, so that the release comes here."""
        event.accept()


def order_focus(*widgets: QWidget) -> None:
    """Have Tab go through these one after the other; Qt puts what is made later at the window's end."""
    for first, second in pairwise(widgets):
        QWidget.setTabOrder(first, second)


def laid_out(layout: QLayout) -> list[QWidget]:
    """The widgets of a layout, in its order."""
    items = [layout.itemAt(i) for i in range(layout.count())]
    widgets = [item.widget() for item in items if item is not None]
    return [widget for widget in widgets if widget is not None]


def focusable(within: QWidget) -> list[QWidget]:
    """What Tab reaches inside of a widget, in the order in which it was made, itself first where it is reached."""
    every = [within, *within.findChildren(QWidget)]
    return [w for w in every if w.focusPolicy() & Qt.FocusPolicy.TabFocus]


def restyle(widget: QWidget) -> None:
    """Make the style sheet look at a widget's properties again, after one of them changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def visible_blanks(text: str) -> str:
    """`text` with the blanks that the eye would miss made visible: at its ends, doubled, not plain, or line breaks."""
    shown = text.replace("\n", "¶").replace("\t", "→").replace("\u00a0", "·").replace("\u00ad", "-")
    stripped = shown.strip(" ")
    head = len(shown) - len(shown.lstrip(" "))
    tail = len(shown) - head - len(stripped)
    inner = stripped
    while "  " in inner:
        inner = inner.replace("  ", "··").replace("· ", "··")
    return "·" * head + inner + "·" * tail


def breakable(text: str, longest: int = 24) -> str:
    """`text` with invisible places to break in words over `longest`: run-together words must not widen a pane."""
    return _WORD.sub(lambda word: "\u200b".join(word.group()) if len(word.group()) > longest else word.group(), text)


def shortened(text: str, most: int) -> str:
    """`text` in at most `most` characters, cut between words where it can be, ending in "…" when it was cut."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    head = cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut
    return head.rstrip(" ,;:–-") + "…"


class ClickArea(QAbstractButton):
    """A button that is laid out like a frame: it holds labels, and a click, Space or Enter anywhere on it clicks it.

    Its focus ring (property `keyboard`) shows only when the focus came by keyboard.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: D102
        if event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._mark_keyboard(True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: D102
        self._mark_keyboard(False)
        super().focusOutEvent(event)

    def _mark_keyboard(self, on: bool) -> None:
        if bool(self.property("keyboard")) != on:
            self.setProperty("keyboard", on)
            restyle(self)

    def sizeHint(self) -> QSize:  # noqa: D102
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize(10, 10)

    def minimumSizeHint(self) -> QSize:  # noqa: D102
        layout = self.layout()
        return layout.minimumSize() if layout is not None else QSize(10, 10)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, D102
        option = QStyleOption()
        option.initFrom(self)
        if self.underMouse():
            option.state |= QStyle.StateFlag.State_MouseOver
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)


class ElidedLabel(QLabel):
    """A one-line label that ends in "…" where it does not fit; the whole text stays in the tool tip."""

    def __init__(self, text: str = "", name: str = "") -> None:
        super().__init__()
        self._whole = text
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.set_whole(text)

    def set_whole(self, text: str) -> None:
        """The text to show as much of as fits."""
        self._whole = text
        self.setAccessibleName(text)
        self._elide()

    def whole(self) -> str:
        """The text, not elided."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, max(0, self.width()))
        self.setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
