"""*Comprise of* for *comprise*."""

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_PATTERNS = (
    Pattern(r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bbe )\b(?P<at>(?P<verb>compris(?:e|es|ing)) of)\b", r"\g<verb>"),
)

RULE = ParagraphRule(
    id="COMPRISE_OF",
    category=Category.GRAMMAR,
    title="comprise of",
    why="To comprise already means to consist of, so no “of” follows it.",
    source="Turton and Heaton, Longman Dictionary of Common Errors (1996), entry comprise",
    find=finder("COMPRISE_OF", "“Comprise” takes no “of”: the whole comprises its parts.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("The team, comprising of two members, met.", "The team, comprising two members, met."),
        ("The report comprises of three parts.", "The report comprises three parts."),
    ),
    leaves=(
        "The team is comprised of five members.",
        "The union comprises most of the states.",
        "It consists of three parts.",
    ),
)
