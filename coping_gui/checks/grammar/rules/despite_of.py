"""*Despite of* for *despite* or *in spite of*."""

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_PATTERNS = (
    Pattern(r"\b(?P<at>in despite of)\b", "in spite of"),
    Pattern(r"\b(?P<at>despite of)\b(?! course)", "despite"),
    Pattern(r"\b(?P<at>inspite(?: of)?)\b", "in spite of"),
)

RULE = ParagraphRule(
    id="DESPITE_OF",
    category=Category.GRAMMAR,
    title="despite of",
    why="It is either “despite” or “in spite of”, never a mixture.",
    source="Swan, Practical English Usage (2016), entry in spite of",
    find=finder("DESPITE_OF", "“Despite” takes no “of”.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("Despite of the rain, we went.", "Despite the rain, we went."),
        ("Inspite of that, it works.", "In spite of that, it works."),
    ),
    leaves=(
        "Despite the rain, we went.",
        "In spite of the rain, we went.",
    ),
)
