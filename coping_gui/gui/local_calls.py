"""What the window asks of the plain-Python checks, wherever they run, and what it gets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from coping_gui.essay.essay import Essay, Paragraph
from coping_gui.essay.finding import Finding
from coping_gui.essay.hint import Hint
from coping_gui.essay.reverse_outline import OutlineRow

if TYPE_CHECKING:  # the window is up before the checks are loaded
    from coping_gui.checks.structure.consistency.variation import Variation
    from coping_gui.checks.structure.measures import PartFacts
    from coping_gui.checks.structure.works import Works

Findings = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The structure of the essay as it stands."""

    essay: Essay
    hints: tuple[Hint, ...]
    good: Mapping[int, tuple[str, ...]]
    """What is fine, by section."""
    works: "Works | None" = None
    """What it cites and lists."""
    hints_shown: int = 5
    """How many hints of a section the settings want to be shown first."""
    rows: tuple[OutlineRow, ...] = ()
    """Its paragraphs by their first sentences."""
    limits: Mapping[int, str] = field(default_factory=dict[int, str])
    """By section, the words that the assignment asks for: "300–800 asked for"."""


class LocalCalls(Protocol):
    """What the window asks of the plain-Python checks, wherever they run; calls block until the answer is there."""

    def start(self) -> None:
        """Load what the first question needs."""
        ...

    def profile(self, texts: Sequence[str]) -> None:
        """Learn the habits of the whole document; `spacing` uses them until the next call."""
        ...

    def spacing(self, paragraphs: Sequence[Paragraph]) -> list[Findings]:
        """The spacing findings of each paragraph."""
        ...

    def own(self, paragraphs: Sequence[Paragraph], spacing: Sequence[Findings], language: str) -> list[Findings]:
        """What COPING's own rules find in each paragraph after its spacing repairs."""
        ...

    def outline(self, essay: Essay, spacing: Sequence[Findings]) -> Outline:
        """The essay with its sections as they are now, the structural hints, and what is fine."""
        ...

    def measured(self, essay: Essay, spacing: Sequence[Findings]) -> "tuple[PartFacts, ...]":
        """The numbers about the essay and its sections after spacing repairs."""
        ...

    def variations(self, essay: Essay) -> "tuple[Variation, ...]":
        """What the outlined essay writes in two ways."""
        ...

    def close(self) -> None:
        """End what runs; a call that waits raises GrammarUnavailable."""
        ...
