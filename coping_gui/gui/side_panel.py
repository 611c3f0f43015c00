"""The right pane: a segmented control over its pages: Review, Sources, Variants, Export."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from coping_gui.gui.export_panel import ExportPanel
from coping_gui.gui.parts import button, focusable, laid_out, order_focus
from coping_gui.gui.review_panel import ReviewPanel


class SidePanel(QWidget):
    """Holds both panels; `review` and `export` are wired by the window."""

    page_changed = Signal(int)
    """REVIEW, EXPORT, SOURCES or CONSISTENCY."""

    REVIEW = 0
    EXPORT = 1
    SOURCES = 2
    CONSISTENCY = 3

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side_panel")
        self.setAccessibleName(self.tr("Review and export"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.review = ReviewPanel()
        self.export = ExportPanel()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.review)
        self._pages.addWidget(self.export)
        self._segments = QButtonGroup(self)
        self._row = QHBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 13, 10)
        column.setSpacing(8)
        column.addWidget(self._segment_row())
        column.addWidget(self._pages, 1)

    def sizeHint(self) -> QSize:  # noqa: D102
        return QSize(332, 600)

    def add_page(self, page: int, content: QWidget, text: str, name: str) -> None:
        """Put one more page between Review and Export; pages are added in the order of their numbers."""
        assert page == self._pages.count()
        self._pages.addWidget(content)
        self._row.insertWidget(self._row.count() - 1, self._segment(page, text, name), len(text) + 4)
        order_focus(*laid_out(self._row), *focusable(self._pages))

    def page(self) -> int:
        """REVIEW, EXPORT, SOURCES or CONSISTENCY."""
        return self._pages.currentIndex()

    def show_review(self) -> None:
        """Turn to the review page."""
        self._show(self.REVIEW)

    def show_export(self) -> None:
        """Turn to the export page."""
        self._show(self.EXPORT)

    def _segment_row(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("segments")
        row = self._row
        frame.setLayout(row)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for page, text, name in (
            (self.REVIEW, self.tr("Review"), "segment_review"),
            (self.EXPORT, self.tr("Export"), "segment_export"),
        ):
            row.addWidget(self._segment(page, text, name), len(text) + 4)
        return frame

    def _segment(self, page: int, text: str, name: str) -> QPushButton:
        made = button(text, "segment", name)
        made.setCheckable(True)
        made.setChecked(page == self.REVIEW)
        self._segments.addButton(made, page)
        made.clicked.connect(lambda _checked=False: self._show(page))
        return made

    def _show(self, page: int) -> None:
        self._segments.button(page).setChecked(True)
        if page != self._pages.currentIndex():
            self._pages.setCurrentIndex(page)
            self.page_changed.emit(page)
