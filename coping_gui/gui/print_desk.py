"""The cleaned essay on paper: a preview as pages, printing, and a PDF file."""

import os
from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter
from PySide6.QtWidgets import QFileDialog

from coping_gui.essay.essay import Essay
from coping_gui.gui.dialog_opener import DialogOpener
from coping_gui.gui.essay_document import EssayDocument
from coping_gui.gui.export_desk import ExportDesk
from coping_gui.gui.review_desk import ReviewDesk
from coping_gui.gui.theme import page_font
from coping_gui.gui.window_parts import Parts
from coping_gui.review.manuscript import Manuscript

POINTS = 11
MARGIN_MM = 5
"""Qt adds 20 mm around a document, with the page's number in them."""
_RESOLUTION = 1200


class PrintDesk(QObject):
    """Prints the essay as it stands, in black on white whatever the window's theme is."""

    def __init__(self, parts: Parts, review: ReviewDesk, exports: ExportDesk, dialogs: DialogOpener) -> None:
        super().__init__(parts.owner)
        self._parts, self._review, self._exports, self._dialogs = parts, review, exports, dialogs
        self._in_use: tuple[object, ...] | None = None
        parts.actions.connect("print", self.show_preview)
        parts.actions.connect("pdf", self._ask_for_pdf)

    def show_preview(self) -> None:
        """Show the essay as pages; printing is a button of the preview."""
        if self._review.session is None:
            return
        from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog  # loaded when it is first needed

        document = printable(self._review.session.current_essay())
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._parts.window.windowTitle())
        printer.setPageLayout(page_layout())
        dialog = QPrintPreviewDialog(printer, self._dialogs.window)
        dialog.setObjectName("print_preview")
        dialog.setWindowTitle(self.tr("Print preview"))
        dialog.paintRequested.connect(document.document.print_)
        self._in_use = (printer, document)  # the preview keeps no reference of its own
        dialog.destroyed.connect(self._release)
        dialog.resize(self._dialogs.window.size() * 0.9)
        self._dialogs.open(dialog)

    def _release(self, _dialog: object = None) -> None:
        self._in_use = None

    def save_pdf(self, file: Path) -> None:
        """Write the essay as a PDF, whole or not at all; the author is told what became of it."""
        if self._review.session is None:
            return
        try:
            write_pdf(self._review.session.current_essay(), file, self._parts.window.windowTitle())
        except OSError as error:
            why = error.strerror or str(error)
            self._parts.say_problem(self.tr("{file} could not be written: {why}.").format(file=file.name, why=why))
        else:
            self._parts.say(self.tr("Saved {name}.").format(name=file.name), key="pdf")

    def _ask_for_pdf(self) -> None:
        proposed = self._exports.folder() / Path(self._exports.target_name()).with_suffix(".pdf").name
        chosen, _ = QFileDialog.getSaveFileName(
            self._parts.window, self.tr("Save as PDF"), str(proposed), self.tr("PDF document (*.pdf)")
        )
        if chosen:
            self.save_pdf(Path(chosen))


def page_layout() -> QPageLayout:
    """A4 upright, with 25 mm all around what is printed."""
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
    )


def printable(essay: Essay) -> EssayDocument:
    """The essay for paper: its looks and tables as in the window, without the window's page around them."""
    made = EssayDocument()
    made.load(Manuscript(essay))
    document = made.document
    font = page_font()
    font.setPointSizeF(POINTS)
    document.setDefaultFont(font)
    page = document.rootFrame().frameFormat()
    page.setMargin(0)
    document.rootFrame().setFrameFormat(page)
    return made


def write_pdf(essay: Essay, file: Path, title: str = "") -> None:
    """Write the essay to a PDF file, replacing what is there only when it is whole; raises OSError."""
    beside = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    beside.touch()  # raises where nothing can be written; Qt would only log it
    try:
        writer = QPdfWriter(str(beside))
        writer.setTitle(title)
        writer.setCreator("COPING")
        writer.setResolution(_RESOLUTION)
        writer.setPageLayout(page_layout())
        printed = printable(essay)
        printed.document.print_(writer)
        del writer  # closes the file
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
