"""*An affect on*: the verb for the noun."""

import re

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier


def _noun(match: re.Match[str]) -> str:
    return "e" + match["at"][1:] if match["at"][0] == "a" else "E" + match["at"][1:]


_PATTERNS = (
    Pattern(
        (
            r"\b(?:an?|the|any|no|positive|negative|bad|good|big|great|strong|side|direct|main|its|some)"
            r" (?P<at>affects?) (?=(?:on|upon|of)\b)"
        ),
        _noun,
    ),
    Pattern(r"\b(?:ha[sd]|have|having) (?:an? |no |some |great |big )?(?P<at>affects?) (?=(?:on|upon)\b)", _noun),
    Pattern(
        (
            r"\b(?:will|can|may|could|might|does not|did not|doesn't|would) (?P<at>effect) (?=(?:the|my|"
            r"our|his|her|their|your|people|us|me|them|you|him|children|everyone)\b)(?!the (?:change|cure|"
            r"release|transfer|change|transition|arrest)s?\b)"
        ),
        "affect",
    ),
)

RULE = ParagraphRule(
    id="AFFECT_EFFECT",
    category=Category.GRAMMAR,
    title="affect / effect",
    why="To affect is the verb; the result is an effect.",
    source="Brians, Common Errors in English Usage (2013), affect/effect",
    find=finder("AFFECT_EFFECT", "The noun is “effect”.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("It had an affect on me.", "It had an effect on me."),
        ("The rain will effect the game.", "The rain will affect the game."),
    ),
    leaves=(
        "It had an effect on me.",
        "It affects me.",
        "They will effect the change.",
        "His flat affect was noted.",
    ),
)
