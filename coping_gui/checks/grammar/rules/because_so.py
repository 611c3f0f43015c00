"""*Because …, so …*: two conjunctions for one reason."""

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_PATTERNS = (
    Pattern(
        (
            r"(?:^|(?<=[.!?] ))(?:Because|Since)\b[^,;:.!?()“”\"]{8,90}, (?P<at>so )(?=(?:the|this|that|"
            r"these|it|we|they|he|she|I|you|there|my|our|many|people)\b)"
        ),
        "",
    ),
)

RULE = ParagraphRule(
    id="BECAUSE_SO",
    category=Category.GRAMMAR,
    title="Because …, so …",
    why="One conjunction joins two clauses; after “because” or “since”, the second clause needs no “so”.",
    source="Fitikides, Common Mistakes in English (2000); Swan, Practical English Usage (2016), conjunctions",
    find=finder("BECAUSE_SO", "“Because” already gives the reason; leave out “so”.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("Because it rained, so we left.", "Because it rained, we left."),
        ("Since he was ill, so he stayed.", "Since he was ill, he stayed."),
    ),
    leaves=(
        "Because it rained, we left.",
        "It rained, so we left.",
        "As the wood is grown, so it is used.",
        "Since 1990 it grew, so far.",
    ),
)
