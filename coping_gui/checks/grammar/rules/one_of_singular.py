"""*One of the reason*: a singular after *one of the*."""

import re

from coping_gui.checks.grammar.patterns import Pattern, finder, one_of, words
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_SINGULARS = words(
    "reason thing problem way factor cause example advantage disadvantage friend place country "
    "city person book student teacher method solution issue point part topic film movie game "
    "song day moment memory effect benefit goal question difference"
)
_IRREGULAR = {"country": "countries", "city": "cities", "memory": "memories", "person": "people"}


def _plural(match: re.Match[str]) -> str:
    word = match["at"].lower()
    return _IRREGULAR.get(word, word + "s")


_PATTERNS = (
    Pattern(
        (
            rf"\bone of (?:the|my|our|his|her|their|its|these|those) (?:(?:most|very|more) \w+ |best |biggest "
            rf"|main |major |greatest |key |worst |first |largest |important |great |good )?"
            rf"(?P<at>{one_of(_SINGULARS)})"
            rf"\b(?=\s*(?:[.,;]|is\b|was\b|that\b|which\b|who\b|in\b|of\b|for\b|to\b|why\b|I\b|we\b|has\b|"
            rf"and\b))"
        ),
        _plural,
    ),
)

RULE = ParagraphRule(
    id="ONE_OF_SINGULAR",
    category=Category.GRAMMAR,
    title="one of the + singular",
    why="“One of” picks one out of several, so the noun after it is plural.",
    source="Swan, Practical English Usage (2016), entry one of",
    find=finder("ONE_OF_SINGULAR", "After “one of”, the noun is plural.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("It is one of the reason for it.", "It is one of the reasons for it."),
        ("She is one of my best friend.", "She is one of my best friends."),
    ),
    leaves=(
        "It is one of the reasons.",
        "One of the family members came.",
        "One of the company's cars.",
    ),
)
