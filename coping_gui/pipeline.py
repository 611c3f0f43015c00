"""One file through the whole job: open, check, apply the fixes that are sure enough, export, report.

The only place that knows the order of the steps.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from coping_gui.checks.checker import Checker, CheckResult
from coping_gui.checks.repaired import edits_of
from coping_gui.errors import Cancelled, CannotExport, UsageError
from coping_gui.essay.edit import apply_edits
from coping_gui.essay.essay import Essay
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.export.export import export_essay
from coping_gui.export.facts import Report, make_report
from coping_gui.export.report import write_report
from coping_gui.export.revision import ExportOptions, ExportOutcome, RevisedParagraph
from coping_gui.export.save import explained, refuse_target
from coping_gui.opening.reader import open_essay
from coping_gui.settings import Settings, TierChoice

WORD_SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What cleaning one file did."""

    source: Path
    target: Path
    words: int
    fixed: Counter[Category]
    """Fixes that are in the file, by category."""
    left_open: Counter[Category]
    """Findings that the author should look at, by category."""
    hints: int
    refused: int
    notices: tuple[str, ...]
    """What the author should know, one sentence each."""
    report: Report


def target_for(source: Path, output: Path | None) -> Path:
    """Where the cleaned copy of `source` goes: beside it, in the folder `output`, or to the file `output`.

    Word files keep their kind (.docm stays .docm); everything else becomes a .docx.
    """
    suffix = source.suffix if source.suffix.lower() in WORD_SUFFIXES else ".docx"
    name = f"{source.stem}.cleaned{suffix}"
    if output is None:
        return source.parent / name
    return output / name if is_folder(output) else output


def is_folder(path: Path) -> bool:
    """Whether `path` is a folder; a name that the system does not take is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def clean(
    source: Path,
    target: Path,
    settings: Settings,
    checker: Checker,
    *,
    overwrite: bool = False,
    report: Path | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    guarded: bool = False,
) -> Cleaned:
    """Write a cleaned copy of `source` to `target`, and a report where one is asked for.

    A signed or protected file is cleaned only where `guarded` says so. Raises CannotOpen, CannotExport or Cancelled;
    then nothing was written, save where the sentence says that only the report is missing.
    """
    if report is not None and report.suffix.lower() not in (".html", ".json"):
        raise UsageError(f"The report {report.name} must end in .html or .json.")
    essay = open_essay(source, settings.language)
    for file in [target] if report is None else [report, target]:
        _refuse_early(file, source, overwrite)
    if essay.guarded and not guarded:
        raise CannotExport(
            f"{source.name} is signed or protected, so it is left as it is: the option --guarded cleans it all the "
            "same, and the window opens it."
        )
    result = checker.check(essay, progress, cancelled)
    if cancelled is not None and cancelled():
        raise Cancelled("The work was stopped; nothing was written.")
    return _write(essay, result, target, settings, overwrite, report)


def _refuse_early(file: Path, source: Path, overwrite: bool) -> None:
    """Say before the work what would make it vain: a missing folder, an existing file, the original."""
    with explained(file):
        refuse_target(file, original=source, overwrite=overwrite)
        file.parent.stat()


def _write(
    essay: Essay, result: CheckResult, target: Path, settings: Settings, overwrite: bool, report_file: Path | None
) -> Cleaned:
    rows = [accepted(p.text, found, settings.tier) for p, found in zip(essay.paragraphs, result.findings, strict=True)]
    revised = [
        RevisedParagraph(apply_edits(p.text, edits_of(p.text, row, Tier.ASK)), i)
        for i, (p, row) in enumerate(zip(essay.paragraphs, rows, strict=True))
    ]
    comments = settings.hints_as_comments
    options = ExportOptions(settings.tracked, result.hints if comments else (), (), overwrite)
    outcome = export_essay(essay, revised, target, options)
    still_open = [[f for f in found if f not in row] for found, row in zip(result.findings, rows, strict=True)]
    hints, notices = result.hints, result.notices
    report = make_report(essay, revised, rows, still_open, hints, outcome, notices, settings.tracked)
    if report_file is not None:
        _write_report(report, report_file, overwrite)
    return _cleaned(essay, result, still_open, outcome, report)


def _write_report(report: Report, file: Path, overwrite: bool) -> None:
    try:
        write_report(report, file, overwrite=overwrite)
    except CannotExport as error:
        raise CannotExport(f"{report.target} was written, but not its report: {error}") from error


def accepted(text: str, findings: Sequence[Finding], choice: TierChoice) -> list[Finding]:
    """The findings whose first suggestion is applied unseen.

    "usual" takes likely repairs of lost blanks (their precision is measured: docs/spacing.md), of everything else only
    what is safe; "safe" and "likely" treat all kinds alike.
    """
    blanks = Tier.SAFE if choice == "safe" else Tier.LIKELY
    others = Tier.LIKELY if choice == "likely" else Tier.SAFE
    return [f for f in findings if edits_of(text, [f], blanks if f.category is Category.SPACING else others)]


def _cleaned(
    essay: Essay, result: CheckResult, still_open: Sequence[Sequence[Finding]], outcome: ExportOutcome, report: Report
) -> Cleaned:
    fixed = Counter(Category(change.category) for change in report.changes if change.category)
    left = Counter(f.category for row in still_open for f in row)
    notices = (*result.notices, *essay.warnings, *outcome.notes)
    return Cleaned(
        essay.source or outcome.path, outcome.path, essay.words, fixed, left, len(result.hints),
        len(outcome.refused), notices, report,
    )  # fmt: skip
