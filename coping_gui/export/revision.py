"""What an export takes and gives: the revised paragraphs, the options, what was written and what was refused."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coping_gui.essay.finding import Finding
from coping_gui.essay.hint import Hint


@dataclass(frozen=True, slots=True)
class RevisedParagraph:
    """One paragraph of the cleaned essay and the original it came from."""

    text: str
    origin: int | None = None
    """Index in Essay.paragraphs; None for a paragraph that the author added. Originals not named are deleted."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A change that could not be written, and why; the file holds `before`."""

    paragraph: int
    """Index in Essay.paragraphs."""
    before: str
    after: str
    reason: str
    """One sentence for the author."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """How to write the cleaned essay."""

    tracked: bool = False
    """Write the changes as tracked changes."""
    hints: tuple[Hint, ...] = ()
    """Structural hints to write as comments."""
    open_findings: tuple[tuple[int, Finding], ...] = ()
    """(paragraph index, finding) pairs that are still open, to write as comments."""
    overwrite: bool = False
    """Whether an existing target may be replaced (never the original)."""
    now: datetime | None = None
    """The UTC time that tracked changes and comments carry; None takes the clock's."""


@dataclass(frozen=True, slots=True)
class ExportOutcome:
    """What an export did."""

    path: Path
    refused: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()
    """What the author should know, one sentence each."""
