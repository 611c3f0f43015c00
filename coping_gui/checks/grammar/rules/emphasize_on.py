"""*Emphasize on* for *emphasize*."""

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_PATTERNS = (
    Pattern(
        (
            r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )(?<!\bbeen )\b(?P<at>(?P<verb>emphasi[sz](?:e|"
            r"es|ing)) (?:on|upon)) (?!page|p\.|several|many)"
        ),
        r"\g<verb>",
    ),
    Pattern(
        (
            r"\b(?P<at>(?P<verb>(?:I|we|he|she|they|who|which|that|and) emphasi[sz]ed) (?:on|upon)) (?=the|"
            r"this|that|his|her|their|its|how)"
        ),
        r"\g<verb>",
    ),
)

RULE = ParagraphRule(
    id="EMPHASIZE_ON",
    category=Category.GRAMMAR,
    title="emphasize on",
    why="The verb takes its object directly; “on” belongs to the noun: an emphasis on something.",
    source="Turton and Heaton, Longman Dictionary of Common Errors (1996), entry emphasize",
    find=finder("EMPHASIZE_ON", "“Emphasize” takes no “on”.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("They emphasize on quality.", "They emphasize quality."),
        ("He emphasized on the need for rest.", "He emphasized the need for rest."),
    ),
    leaves=(
        "There is an emphasis on quality.",
        "This is emphasized on page 3.",
        "The point was emphasized on several occasions.",
    ),
)
