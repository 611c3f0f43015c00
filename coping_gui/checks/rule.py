"""What a rule is: a docstring naming the mistake, a `find` function, and examples that prove it.

A rule is one file. It ends in `RULE = ParagraphRule(...)` or `RULE = EssayRule(...)`; `registry.py` lists them all.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from coping_gui.essay.essay import Essay
from coping_gui.essay.finding import Category, Finding
from coping_gui.essay.hint import Hint
from coping_gui.settings import Settings


@dataclass(frozen=True, slots=True)
class ParagraphRule:
    """A rule that needs one paragraph's text (after its spacing repairs) and nothing else."""

    id: str
    category: Category
    title: str
    """What the settings call it."""
    why: str
    """The explanation shown with a finding: plain, general, one or two sentences."""
    source: str
    """Where the rule comes from: a grammar, a style guide, a published list."""
    find: Callable[[str], Iterable[Finding]]
    flags: tuple[tuple[str, str], ...]
    """Bad sentence → the same with the first suggestions applied."""
    leaves: tuple[str, ...]
    """Good sentences that look alike and must not be flagged."""


@dataclass(frozen=True, slots=True)
class EssayRule:
    """A structural rule: sees the whole essay, asks the author."""

    id: str
    title: str
    why: str
    source: str
    find: Callable[[Essay, Settings], Iterable[Hint]]
    flags: tuple[str, ...]
    """Essays in Markdown that raise at least one hint of this rule."""
    leaves: tuple[str, ...]
    """Essays in Markdown that raise none."""
