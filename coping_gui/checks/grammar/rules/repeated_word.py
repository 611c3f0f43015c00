"""A word written twice: *the the*."""

import re

from coping_gui.checks.grammar.patterns import Pattern, finder, one_of, words
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_WORDS = one_of(
    [
        *words(
            "the a an of to and or for with from by at it we they he you my our his their its be was "
            "were are this these those into than not but if when which who will would can"
        ),
        "in",
    ]
)


def _once(match: re.Match[str]) -> str | None:
    word, again = match[0].split()
    return word if again.islower() else None


_PATTERNS = (Pattern(rf"\b(?P<word>{_WORDS}) (?P=word)\b(?![-’'])", _once),)

RULE = ParagraphRule(
    id="REPEATED_WORD",
    category=Category.GRAMMAR,
    title="Repeated word",
    why="The same word stands there twice; one of the two is usually left over from rewriting.",
    source="The Chicago Manual of Style (17th ed., 2017), proofreading",
    find=finder("REPEATED_WORD", "The same word stands here twice.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("We went to the the market.", "We went to the market."),
        ("It is in in the book.", "It is in the book."),
        ("The the end came.", "The end came."),
    ),
    leaves=(
        "He had had enough, and I know that that is true.",
        "The machine is in, in fact, good order.",
        "A far, far better thing.",
        "What it is is unclear.",
        "He gave the in-in survey.",
        "He wrote for the The Times.",
    ),
)
