"""*The reason is because*: the same thing said twice."""

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category

_PATTERNS = (Pattern(r"\b(?P<head>reason(?: why)?(?: \w+){0,6}? is) (?P<at>because)\b(?! of)", "that"),)

RULE = ParagraphRule(
    id="REASON_BECAUSE",
    category=Category.STYLE,
    title="The reason is because",
    why="“Reason” already says why, so “that” follows it, not “because”.",
    source="Garner, Garner's Modern English Usage (2016), reason is because",
    find=finder("REASON_BECAUSE", "“The reason is” is followed by “that”.", _PATTERNS, category=Category.STYLE),
    flags=(
        ("The reason is because it rained.", "The reason is that it rained."),
        ("The reason why I left is because he came.", "The reason why I left is that he came."),
    ),
    leaves=(
        "The reason is that it rained.",
        "The reason is because of him.",
        "This is because it rained.",
    ),
)
