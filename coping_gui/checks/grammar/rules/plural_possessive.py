"""*Children rights*: a possessive without its ending."""

import re

from coping_gui.checks.grammar.patterns import Pattern, finder, one_of
from coping_gui.checks.grammar.wordlists import IRREGULAR_PLURALS
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier


def _possessive(match: re.Match[str]) -> str:
    return match["at"] + "'s"


def _with_s(match: re.Match[str]) -> str:
    return match["at"][:-1] + "'s"


_PATTERNS = (
    Pattern(
        (
            rf"\b(?P<at>{one_of(IRREGULAR_PLURALS)}) (?=(?:rights|education|health|lives|life|needs|opinions|"
            rf"behaviou?r|minds|attitudes|safety|welfare|development|interests|clothes|happiness|future|"
            rf"well-being)\b(?! (?:in )?(?:is|are) (?:the|what|how)))"
        ),
        _possessive,
    ),
    Pattern(r"\b(?P<at>(?P<head>children|men|women)s(?P<mark>[’']))(?!\w)", r"\g<head>\g<mark>s"),
    Pattern(r"\b(?P<at>childrens|womens)\b(?![’'])", _with_s),
)

RULE = ParagraphRule(
    id="PLURAL_POSSESSIVE",
    category=Category.GRAMMAR,
    title="Plural possessive",
    why="Children, men, women and people have no -s; as possessors they take an apostrophe and s.",
    source="Swan, Practical English Usage (2016), possessive 's: forms",
    find=finder("PLURAL_POSSESSIVE", "The possessive needs an apostrophe and s.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("They fight for children rights.", "They fight for children's rights."),
        ("It harms people health.", "It harms people's health."),
        ("A childrens book.", "A children's book."),
    ),
    leaves=(
        "They fight for children's rights.",
        "The indigenous peoples' land.",
        "Women need health care.",
        "What people need is rest.",
    ),
)
