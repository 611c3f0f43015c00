"""`coping clean`: cleaned copies of files and folders, with a summary that a person understands."""

import argparse
import os
import shlex
import subprocess
from collections import Counter
from pathlib import Path

from coping_gui.batch import Batch, Outcome, files_in
from coping_gui.cli.common import Progress, checker_for, counted, say, settings_from
from coping_gui.errors import CannotExport, CannotOpen, ExitCode, UsageError
from coping_gui.essay.finding import Category
from coping_gui.pipeline import Cleaned, is_folder

WORDS = {
    Category.SPACING: ("spacing fix", "spacing fixes"),
    Category.SPELLING: ("spelling suggestion", "spelling suggestions"),
    Category.GRAMMAR: ("grammar suggestion", "grammar suggestions"),
    Category.STYLE: ("style suggestion", "style suggestions"),
}
FIXES = {
    Category.SPACING: ("spacing mistake", "spacing mistakes"),
    Category.SPELLING: ("spelling mistake", "spelling mistakes"),
    Category.GRAMMAR: ("grammar mistake", "grammar mistakes"),
    Category.STYLE: ("point of style", "points of style"),
}


def run(options: argparse.Namespace) -> int:
    """Clean every file; the exit code of the first failure, else 0."""
    chosen = settings_from(options)
    files = files_in(options.files)
    if not files:
        raise CannotOpen(f"{options.files[0]} holds no text, Markdown or Word file.")
    output = _output(options.output, len(files))
    if options.report is not None and not is_folder(options.report.parent):
        raise CannotExport(f"The folder {options.report.parent} of the report does not exist.")
    line = Progress()
    with checker_for(chosen) as checker:
        batch = Batch(
            files, output, chosen, checker, overwrite=options.force, guarded=options.guarded,
            report=lambda source: _report_for(options.report, source, len(files)),
            on_outcome=lambda outcome: _tell(outcome, line, chosen.tracked),
            on_progress=lambda number, done, total: line.show(
                f"{files[number].name}: {100 * done // max(1, total)} %"
            ),
        )  # fmt: skip
        outcomes = batch.run()
    line.clear()
    if len(files) > 1:
        _print_table(outcomes)
    return next((o.exit_code for o in outcomes if not o.ok), ExitCode.DONE)


def _output(output: Path | None, count: int) -> Path | None:
    """The output as given; a folder is made when several files or a trailing slash ask for one."""
    if output is None or is_folder(output):
        return output
    there = os.path.lexists(output)
    if count == 1 and (output.suffix or there):
        return output
    if output.suffix or there:
        raise UsageError(f"Several files cannot all be written to {output.name}; give a folder with -o.")
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotExport(f"The folder {output} could not be made: {error.strerror}.") from error
    return output


def _report_for(report: Path | None, source: Path, count: int) -> Path | None:
    """One file: the report as named; several: one report each, named after its source."""
    if report is None or count == 1:
        return report
    return report.with_name(f"{report.stem}-{source.stem}{report.suffix}")


def _tell(outcome: Outcome, line: Progress, tracked: bool) -> None:
    line.clear()
    if outcome.cleaned is None:
        say(f"{outcome.source.name}: NOT cleaned. {outcome.error}")
    else:
        say("\n".join(_summary(outcome.cleaned, tracked)))


def _summary(done: Cleaned, tracked: bool) -> list[str]:
    fixed = _list(done.fixed, FIXES) or "nothing needed fixing"
    left = _list(done.left_open, WORDS) or "no open suggestions"
    lines = [
        f"{done.source.name}: {counted(done.words, 'word')}",
        f"  Fixed:    {fixed}{' (as tracked changes)' if tracked else ''}",
        f"  Left:     {left}; {counted(done.hints, 'hint')} on structure",
    ]
    if done.refused:
        lines.append(f"  Refused:  {counted(done.refused, 'change')} could not be written; the report says why")
    lines += [f"  Note:     {notice}" for notice in done.notices]
    lines += [f"  File:     {done.target}", f"  Review:   coping-gui {_as_argument(done.source)}"]
    return lines


def _as_argument(path: Path) -> str:
    """The path as one types it in a shell."""
    name = f".{os.sep}{path}" if str(path).startswith("-") else str(path)
    return subprocess.list2cmdline([name]) if os.name == "nt" else shlex.quote(name)


def _list(counts: Counter[Category], words: dict[Category, tuple[str, str]]) -> str:
    return ", ".join(counted(counts[c], *words[c]) for c in Category if counts[c])


def _print_table(outcomes: list[Outcome]) -> None:
    say(f"\n{'file':40} {'words':>7} {'fixed':>6} {'left':>6} {'hints':>6}")
    for outcome in outcomes:
        if outcome.cleaned is None:
            say(f"{outcome.source.name[:40]:40} {'not cleaned':>28}")
        else:
            done = outcome.cleaned
            counts = f"{done.words:7} {done.fixed.total():6} {done.left_open.total():6} {done.hints:6}"
            say(f"{done.source.name[:40]:40} {counts}")
    good = sum(o.ok for o in outcomes)
    say(f"{counted(good, 'file')} cleaned, {len(outcomes) - good} not.")
