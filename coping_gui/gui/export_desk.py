"""Exporting: the preview of the changes, the file's name, writing in the background, and what is said afterwards."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from coping_gui.errors import CannotExport
from coping_gui.essay.essay import Essay, Format
from coping_gui.essay.hint import Hint
from coping_gui.export.revision import ExportOutcome
from coping_gui.gui.background import Background, Job, sentence
from coping_gui.gui.essay_opener import Opened
from coping_gui.gui.models import Change, ExportRequest
from coping_gui.gui.notice_bar import Notice
from coping_gui.gui.review_desk import ReviewDesk
from coping_gui.gui.window_parts import Parts
from coping_gui.gui.wording import plural
from coping_gui.review.decisions import Decision
from coping_gui.review.record import Record
from coping_gui.review.session import Session

if TYPE_CHECKING:  # writing Word files is loaded in the background, when it is needed
    from coping_gui.gui.export_work import Written

PREVIEW_MS = 250
_KEY = "export"


class ExportDesk(QObject):
    """Exports the essay under review; the window stays usable meanwhile."""

    exported = Signal(object)
    """A Written."""
    failed = Signal(str)

    def __init__(self, parts: Parts, background: Background, review: ReviewDesk) -> None:
        super().__init__(parts.owner)
        self._parts, self._background, self._review = parts, background, review
        self.opened: Opened | None = None
        self.hints: tuple[Hint, ...] = ()
        self.outline: Essay | None = None
        self._preview_job: Job | None = None
        self._preview = QTimer(self, singleShot=True, interval=PREVIEW_MS)
        self._preview.timeout.connect(self._make_preview)
        panel = parts.side.export
        panel.export_requested.connect(self._ask_where)
        parts.side.page_changed.connect(self._preview_soon)
        review.rows_changed.connect(self._preview_soon)
        parts.actions.connect("export", parts.side.show_export)

    def begin(self, opened: Opened) -> None:
        """Another essay is open."""
        self.opened = opened
        self.hints, self.outline = (), None
        self._parts.side.export.set_file_name(_target_name(opened.essay, self.tr("Essay")))
        self._parts.side.export.set_changes(())
        self._preview.start()

    def record(self) -> Record:
        """The session as it stands; raises CannotExport when nothing is open."""
        session = self._review.session
        if session is None:
            raise CannotExport(self.tr("There is no essay to export: open one first."))
        return Record(
            session.essay,
            tuple(session.manuscript.revised()),
            tuple(session.history.fixes),
            tuple((i, o.finding) for i, o in session.open_findings()),
            self._shown_hints(session),
            self.outline,
        )

    def _shown_hints(self, session: Session) -> tuple[Hint, ...]:
        """What the author has hidden is neither commented nor reported."""
        outline = self.outline
        if outline is None:
            return ()
        return tuple(h for h in self.hints if Decision.about_hint(h, outline) not in session.decisions)

    # -- preview

    def _preview_soon(self, _why: object = None) -> None:
        self._preview.start()

    def _make_preview(self) -> None:
        if self._review.session is None or self._parts.side.page() != self._parts.side.EXPORT:
            return
        if self._preview_job is not None:
            self._preview_job.cancel()
        record = self.record()
        self._preview_job = self._background.run(
            lambda _job: _preview(record),
            self._parts.side.export.set_changes,
            lambda error: self._parts.say(sentence(error), problem=True),
        )

    # -- export

    def _ask_where(self, request: ExportRequest) -> None:
        proposed = self.folder() / request.file_name
        kinds = self.tr("Word document (*.docx);;Text (*.txt);;Markdown (*.md)")
        chosen, _kind = QFileDialog.getSaveFileName(
            self._parts.window, self.tr("Export a cleaned copy"), str(proposed), kinds
        )
        if chosen:
            self.export(Path(chosen), request)

    def target_name(self) -> str:
        """The name proposed for the cleaned copy."""
        return _target_name(self.opened.essay, self.tr("Essay")) if self.opened is not None else self.tr("Essay")

    def folder(self) -> Path:
        """Where the cleaned copy is proposed to go: beside the original."""
        source = self.opened.essay.source if self.opened is not None else None
        return source.parent if source is not None else Path.home()

    def export(self, target: Path, request: ExportRequest, *, accept_refusals: bool = False) -> None:
        """Write the cleaned essay to `target`, replacing what is there; `exported` or `failed` follows.

        When some changes cannot be carried into the Word file, the author is told before anything is written.
        """
        if self.opened is None:
            self._fail(CannotExport(self.tr("There is no essay to export: open one first.")))
            return
        record, opened = self.record(), self.opened
        self._parts.side.export.set_busy(True)
        job = self._background.run(
            lambda job: _write(record, opened, target, request, job, accept_refusals),
            lambda written: self._done(written, target, request),
            self._fail,
        )
        self._tell_after_a_second(job)

    def _tell_after_a_second(self, job: Job) -> None:
        def tell() -> None:
            if job in self._background.running():
                text = self.tr("Exporting…")
                self._parts.notices.say(Notice(text, key=_KEY, on_cancel=lambda: self._cancelled(job)))

        QTimer.singleShot(700, self, tell)

    def _cancelled(self, job: Job) -> None:
        job.cancel()
        self._parts.notices.withdraw(_KEY)
        self._parts.side.export.set_busy(False)

    def _done(self, written: "Written", target: Path, request: ExportRequest) -> None:
        self._parts.notices.withdraw(_KEY)
        self._parts.side.export.set_busy(False)
        if written.outcome.refused and written.outcome.path != target:
            self._tell_refusals(written.outcome, target, request)
            return
        self._parts.document.document.setModified(False)
        self._say_saved(written)
        self.exported.emit(written)

    def _tell_refusals(self, outcome: ExportOutcome, target: Path, request: ExportRequest) -> None:
        first = outcome.refused[0]
        one, many = (
            self.tr("{n} change cannot be carried into the file"),
            self.tr("{n} changes cannot be carried into the file"),
        )
        text = f"{plural(one, many, len(outcome.refused))}: {first.before} → {first.after}. {first.reason}"
        go_on = (self.tr("Export without"), lambda: self.export(target, request, accept_refusals=True))
        self._parts.notices.say(Notice(text, problem=True, key=_KEY, actions=(go_on,)))

    def _say_saved(self, written: "Written") -> None:
        path = written.outcome.path
        parts = [self.tr("Saved {name}.").format(name=path.name), *written.outcome.notes, written.problem]
        actions = [
            (self.tr("Open file"), lambda: open_path(path)),
            (self.tr("Open folder"), lambda: open_path(path.parent)),
        ]
        if written.report is not None:
            report = written.report
            actions.append((self.tr("Open report"), lambda: open_path(report)))
        self._parts.notices.say(Notice(" ".join(p for p in parts if p), key=_KEY, actions=tuple(actions)))

    def _fail(self, error: Exception) -> None:
        self._parts.side.export.set_busy(False)
        self._parts.notices.withdraw(_KEY)
        text = sentence(error)
        self._parts.say(text, problem=True, key=_KEY)
        self.failed.emit(text)


def open_path(path: Path) -> None:
    """Show a file or folder in the system's own program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _target_name(essay: Essay, otherwise: str) -> str:
    """The name proposed for the cleaned copy: a Word file keeps its kind, everything else becomes a .docx."""
    if essay.source is None:
        kept = "".join(c for c in essay.title or otherwise if c not in '<>:"/\\|?*' and c.isprintable())
        return f"{kept.strip()[:80] or otherwise}.cleaned.docx"
    suffix = essay.source.suffix if essay.format is Format.DOCX else ".docx"
    return f"{essay.source.stem}.cleaned{suffix}"


def _preview(record: Record) -> Sequence[Change]:
    from coping_gui.gui.export_work import preview

    return preview(record)


def _write(
    record: Record, opened: Opened, target: Path, request: ExportRequest, job: Job, accept_refusals: bool
) -> "Written":
    from coping_gui.gui.export_work import write

    return write(record, opened, target, request, job, accept_refusals)
