"""The tools around the review: accept all with a preview, zoom."""

from PySide6.QtCore import QObject

from coping_gui.gui.check_desk import CheckDesk
from coping_gui.gui.file_desk import FileDesk
from coping_gui.gui.review_desk import ReviewDesk
from coping_gui.gui.window_parts import Parts, Services


class ToolsDesk(QObject):
    """Opens the tools' dialogs and carries out what they say."""

    def __init__(
        self, parts: Parts, services: Services, review: ReviewDesk, checks: CheckDesk, files: FileDesk
    ) -> None:
        super().__init__(parts.owner)
        self._parts, self._services, self._review = parts, services, review
