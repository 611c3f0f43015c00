"""*This students*, *these problem*: number of the demonstrative."""

import re

from coping_gui.checks.grammar.patterns import Pattern, finder, one_of, words
from coping_gui.checks.grammar.wordlists import PURE_PLURALS
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier


def _singular(match: re.Match[str]) -> str:
    return "this" if match["at"].lower() == "these" else "that"


_ONE = one_of(words("problem situation country idea person student question reason book thing method job"))
_MANY = one_of(words("countries problems days years things words companies students reasons"))
_PATTERNS = (
    Pattern(
        (
            rf"\b(?P<at>this) (?=(?:new |young |two |three |many |kind of )?{one_of(PURE_PLURALS)}\b(?![’'-])"
            rf")(?!kind of)"
        ),
        "these",
    ),
    Pattern(
        (
            rf"(?:^|\b(?:in|of|for|with|to|about|all|from|by|and) )(?P<at>that) (?={_MANY}\b(?= "
            rf"(?:are|were|have|which)\b))"
        ),
        "those",
    ),
    Pattern(
        (
            rf"\b(?P<at>these|those) (?={_ONE}\b(?! "
            rf"(?!is\b|was\b|has\b)\w+s\b)(?![’'-])(?! (?!is\b|was\b|has\b)[a-z]+(?:s|ing|ed|ers)\b))"
        ),
        _singular,
    ),
)

RULE = ParagraphRule(
    id="THIS_PLURAL",
    category=Category.GRAMMAR,
    title="this / these",
    why="“This” and “that” stand before a singular noun, “these” and “those” before a plural.",
    source="Swan, Practical English Usage (2016), entry this and that",
    find=finder("THIS_PLURAL", "The demonstrative and its noun differ in number.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("This students are late.", "These students are late."),
        ("In this days it is hard.", "In these days it is hard."),
        ("These problem is old.", "This problem is old."),
    ),
    leaves=(
        "These students are late.",
        "This means a lot.",
        "This student life is hard.",
        "I know that countries differ.",
        "These problem areas remain.",
        "These book reviews help.",
    ),
)
