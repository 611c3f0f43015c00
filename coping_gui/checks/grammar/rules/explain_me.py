"""*Explain me* for *explain to me*."""

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_PATTERNS = (
    Pattern(
        r"\b(?P<verb>explain(?:s|ed|ing)?|describe[sd]?|describing) (?P<who>me|us)\b(?! (?:as|apart|in))",
        r"\g<verb> to \g<who>",
    ),
    Pattern(
        (
            r"\b(?P<verb>explain(?:s|ed|ing)?) (?P<who>him|them|you) (?=(?:the|how|why|what|that|this|"
            r"my|our|a|about)\b)"
        ),
        r"\g<verb> to \g<who> ",
    ),
)

RULE = ParagraphRule(
    id="EXPLAIN_ME",
    category=Category.GRAMMAR,
    title="explain me",
    why="Explain, describe, suggest and say do not take a person as their direct object: the person needs “to”.",
    source="Swan, Practical English Usage (2016), entry explain",
    find=finder("EXPLAIN_ME", "The person that something is explained to needs “to”.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("Can you explain me the rule?", "Can you explain to me the rule?"),
        ("He explained them how it works.", "He explained to them how it works."),
    ),
    leaves=(
        "Explain it to me.",
        "He explained to us why.",
        "She told me the story.",
        "They described us as heroes.",
    ),
)
