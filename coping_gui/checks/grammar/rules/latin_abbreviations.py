"""*e.g*, *ie.*, *ect.*: Latin abbreviations without their points."""

import re

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier


def _etc(match: re.Match[str]) -> str:
    return ", etc" if match["at"].startswith(",") else "etc."


_PATTERNS = (
    Pattern(r"(?<![\w.])(?P<at>e\.g(?![\w.])|eg\.|e\. g\.)(?!\w)", "e.g.", case=True),
    Pattern(r"(?<![\w.])(?P<at>i\.e(?![\w.])|ie\.|i\. e\.)(?!\w)", "i.e.", case=True),
    Pattern(r"(?<![\w.])(?P<at>ect\.|and etc\.?|, ?ect(?=[.,)]))", _etc),
    Pattern(r"\betc(?P<at>\.{2,3}|…)", "."),
)

RULE = ParagraphRule(
    id="LATIN_ABBREVIATION",
    category=Category.GRAMMAR,
    title="Latin abbreviation",
    why="E.g. and i.e. have two points each, etc. one; “and etc.” says “and” twice.",
    source="The Chicago Manual of Style (17th ed., 2017), abbreviations of scholarship",
    find=finder(
        "LATIN_ABBREVIATION",
        "Latin abbreviations take a point after each abbreviated word.",
        _PATTERNS,
        tier=Tier.LIKELY,
    ),
    flags=(
        ("Use fruit, e.g apples.", "Use fruit, e.g. apples."),
        ("Cats, dogs, ect. are pets.", "Cats, dogs, etc. are pets."),
        ("Cats, dogs and etc. are pets.", "Cats, dogs etc. are pets."),
    ),
    leaves=(
        "Use fruit, e.g. apples, i.e. these.",
        "Cats, dogs, etc. are pets.",
        "The reg. eg is a name.",
    ),
)
