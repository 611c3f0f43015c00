"""One row of steps for undo and redo: changes of the text and decisions about findings, in the order they were made.

The editor undoes text by itself and counts its steps; decisions leave no trace in the text, so they are kept here
together with the count at which they were made.
"""

from dataclasses import dataclass, field

from coping_gui.essay.finding import Finding
from coping_gui.review.decisions import Decision


@dataclass(frozen=True, slots=True)
class Fix:
    """A suggestion that the author accepted."""

    origin: int | None
    """Index of the original paragraph."""
    finding: Finding
    """With its span in `text`, and the accepted suggestion as its first."""
    text: str
    """The whole paragraph as it was just before."""

    @property
    def before(self) -> str:
        """The words that were replaced."""
        return self.finding.span.of(self.text)

    @property
    def after(self) -> str:
        """What stands there now."""
        return self.finding.suggestions[0]


@dataclass(frozen=True, slots=True)
class Step:
    """What one undo takes back: accepted fixes (in the text) or a decision (beside it)."""

    label: str
    before: int
    """The editor's count of undo steps before it was made."""
    after: int
    """The count after it; the same as before for a decision."""
    fixes: tuple[Fix, ...] = ()
    decisions: tuple[Decision, ...] = ()
    words: tuple[str, ...] = ()
    """Words added to the dictionary."""
    taken_back: bool = False
    """Whether the step took these decisions and words back instead of making them."""

    @property
    def beside_text(self) -> bool:
        """Whether it left the text alone."""
        return bool(self.decisions or self.words)


@dataclass(slots=True)
class History:
    """What was done and what was undone; the editor's own typing is not listed, only counted."""

    done: list[Step] = field(default_factory=list[Step])
    undone: list[Step] = field(default_factory=list[Step])

    def record(self, step: Step) -> None:
        """A new step; what was undone before can no longer be redone."""
        self.done.append(step)
        self.undone.clear()

    def typed(self) -> None:
        """The author changed the text: what was undone before can no longer be redone."""
        self.undone.clear()

    def decision_to_undo(self, steps: int) -> Step | None:
        """The decision that the next undo takes back, when no text was changed after it; moves it to the undone."""
        if self.done and self.done[-1].beside_text and self.done[-1].after >= steps:
            self.undone.append(self.done.pop())
            return self.undone[-1]
        return None

    def decision_to_redo(self, steps: int) -> Step | None:
        """The decision that the next redo makes again; moves it to the done."""
        if self.undone and self.undone[-1].beside_text and self.undone[-1].before <= steps:
            self.done.append(self.undone.pop())
            return self.done[-1]
        return None

    def text_moved(self, steps: int) -> None:
        """The editor undid or redid text and counts `steps` now."""
        while self.done and self.done[-1].after > steps:
            self.undone.append(self.done.pop())
        while self.undone and not self.undone[-1].beside_text and self.undone[-1].after <= steps:
            self.done.append(self.undone.pop())

    @property
    def fixes(self) -> list[Fix]:
        """Every accepted fix that has not been undone."""
        return [fix for step in self.done for fix in step.fixes]

    def label(self) -> str:
        """What the last recorded step was, for the undo button; empty when there is none."""
        return self.done[-1].label if self.done else ""
