"""What a check says about one place of one paragraph."""

from dataclasses import dataclass, replace
from enum import StrEnum

from coping_gui.essay.edit import Edit
from coping_gui.essay.span import Span


class Tier(StrEnum):
    """How sure COPING is, in descending order."""

    SAFE = "safe"
    """May be applied unseen."""
    LIKELY = "likely"
    """Nearly always right; applied only when the author asks for it."""
    ASK = "ask"
    """A suggestion: the author decides."""

    @property
    def rank(self) -> int:
        """0 is the surest."""
        return _RANKS[self]

    def reaches(self, wanted: "Tier") -> bool:
        """Whether this tier is at least as sure as `wanted`."""
        return self.rank <= wanted.rank


_RANKS = {tier: rank for rank, tier in enumerate(Tier)}


class Category(StrEnum):
    """What kind of mistake it is; each has a colour and a pattern of its own in the window."""

    SPACING = "spacing"
    SPELLING = "spelling"
    GRAMMAR = "grammar"
    STYLE = "style"


@dataclass(frozen=True, slots=True)
class Finding:
    """One alarm: where, which rule, what is wrong, and what could stand there instead."""

    span: Span
    """What is marked, in code points of the paragraph's text as it was given to the check."""
    category: Category
    rule: str
    """The rule's id, stable between versions."""
    message: str
    """What is wrong, in one plain sentence."""
    suggestions: tuple[str, ...] = ()
    """What could replace the text of `span`, best first; empty when only the author can know."""
    tier: Tier = Tier.ASK
    engine: str = "coping"
    """Who says so: coping, harper, languagetool; several joined by "+" when they agree."""
    reason: str = ""
    """Why COPING thinks so, in words."""
    confidence: float | None = None
    """The estimated probability that the first suggestion is right, where one is known."""

    def edit(self, choice: int = 0) -> Edit:
        """The edit that accepting suggestion `choice` makes; raises IndexError when there is none."""
        return Edit(self.span, self.suggestions[choice])

    def moved(self, span: Span) -> "Finding":
        """The same finding at another place."""
        return replace(self, span=span)
