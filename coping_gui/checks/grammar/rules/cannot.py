"""*Can not*: written as one word."""

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_PATTERNS = (Pattern(r"\bcan not(?= (?!only\b|but\b|just\b|simply\b|merely\b)[a-z])", "cannot"),)

RULE = ParagraphRule(
    id="CANNOT",
    category=Category.GRAMMAR,
    title="can not",
    why="“Cannot” is one word, unless “not” belongs to what follows (“can not only … but also”).",
    source="Garner's Modern English Usage (4th ed., 2016), entry cannot",
    find=finder("CANNOT", "“Cannot” is written as one word.", _PATTERNS, tier=Tier.LIKELY),
    flags=(("We can not wait.", "We cannot wait."),),
    leaves=("We cannot wait.", "It can not only rain but also snow.", "You can not.", "He can notice it."),
)
