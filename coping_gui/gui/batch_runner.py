"""Runs a batch for the batch dialog: the command line's batch, in a background job with engines of its own."""

from collections.abc import Callable, Sequence
from pathlib import Path

from coping_gui.batch import Batch, Outcome
from coping_gui.checks.checker import Checker
from coping_gui.gui.background import Job, sentence
from coping_gui.gui.models import BatchRequest, BatchRow, FileState
from coping_gui.gui.window_parts import Services

OnRow = Callable[[BatchRow], None]
OnProgress = Callable[[int, int], None]
_STEPS_A_FILE = 100


class BackgroundBatch:
    """One batch at a time; see batch_dialog.BatchRunner."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._job: Job | None = None
        self._stopped = False

    def start(
        self, request: BatchRequest, on_row: OnRow, on_progress: OnProgress, on_done: Callable[[str], None]
    ) -> None:
        """Begin; the callbacks come in the GUI thread."""
        self._stopped = False
        services = self._services
        deliver = services.background.deliver

        def work(job: Job) -> None:
            settings = services.settings.with_(tracked=request.tracked, hints_as_comments=request.hints_as_comments)
            words = tuple(services.dictionary)
            checker = Checker(settings, services.make_engines(settings.engine, words), words)
            told = _Teller(request.files, lambda row: deliver(lambda: on_row(row)), job)
            try:
                Batch(
                    request.files,
                    request.folder,
                    settings,
                    checker,
                    request.overwrite,
                    _report_beside(request),
                    told.outcome,
                    told.progress,
                    lambda: self._stopped or job.cancelled(),
                ).run()
            finally:
                checker.close()

        self._job = services.background.run(
            work, lambda _none: on_done(""), lambda error: on_done(sentence(error)), lambda d, t, _w: on_progress(d, t)
        )

    def cancel(self) -> None:
        """Stop after the step that is under way."""
        self._stopped = True


def _report_beside(request: BatchRequest) -> Callable[[Path], Path | None]:
    def name(source: Path) -> Path | None:
        if not request.report:
            return None
        return (request.folder or source.parent) / f"{source.stem}.report.html"

    return name


class _Teller:
    """Turns what the batch reports into rows and one progress."""

    def __init__(self, files: Sequence[Path], tell: OnRow, job: Job) -> None:
        self._files, self._tell, self._job = files, tell, job
        self._working = -1

    def progress(self, number: int, done: int, total: int) -> None:
        """Called from the engines' threads."""
        if number > self._working:
            self._working = number
            self._tell(BatchRow(self._files[number], FileState.WORKING))
        part = _STEPS_A_FILE * done // max(1, total)
        self._job.progress(_STEPS_A_FILE * number + part, _STEPS_A_FILE * len(self._files))

    def outcome(self, outcome: Outcome) -> None:
        """One file is done, or could not be."""
        cleaned = outcome.cleaned
        if cleaned is None:
            self._tell(BatchRow(outcome.source, FileState.FAILED, note=outcome.error))
            return
        self._tell(
            BatchRow(
                outcome.source,
                FileState.DONE,
                cleaned.target,
                cleaned.fixed.total(),
                cleaned.left_open.total(),
                cleaned.hints,
                " ".join(cleaned.notices),
            )
        )
