"""What an export does in the background: the preview of the changes, a trial, the files."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from coping_gui.errors import CannotExport
from coping_gui.essay.essay import Essay, Format
from coping_gui.essay.finding import Category
from coping_gui.export.export import export_essay
from coping_gui.export.facts import changes_of
from coping_gui.export.report import make_report, write_report
from coping_gui.export.revision import ExportOptions, ExportOutcome, RevisedParagraph
from coping_gui.gui.background import Job
from coping_gui.gui.essay_opener import Opened, digest_of
from coping_gui.gui.models import Change, ExportRequest
from coping_gui.review.record import Record


@dataclass(frozen=True, slots=True)
class Written:
    """What an export left on disk."""

    outcome: ExportOutcome
    report: Path | None
    problem: str = ""
    """What went wrong with the report, when the essay itself was written."""


def preview(record: Record) -> Sequence[Change]:
    """Every change of the cleaned essay against the original, with its reason."""
    revised = [RevisedParagraph(text, origin) for text, origin in record.revised]
    changes = changes_of(record.essay, revised, record.accepted())
    return [Change(c.before, c.after, c.reason, Category(c.category) if c.category else None) for c in changes]


def write(
    record: Record, opened: Opened, target: Path, request: ExportRequest, job: Job, accept_refusals: bool
) -> Written:
    """Write essay and report; when changes are refused and that was not accepted, nothing is written to `target`.

    Raises CannotExport, with nothing written, when the essay's Word file was changed since it was opened.
    """
    notes = _changed_since(opened)
    revised = [RevisedParagraph(text, origin) for text, origin in record.revised]
    hints = record.original_hints()
    left_open = record.left_open()
    findings = tuple((i, f) for i, row in enumerate(left_open) for f in row)
    options = ExportOptions(
        request.tracked,
        hints if request.hints_as_comments else (),
        findings if request.open_findings_as_comments else (),
        overwrite=True,
    )
    if record.essay.format is Format.DOCX and not accept_refusals:
        trial = _trial(record.essay, revised, target, options)
        if trial.refused:
            return Written(trial, None)
    if job.cancelled():
        return Written(ExportOutcome(target), None)
    outcome = export_essay(record.essay, revised, target, options)
    outcome = replace(outcome, notes=(*notes, *outcome.notes))
    report = target.with_name(f"{target.stem}.report.html") if request.report else None
    problem = ""
    if report is not None:
        facts = make_report(
            record.essay, revised, record.accepted(), left_open, hints, outcome, tracked=request.tracked
        )
        try:
            write_report(facts, report)
        except CannotExport as error:
            report, problem = None, str(error)
    return Written(outcome, report, problem)


def _trial(essay: Essay, revised: Sequence[RevisedParagraph], target: Path, options: ExportOptions) -> ExportOutcome:
    with tempfile.TemporaryDirectory(prefix="coping-") as folder:
        return export_essay(essay, revised, Path(folder) / f"trial{target.suffix}", options)


def _changed_since(opened: Opened) -> tuple[str, ...]:
    source = opened.essay.source
    if source is None or not opened.digest or digest_of(source) == opened.digest:
        return ()
    gone = not source.exists()
    what = "is not there any more" if gone else "was changed by another program since it was opened"
    if opened.essay.format is Format.DOCX:
        raise CannotExport(f"{source.name} {what}, so its cleaned copy cannot be made: open it again.")
    return (f"{source.name} {what}; the copy is of the text as you opened it.",)
