"""What the panels are given and what they give back: immutable rows, counts and requests; no Qt in here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.hint import Hint

CATEGORIES: tuple[Category, ...] = (Category.SPELLING, Category.GRAMMAR, Category.SPACING, Category.STYLE)
"""The order in which the window shows the categories, everywhere."""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One open finding as the review list shows it."""

    id: int
    """Unique in the session and stable while the finding is open."""
    paragraph: int
    """Index in Essay.paragraphs."""
    finding: Finding
    before: str
    """The text that the finding marks."""
    context: str = ""
    """Where it stands, in words for a screen reader: the section's name."""

    @property
    def after(self) -> str | None:
        """What accepting would put there; None when only the author can know, "" when it deletes."""
        return self.finding.suggestions[0] if self.finding.suggestions else None


@dataclass(frozen=True, slots=True)
class SectionRow:
    """One section as the structure pane shows it."""

    index: int
    """Index in Essay.sections."""
    name: str
    role: str = ""
    words: int = 0
    counts: Mapping[Category, int] = field(default_factory=dict[Category, int])
    """Open findings by category."""
    hints: tuple[Hint, ...] = ()
    """Best first; the pane shows the first few and offers the rest."""
    paragraph: int = 0
    """Index in Essay.paragraphs of its first paragraph: where a click goes."""
    good: tuple[str, ...] = ()
    """What is fine, one short sentence each."""
    level: int = 1
    """Depth of its heading, from 1: subsections are set in."""
    asked: str = ""
    """What the assignment asks of it: "100–250 asked for"."""

    @property
    def open(self) -> int:
        """All open findings together."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class ExportCounts:
    """What has been decided so far."""

    accepted: int = 0
    ignored: int = 0
    open: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One change of the cleaned essay against the original, for the export preview and the accept-all preview."""

    before: str
    after: str
    reason: str = ""
    category: Category | None = None


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """How the author wants the cleaned copy."""

    file_name: str
    """A name with its suffix, without a folder."""
    tracked: bool = False
    hints_as_comments: bool = False
    open_findings_as_comments: bool = False
    report: bool = False
    """Also write a report beside it."""


@dataclass(frozen=True, slots=True)
class BatchRequest:
    """What the batch dialog asks to be run."""

    files: tuple[Path, ...]
    """Essays in the order shown, each once."""
    folder: Path | None = None
    """Where the cleaned copies go; None puts each beside its original."""
    tracked: bool = False
    hints_as_comments: bool = False
    report: bool = False
    overwrite: bool = False


class FileState(StrEnum):
    """Where a file of a batch stands."""

    WAITING = "waiting"
    WORKING = "working"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"
    """Not reached, or left as it was, because the author stopped the batch."""


@dataclass(frozen=True, slots=True)
class BatchRow:
    """One file of a batch and what became of it."""

    source: Path
    state: FileState = FileState.WAITING
    target: Path | None = None
    """The cleaned copy; None while there is none."""
    fixed: int = 0
    left: int = 0
    hints: int = 0
    note: str = ""
    """One sentence: the problem when it failed, else what the author should know."""


def in_accept_all(row: FindingRow, category: Category | None) -> bool:
    """Whether "accept all" of a category makes this row's first fix: only what is certain or very likely.

    None means every category, and then only what is certain.
    """
    if not row.finding.suggestions or category not in (None, row.finding.category):
        return False
    return row.finding.tier.reaches(Tier.SAFE if category is None else Tier.LIKELY)
