"""*10 years old boy* for *10-year-old boy*."""

import re

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_NUMBER = r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty)"


def _old(match: re.Match[str]) -> str | None:
    new = f"{match['n']}-{match['unit']}-old"
    return None if new == match["at"] else new


def _unit(match: re.Match[str]) -> str:
    return f"{match['n']}-{match['unit']}"


_PATTERNS = (
    Pattern(
        (
            rf"\ban? (?P<at>(?P<n>{_NUMBER})[- ](?P<unit>year|month|week|day|hour)s?[- ]olds?) (?=[a-z]+)"
            rf"(?!and\b|or\b|when\b|at\b|in\b|is\b|was\b|who\b|by\b|with\b|now\b|but\b|as\b|on\b|to\b|for\b)"
        ),
        _old,
    ),
    Pattern(
        (
            rf"\ban? (?P<at>(?P<n>{_NUMBER}) (?P<unit>year|month|week|day|hour|minute|mile|page|kilometer|"
            rf"kilometre)s) (?=(?:trip|walk|drive|course|journey|break|holiday|vacation|period|program|"
            rf"programme|project|contract|essay|paper|report|book|tour|ride|flight|film|movie|lesson|class|"
            rf"plan|stay|visit|training|sentence|delay)\b)"
        ),
        _unit,
    ),
)

RULE = ParagraphRule(
    id="YEAR_OLD",
    category=Category.GRAMMAR,
    title="Compound of number and unit",
    why="A number and its unit before a noun form one adjective: hyphens, and the unit in the singular.",
    source=(
        "The Chicago Manual of Style (17th ed., 2017), hyphenation table; Swan, Practical English Usage (2016), numbers"
    ),
    find=finder(
        "YEAR_OLD",
        "Before a noun this is one hyphenated adjective, with the unit in the singular.",
        _PATTERNS,
        tier=Tier.LIKELY,
    ),
    flags=(
        ("A 10 years old boy came.", "A 10-year-old boy came."),
        ("It was a two days trip.", "It was a two-day trip."),
    ),
    leaves=(
        "A 10-year-old boy came.",
        "He is 10 years old.",
        "In two days trips start.",
        "It was a two-day trip.",
    ),
)
