"""*Every students*: a plural after *every*."""

import re

from coping_gui.checks.grammar.patterns import Pattern, finder, one_of
from coping_gui.checks.grammar.wordlists import COUNTABLE_PLURALS, singular
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier


def _singular(match: re.Match[str]) -> str:
    return singular(match["at"].lower())


_PATTERNS = (Pattern(rf"\bevery (?P<at>{one_of(COUNTABLE_PLURALS)})\b(?! \w+s\b)(?![’'-])", _singular),)

RULE = ParagraphRule(
    id="EVERY_PLURAL",
    category=Category.GRAMMAR,
    title="every + plural",
    why="“Every” takes a singular noun and a singular verb.",
    source="Swan, Practical English Usage (2016), entry each and every",
    find=finder("EVERY_PLURAL", "“Every” takes a singular noun.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("Every students must come.", "Every student must come."),
        ("He works every days.", "He works every day."),
    ),
    leaves=(
        "Every student must come.",
        "Every two years it changes.",
        "Every few days.",
        "Every women's group was there.",
    ),
)
