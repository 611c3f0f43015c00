"""What the spacing rules share: how a finding is made and what a word is."""

from coping_gui.checks import words
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span


def finding(rule: str, span: tuple[int, int], message: str, replacement: str, tier: Tier, reason: str) -> Finding:
    """A spacing finding with one suggestion."""
    return Finding(Span(*span), Category.SPACING, rule, message, (replacement,), tier, reason=reason)


def common_word(word: str, per_million: float = 1.0) -> bool:
    """Whether a dictionary has the word and clean prose uses it at least this often."""
    return words.is_word(word) and words.frequency(word) >= per_million
