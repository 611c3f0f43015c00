"""Many essays at once: choose files or a folder, clean them all, see one outcome each."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from coping_gui.gui.batch_files import BatchFiles
from coping_gui.gui.batch_options import BatchOptions
from coping_gui.gui.models import BatchRequest, BatchRow, FileState
from coping_gui.gui.parts import button, label
from coping_gui.gui.wording import plural


class BatchRunner(Protocol):
    """Cleans files in the background; all callbacks come in the GUI thread."""

    def start(
        self,
        request: BatchRequest,
        on_row: Callable[[BatchRow], None],
        on_progress: Callable[[int, int], None],
        on_done: Callable[[str], None],
    ) -> None:
        """Begin; `on_row` for each change of a file's state, `on_progress` with steps done and steps in all.

        `on_done` follows once, whatever happens, with a sentence when the batch could not run at all, else "".
        """
        ...

    def cancel(self) -> None:
        """Stop soon; what is half done leaves nothing behind. `on_done` still follows."""
        ...


class BatchDialog(QDialog):
    """Hands the files to the runner and shows what it reports; closing it stops the batch first."""

    def __init__(self, runner: BatchRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("batch_dialog")
        self.setWindowTitle(self.tr("Clean many essays"))
        self._runner = runner
        self._running = False
        self._close_when_done = False
        self._files = BatchFiles()
        self._options = BatchOptions()
        self._progress = QProgressBar()
        self._summary = label("", "strong", "batch_summary", wrap=True)
        self._start_button = button("", "primary", "batch_start", self._start)
        self._stop_button = button(self.tr("Stop"), "secondary", "batch_stop", self._stop)
        self._folder_button = button(self.tr("Open folder"), "secondary", "batch_open_folder", self._open_folder)
        self._close_button = button(self.tr("Close"), "secondary", "batch_close", self.reject)
        self._build()
        self._show_state()

    def add_paths(self, chosen: Iterable[Path]) -> None:
        """Add files, and of folders the essays in them; says so when there was nothing to add."""
        self._files.add(chosen)

    def set_options(self, request: BatchRequest) -> None:
        """Take the options (not the files) of a request."""
        self._options.apply(request)

    def rows(self) -> Sequence[BatchRow]:
        """All files with their state."""
        return self._files.model.rows()

    def request(self) -> BatchRequest:
        """What "Clean" would run: the files that are not done yet, and the options."""
        return self._options.request([row.source for row in self.rows() if row.state is not FileState.DONE])

    def reject(self) -> None:
        """Close; while a batch runs, stop it first and close when it has stopped."""
        if self._running:
            self._close_when_done = True
            self._stop()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: D102
        if self._running:
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)

    def _start(self) -> None:
        request = self.request()
        for file in request.files:
            self._files.model.update(BatchRow(file))
        self._running = True
        self._summary.setText("")
        self._progress.setRange(0, 0)
        self._show_state()
        self._runner.start(request, self._files.model.update, self._show_progress, self._finish)

    def _stop(self) -> None:
        self._stop_button.setEnabled(False)
        self._summary.setText(self.tr("Stopping…"))
        self._runner.cancel()

    def _show_progress(self, done: int, total: int) -> None:
        self._progress.setRange(0, max(1, total))
        self._progress.setValue(done)

    def _finish(self, problem: str) -> None:
        self._running = False
        for row in self.rows():
            if row.state in (FileState.WAITING, FileState.WORKING):
                self._files.model.update(BatchRow(row.source, FileState.STOPPED))
        self._summary.setText(problem or batch_summary(self.rows()))
        self._show_state()
        if self._close_when_done:
            super().reject()

    def _files_changed(self, added: int) -> None:
        nothing = self.tr("There was no essay to add that is not in the list already.")
        self._summary.setText("" if added or not self.isVisible() else nothing)
        self._show_state()

    def _show_state(self) -> None:
        waiting = len(self.request().files)
        start = plural(self.tr("Clean {n} essay"), self.tr("Clean {n} essays"), waiting)
        self._start_button.setText(start if waiting else self.tr("Clean"))
        self._start_button.setAccessibleName(self._start_button.text())
        self._start_button.setVisible(not self._running)
        self._start_button.setEnabled(waiting > 0)
        self._stop_button.setVisible(self._running)
        self._stop_button.setEnabled(self._running)
        self._progress.setVisible(self._running)
        self._summary.setVisible(bool(self._summary.text()))
        self._folder_button.setVisible(self._target_folder() is not None and not self._running)
        self._options.setEnabled(not self._running)
        self._files.set_locked(self._running)

    def _target_folder(self) -> Path | None:
        return next((row.target.parent for row in self.rows() if row.target is not None), None)

    def _open_folder(self) -> None:
        folder = self._target_folder()
        if folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _build(self) -> None:
        self.resize(760, 560)
        self.setAccessibleName(self.windowTitle())
        self._files.changed.connect(self._files_changed)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(self.tr("Progress of the batch"))
        self._start_button.setDefault(True)
        last = QHBoxLayout()
        last.addWidget(self._folder_button)
        last.addStretch(1)
        last.addWidget(self._close_button)
        last.addWidget(self._stop_button)
        last.addWidget(self._start_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(label(self.tr("Clean many essays"), "title"))
        promise = self.tr(
            "Certain fixes are made in copies; the originals are never changed. A bad file never stops the rest."
        )
        column.addWidget(label(promise, "small", wrap=True))
        column.addWidget(self._files, 1)
        column.addWidget(self._options)
        column.addWidget(self._progress)
        column.addWidget(self._summary)
        column.addLayout(last)


def batch_summary(rows: Sequence[BatchRow]) -> str:
    """What a batch did, in one line: cleaned, fixed, left open, and what could not or was not done."""
    done = [row for row in rows if row.state is FileState.DONE]
    failed = sum(row.state is FileState.FAILED for row in rows)
    stopped = sum(row.state is FileState.STOPPED for row in rows)
    cleaned = plural(_tr("{n} essay cleaned"), _tr("{n} essays cleaned"), len(done))
    fixed = plural(_tr("{n} fix"), _tr("{n} fixes"), sum(row.fixed for row in done))
    left = plural(_tr("{n} finding left open"), _tr("{n} findings left open"), sum(row.left for row in done))
    parts = [f"{cleaned}: {fixed}, {left}." if done else f"{cleaned}."]
    if failed:
        parts.append(_tr("Could not be cleaned: {n}.").format(n=failed))
    if stopped:
        parts.append(_tr("Not done: {n}.").format(n=stopped))
    return " ".join(parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("BatchDialog", text)
