"""Keys and help: what the marks mean, every key, and what COPING is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDialog, QFrame, QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from coping_gui.essay.finding import Category
from coping_gui.gui.category_widgets import PatternSwatch
from coping_gui.gui.models import CATEGORIES
from coping_gui.gui.parts import button, label
from coping_gui.gui.theme import current_theme
from coping_gui.gui.wording import category_name


class KeyCap(QLabel):
    """The name of a key or of keys pressed together, drawn like a key."""

    def __init__(self, keys: str) -> None:
        super().__init__(keys)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setContentsMargins(8, 2, 8, 3)
        self.setAccessibleName(keys)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.outline), 1))
        painter.setBrush(QColor(theme.panel))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()
        super().paintEvent(event)


class HelpDialog(QDialog):
    """Made from the window's own table of actions, so that it is never out of date."""

    def __init__(self, keys: Sequence[tuple[str, str]], version: str = "", parent: QWidget | None = None) -> None:
        """`keys`: (what it does, the keys as the platform writes them), in the order to show them."""
        super().__init__(parent)
        self.setObjectName("help_dialog")
        self.setWindowTitle(self.tr("Keys and help"))
        self.setAccessibleName(self.windowTitle())
        self.resize(620, 600)
        body = QWidget()
        body.setObjectName("scroll_body")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(8)
        for title, card in (
            (self.tr("What the marks mean"), self._marks()),
            (self.tr("Keys"), self._keys(keys)),
            (self.tr("About"), self._about(version)),
        ):
            inside.addWidget(label(title, "heading"))
            inside.addWidget(card)
        inside.addStretch(1)
        self._build(body)

    def _build(self, body: QWidget) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(self.windowTitle())
        scroll.setWidget(body)
        close = button(self.tr("Close"), "primary", "help_close", self.accept)
        close.setDefault(True)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 14, 16)
        column.setSpacing(10)
        column.addWidget(scroll, 1)
        column.addLayout(row)

    def _marks(self) -> QFrame:
        card, grid = _card()
        for i, category in enumerate(CATEGORIES):
            grid.addWidget(PatternSwatch(category), i, 0)
            grid.addWidget(label(category_name(category), "strong"), i, 1)
            grid.addWidget(label(self._meaning(category), wrap=True), i, 2)
        grid.setColumnStretch(2, 1)
        return card

    def _meaning(self, category: Category) -> str:
        return {
            Category.SPELLING: self.tr("wavy: a word that no dictionary has"),
            Category.GRAMMAR: self.tr("broken wave: a sentence that does not hold together"),
            Category.SPACING: self.tr("dotted: blanks that are missing or too many"),
            Category.STYLE: self.tr("double line: right, but could be said better"),
        }[category]

    def _keys(self, keys: Sequence[tuple[str, str]]) -> QFrame:
        card, grid = _card()
        for i, (words, key) in enumerate(keys):
            grid.addWidget(label(words), i, 0)
            grid.addWidget(KeyCap(key), i, 1, Qt.AlignmentFlag.AlignRight)
        extra = len(keys)
        for words, key in (
            (self.tr("In the list of findings: go to the next one"), self.tr("Down")),
            (self.tr("In the list of findings: accept"), "A"),
            (self.tr("In the list of findings: ignore"), self.tr("Del")),
            (self.tr("In the list of findings: back to the text"), self.tr("Enter")),
            (self.tr("On a hint: hide it"), self.tr("Del")),
        ):
            grid.addWidget(label(words), extra, 0)
            grid.addWidget(KeyCap(key), extra, 1, Qt.AlignmentFlag.AlignRight)
            extra += 1
        grid.setColumnStretch(0, 1)
        return card

    def _about(self, version: str) -> QFrame:
        card, grid = _card()
        name = self.tr("COPING {version}").format(version=version).strip()
        grid.addWidget(label(name, "strong"), 0, 0)
        text = self.tr(
            "Repairs run-together words, checks grammar and structure, and writes a cleaned copy. It works offline: "
            "your essay never leaves this computer. Your original file is never changed.\n\n"
            "Free software under the GNU General Public License, version 3 or later, without any warranty. "
            "The fonts Source Sans and Source Serif are under the SIL Open Font License."
        )
        grid.addWidget(label(text, wrap=True), 1, 0)
        return card


def _card() -> tuple[QFrame, QGridLayout]:
    card = QFrame()
    card.setProperty("card", True)
    grid = QGridLayout(card)
    grid.setContentsMargins(16, 12, 16, 12)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(8)
    return card, grid
