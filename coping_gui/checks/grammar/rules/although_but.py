"""*Although …, but …*: two conjunctions for one contrast."""

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_PATTERNS = (
    Pattern(
        (
            r"(?:^|(?<=[.!?] ))(?:Although|Though|Even though|While|Whereas|Even if)\b(?! not only)[^,;:.!?()"
            r"“”\"]{8,110}, (?P<at>but )(?=(?:the|a|an|this|that|these|those|it|we|they|he|she|I|you|there|"
            r"my|our|his|her|their|its|some|many|most|in|people)\b)"
        ),
        "",
    ),
)

RULE = ParagraphRule(
    id="ALTHOUGH_BUT",
    category=Category.GRAMMAR,
    title="Although …, but …",
    why="One conjunction joins two clauses; with “although” at the start, the second clause needs no “but”.",
    source="Swan, Practical English Usage (2016), entry although",
    find=finder("ALTHOUGH_BUT", "“Although” already marks the contrast; leave out “but”.", _PATTERNS, tier=Tier.LIKELY),
    flags=(("Although it rained, but we went out.", "Although it rained, we went out."),),
    leaves=(
        "Although it rained, we went out.",
        "It rained, but we went out.",
        "While reading, he slept, but she did not.",
        "Although small, but for this, fine.",
    ),
)
