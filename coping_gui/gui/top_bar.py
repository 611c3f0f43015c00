"""The bar on top: what is open, undo and redo, Open and Export, and the menu of everything else."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from coping_gui.gui.parts import button, label
from coping_gui.gui.theme import TOP_BAR_HEIGHT

_LONGEST_NAME = 360


class TopBar(QWidget):
    """Buttons that do what their actions do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self.setAccessibleName(self.tr("Essay and tools"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(TOP_BAR_HEIGHT)
        self._file = label("", "muted", "file_name_shown")
        self._edited = label(self.tr("· edited"), "faint", "edited_mark")
        self._edited.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 0, 12, 0)
        self._row.setSpacing(8)
        self._row.addWidget(label("COPING", "title", "product_name"))
        self._row.addSpacing(4)
        self._row.addWidget(self._file)
        self._row.addWidget(self._edited)
        self._row.addStretch(1)

    def set_file(self, name: str, edited: bool) -> None:
        """Name of the essay, and whether it was changed since it was opened or exported."""
        metrics = QFontMetrics(self._file.font())
        self._file.setText(metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, _LONGEST_NAME))
        self._file.setToolTip(name)
        self._edited.setVisible(edited)

    def add(self, action: QAction, kind: str, name: str) -> None:
        """A button for an action, at the right end."""
        made = button(action.text().replace("&", ""), kind, name, action.trigger)
        made.setEnabled(action.isEnabled())

        def follow() -> None:
            made.setEnabled(action.isEnabled())
            made.setToolTip(action.toolTip())

        action.changed.connect(follow)
        follow()
        self._row.addWidget(made)

    def add_menu(self, menu: QMenu) -> QToolButton:
        """The menu button, at the right end."""
        made = QToolButton()
        made.setText("☰")
        made.setObjectName("menu_button")
        made.setAccessibleName(self.tr("Menu"))
        made.setToolTip(self.tr("Menu (F10)"))
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setMenu(menu)
        self._row.addWidget(made)
        return made
