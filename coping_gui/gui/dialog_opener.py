"""Opens the window's dialogs, one at a time, without blocking its loop, and lets go of them when they are closed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget


class DialogOpener(QObject):
    """Shared by the desks that show dialogs."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.window = window
        """The parent of every dialog."""
        self.dialog: QDialog | None = None
        """The one that is open."""

    def open(self, dialog: QDialog, on_accept: Callable[[], None] | None = None) -> None:
        """Show a dialog over the window; `on_accept` follows when it is confirmed."""
        self.dialog = dialog
        if on_accept is not None:
            dialog.accepted.connect(on_accept)
        dialog.finished.connect(partial(self._closed, dialog))
        dialog.open()

    def _closed(self, dialog: QDialog, _result: int = 0) -> None:
        if self.dialog is dialog:
            self.dialog = None
        dialog.deleteLater()
