"""Many files, one outcome each: a bad file never stops the rest."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from coping_gui.checks.checker import Checker
from coping_gui.errors import Cancelled, CopingError, ExitCode
from coping_gui.pipeline import Cleaned, clean, is_folder, target_for
from coping_gui.settings import Settings

logger = logging.getLogger(__name__)

READABLE = (".txt", ".md", ".markdown", ".docx", ".docm", ".dotx", ".dotm")
"""Suffixes that are taken from a folder; a file named by the user is tried whatever its suffix."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened to one file."""

    source: Path
    cleaned: Cleaned | None = None
    error: str = ""
    """One sentence, when it was not cleaned."""
    exit_code: ExitCode = ExitCode.DONE

    @property
    def ok(self) -> bool:
        """Whether a cleaned file was written."""
        return self.cleaned is not None


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files to clean: named files as they are, of folders the readable ones, in order, each once.

    Word's lock files (~$…), hidden files and files that COPING itself wrote (….cleaned.…) are left out of folders.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _readable_files(path) if is_folder(path) else [path]:
            found.setdefault(file.absolute(), file)
    return list(found.values())


def unlike(targets: Iterable[Path]) -> list[Path]:
    """The targets, numbered where two would be one file, also on disks that do not tell capitals apart."""
    taken: set[str] = set()
    chosen: list[Path] = []
    for target in targets:
        free = next(path for path in _numbered(target) if str(path).casefold() not in taken)
        taken.add(str(free).casefold())
        chosen.append(free)
    return chosen


def _numbered(target: Path) -> Iterator[Path]:
    stem, rest = target.name, ""
    if "." in target.name:
        marked = target.stem.endswith(".cleaned")
        stem = target.stem.removesuffix(".cleaned") if marked else target.stem
        rest = target.name[len(stem) :]
    yield target
    for number in count(2):
        yield target.with_name(f"{stem}-{number}{rest}")


def _readable_files(folder: Path) -> list[Path]:
    return sorted(
        file
        for file in folder.rglob("*")
        if file.suffix.lower() in READABLE
        and not file.name.startswith((".", "~$"))
        and not file.stem.endswith(".cleaned")
        and file.is_file()
    )


@dataclass(frozen=True, slots=True)
class Batch:
    """Files to clean one after another with one checker."""

    files: Sequence[Path]
    output: Path | None
    """A folder, or None for beside each source; for a single file also the target itself."""
    settings: Settings
    checker: Checker
    overwrite: bool = False
    report: Callable[[Path], Path | None] = lambda _source: None
    """The report file of a source, or None."""
    on_outcome: Callable[[Outcome], None] = lambda _outcome: None
    on_progress: Callable[[int, int, int], None] = lambda _file, _done, _total: None
    """Gets the file's index, its steps done, and its steps in all; from several threads."""
    cancelled: Callable[[], bool] = lambda: False
    guarded: bool = False
    """Whether files that are signed or protected are cleaned too."""

    def run(self) -> list[Outcome]:
        """One outcome per file; never raises for a bad file.

        Once `cancelled` says so, the remaining files have no outcome and the half-done one leaves nothing behind.
        """
        outcomes: list[Outcome] = []
        targets = unlike(target_for(source, self.output) for source in self.files)
        for number, (target, report) in enumerate(zip(targets, self._reports(), strict=True)):
            try:
                outcome = self._one(number, target, report)
            except Cancelled:
                break
            outcomes.append(outcome)
            self.on_outcome(outcome)
        return outcomes

    def _reports(self) -> list[Path | None]:
        wanted = [self.report(source) for source in self.files]
        chosen = iter(unlike(report for report in wanted if report is not None))
        return [None if report is None else next(chosen) for report in wanted]

    def _one(self, number: int, target: Path, report: Path | None) -> Outcome:
        source = self.files[number]
        if self.cancelled():
            raise Cancelled("The batch was stopped.")
        try:
            return Outcome(source, self._clean(number, target, report))
        except Cancelled:
            raise
        except CopingError as error:
            return Outcome(source, error=str(error), exit_code=error.exit_code)
        except Exception as error:  # the edge: a defect of ours must not cost the other files
            logger.exception("cleaning %s failed", source)
            sentence = f"{source.name} could not be cleaned: an unexpected {type(error).__name__} inside COPING."
            return Outcome(source, error=sentence, exit_code=ExitCode.CANNOT_EXPORT)

    def _clean(self, number: int, target: Path, report: Path | None) -> Cleaned:
        source = self.files[number]
        return clean(
            source,
            target,
            self.settings,
            self.checker,
            overwrite=self.overwrite,
            report=report,
            progress=lambda done, total: self.on_progress(number, done, total),
            cancelled=self.cancelled,
            guarded=self.guarded,
        )
