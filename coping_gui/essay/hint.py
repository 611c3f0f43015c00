"""What a structural rule asks the author about a section, a paragraph or a sentence."""

from dataclasses import dataclass

from coping_gui.essay.span import Span


@dataclass(frozen=True, slots=True)
class Hint:
    """A question with its reason and its place; never a score."""

    rule: str
    """The rule's id: S1, P2, C1 …"""
    section: int
    """Index in Essay.sections."""
    question: str
    """One sentence for the author, phrased as a question."""
    why: str
    """One sentence: what the rule saw."""
    paragraph: int | None = None
    """Index in Essay.paragraphs of the place it points at."""
    span: Span | None = None
    """The sentence or words in that paragraph, in code points."""
    rank: int = 50
    """The lower, the more useful; the first five of a section are shown."""
