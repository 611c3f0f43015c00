"""*More better*, *most easiest*: a comparative made twice."""

from coping_gui.checks.grammar.patterns import Pattern, finder, one_of, words
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_COMPARATIVES = words(
    "better worse easier harder bigger smaller faster slower cheaper stronger weaker happier "
    "healthier safer quicker higher richer nicer busier"
)
_SUPERLATIVES = words(
    "best worst easiest hardest biggest smallest fastest cheapest strongest happiest healthiest "
    "safest richest nicest oldest youngest longest"
)
_PATTERNS = (
    Pattern(rf"\b(?:more|much more) (?P<word>{one_of(_COMPARATIVES)})\b(?! (?:and|or) |-)", r"\g<word>"),
    Pattern(rf"\b(?:most) (?P<word>{one_of(_SUPERLATIVES)})\b(?!-)", r"\g<word>"),
)

RULE = ParagraphRule(
    id="DOUBLE_COMPARATIVE",
    category=Category.GRAMMAR,
    title="Double comparative",
    why="A comparative or superlative is formed once: either with -er and -est, or with more and most.",
    source="Swan, Practical English Usage (2016), comparative and superlative adjectives",
    find=finder("DOUBLE_COMPARATIVE", "The comparative is formed twice here.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("This is more better.", "This is better."),
        ("It is the most easiest way.", "It is the easiest way."),
    ),
    leaves=(
        "This is much better.",
        "The most easy way.",
        "The more the better.",
        "It was more bitter than that.",
    ),
)
