"""The line below: words, open findings, how far the checks are, and the keys one needs most."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from coping_gui.gui.parts import label
from coping_gui.gui.theme import STATUS_BAR_HEIGHT
from coping_gui.gui.wording import plural, words_text


class StatusLine(QWidget):
    """Shows what it is told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status_bar")
        self.setAccessibleName(self.tr("State"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(STATUS_BAR_HEIGHT)
        self._words = label("", "faint", "status_words")
        self._open = label("", "faint", "status_open")
        self._state = label("", "faint", "status_state")
        self._server = label("", "strong", "status_server")
        self._keys = label(self.tr("F8 next   ·   Alt+Enter accept   ·   Ctrl+. suggestions"), "faint", "status_keys")
        self._bar = QProgressBar()
        self._bar.setObjectName("status_progress")
        self._bar.setAccessibleName(self.tr("Check progress"))
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(90)
        self._bar.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(18)
        row.addWidget(self._words)
        row.addWidget(self._open)
        row.addStretch(1)
        row.addWidget(self._bar)
        row.addWidget(self._server)
        row.addWidget(self._state)
        row.addWidget(self._keys)

    def set_counts(self, words: int | None, open_findings: int) -> None:
        """Words and open findings; None while nothing is open."""
        self._words.setText("" if words is None else words_text(words))
        one, many = self.tr("{n} open issue"), self.tr("{n} open issues")
        self._open.setText("" if words is None else plural(one, many, open_findings))

    def set_progress(self, done: int, total: int, not_checked: str = "") -> None:
        """How far the checks are; `not_checked` names what cannot be checked."""
        busy = done < total
        self._bar.setVisible(busy)
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)
        if busy:
            text = self.tr("Checking…")
        elif not total:
            text = ""
        else:
            text = not_checked or self.tr("All text checked")
        self._state.setText(text)

    def set_server(self, url: str) -> None:
        """Name the server of the user's own that the text is sent to; "" while there is none."""
        self._server.setText(self.tr("Text is sent to {url}").format(url=url) if url else "")
        self._server.setVisible(bool(url))

    def set_state(self, text: str) -> None:
        """Another sentence about the state."""
        self._state.setText(text)

    def set_narrow(self, narrow: bool) -> None:
        """Leave the keys out where there is no room."""
        self._keys.setVisible(not narrow)
