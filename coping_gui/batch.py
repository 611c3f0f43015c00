"""Many files, one outcome each: a bad file never stops the rest."""

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from coping_gui.checks.checker import Checker
from coping_gui.errors import Cancelled, CopingError, ExitCode
from coping_gui.pipeline import Cleaned, clean, target_for
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
    found: dict[Path, None] = {}
    for path in paths:
        for file in _readable_files(path) if path.is_dir() else [path]:
            found.setdefault(file)
    return list(found)


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

    def run(self) -> list[Outcome]:
        """One outcome per file; never raises for a bad file.

        Once `cancelled` says so, the remaining files have no outcome and the half-done one leaves nothing behind.
        """
        outcomes: list[Outcome] = []
        for number in range(len(self.files)):
            try:
                outcome = self._one(number)
            except Cancelled:
                break
            outcomes.append(outcome)
            self.on_outcome(outcome)
        return outcomes

    def _one(self, number: int) -> Outcome:
        source = self.files[number]
        if self.cancelled():
            raise Cancelled("The batch was stopped.")
        try:
            return Outcome(source, self._clean(number))
        except Cancelled:
            raise
        except CopingError as error:
            return Outcome(source, error=str(error), exit_code=error.exit_code)
        except Exception as error:  # the edge: a defect of ours must not cost the other files
            logger.exception("cleaning %s failed", source)
            sentence = f"{source.name} could not be cleaned: an unexpected {type(error).__name__} inside COPING."
            return Outcome(source, error=sentence, exit_code=ExitCode.CANNOT_EXPORT)

    def _clean(self, number: int) -> Cleaned:
        source = self.files[number]
        return clean(
            source,
            self._target(number),
            self.settings,
            self.checker,
            overwrite=self.overwrite,
            report=self.report(source),
            progress=lambda done, total: self.on_progress(number, done, total),
            cancelled=self.cancelled,
        )

    def _target(self, number: int) -> Path:
        """The target of a file; sources of one name from different folders get numbered targets."""
        source = self.files[number]
        target = target_for(source, self.output)
        earlier = sum(target_for(other, self.output) == target for other in self.files[:number])
        if not earlier:
            return target
        return target.with_name(f"{source.stem}-{earlier + 1}.cleaned{target.suffix}")
