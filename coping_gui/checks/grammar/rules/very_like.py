"""*I very like it*: *very* before a verb."""

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_PATTERNS = (
    Pattern(
        r"\b(?:I|we|they|you) (?P<at>very) (?=(?:like|love|enjoy|want|need|appreciate|agree|hate|hope)\b)", "really"
    ),
)

RULE = ParagraphRule(
    id="VERY_LIKE",
    category=Category.GRAMMAR,
    title="very before a verb",
    why="“Very” strengthens adjectives and adverbs, not verbs: “I really like it”, “I like it very much”.",
    source="Swan, Practical English Usage (2016), entry very and very much",
    find=finder("VERY_LIKE", "“Very” cannot stand before a verb.", _PATTERNS, tier=Tier.LIKELY),
    flags=(("I very like this book.", "I really like this book."),),
    leaves=("I really like this book.", "I like it very much.", "They are very like their father."),
)
