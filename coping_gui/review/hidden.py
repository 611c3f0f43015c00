"""Everything that the author's decisions and dictionary hide, one entry a decision, to look through and take back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from coping_gui.essay.essay import Essay
from coping_gui.essay.finding import Category, Finding
from coping_gui.essay.hint import Hint
from coping_gui.review.decisions import Decision, Scope
from coping_gui.review.exchange import Choices
from coping_gui.review.session import Session


@dataclass(frozen=True, slots=True)
class Hidden:
    """One decision, or one word of the dictionary, and what it hides in the text as it stands."""

    choice: Decision | str
    """A word of the dictionary is a str."""
    places: int = 0
    """How many findings it hides here."""
    shown: str = ""
    """The words at the first place, or a hint's question."""
    message: str = ""
    """What the rule says there."""


def hidden(session: Session, hints: Iterable[Hint] = (), outline: Essay | None = None) -> list[Hidden]:
    """What hides something in this essay, in the order of the text; then what only reaches other essays.

    `hints` are all that the checks ask about `outline`, hidden ones included.
    """
    found: dict[Decision | str, Hidden] = {}
    for piece, finding in session.ignored_here():
        for choice in _hiding(session, finding, piece.text):
            first = Hidden(choice, 0, finding.span.of(piece.text), finding.message)
            found[choice] = replace(found.get(choice, first), places=found.get(choice, first).places + 1)
    if outline is not None:
        dismissed = ((Decision.about_hint(hint, outline), hint) for hint in hints)
        found |= {d: Hidden(d, 1, hint.question, hint.why) for d, hint in dismissed if d in session.decisions}
    elsewhere = [d for d in session.decisions if d.scope is not Scope.HERE and d not in found]
    return [*found.values(), *(Hidden(d, 0, d.marked or d.rule) for d in elsewhere)]


def _hiding(session: Session, finding: Finding, text: str) -> Iterator[Decision | str]:
    """Every decision, and every word of the dictionary, that hides a finding by itself."""
    for scope in Scope:
        decision = Decision.about(finding, text, scope)
        if decision in session.decisions:
            yield decision
    word = session.dictionary.entry_for(finding.span.of(text)) if finding.category is Category.SPELLING else None
    if word is not None:
        yield word


def choices_of(entries: Iterable[Hidden]) -> Choices:
    """The decisions and words of these entries, to take them back."""
    every = [entry.choice for entry in entries]
    decisions = tuple(choice for choice in every if isinstance(choice, Decision))
    return Choices(decisions, tuple(choice for choice in every if isinstance(choice, str)))
