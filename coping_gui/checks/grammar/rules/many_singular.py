"""*Many country, these problem, a number of car*: a singular noun where only the plural fits."""

import re

from coping_gui.checks.grammar.patterns import Pattern, finder, one_of, words
from coping_gui.checks.grammar.wordlists import COUNT_NOUNS, plural
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_SEVERAL = one_of(
    ["many", "several", "various", "numerous", "few", "a lot of", "lots of", "these", "those", "hundreds of",
     "thousands of", "millions of", "a number of", "the number of"]
)  # fmt: skip
_ADJECTIVES = one_of(
    words("""new good bad big small great different other important young old common possible interesting difficult
    easy famous foreign certain modern popular private public successful beautiful serious huge special similar""")
)
_AFTER = one_of(
    words("""in on at of and or but who that which is are was were has have had can could will would may might must
    should do does did to for from with by when because if about than as they we it he she you there""")
)
"""What follows a noun that stands for itself: not another noun, as in "many student loans"."""


def _plural(match: re.Match[str]) -> str:
    return plural(match["at"].lower())


_PATTERNS = (
    Pattern(
        rf"\b{_SEVERAL} (?:{_ADJECTIVES} )?(?P<at>{one_of(COUNT_NOUNS)})(?=[.,;:!?)]|\s+{_AFTER}\b|$)(?![’'-])", _plural
    ),
)

RULE = ParagraphRule(
    id="MANY_SINGULAR",
    category=Category.GRAMMAR,
    title="Plural needed after many, these …",
    why="Words for more than one (many, several, these, a number of) take a plural noun.",
    source="Swan, Practical English Usage (2016), determiners with plural nouns",
    find=finder("MANY_SINGULAR", "A plural noun is needed here.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("Many country have this law.", "Many countries have this law."),
        ("There are several important reason for it.", "There are several important reasons for it."),
        ("The number of car is growing.", "The number of cars is growing."),
    ),
    leaves=(
        "Many countries have this law.",
        "Many student loans are late.",
        "Many a student has said so.",
        "These car parks are full.",
        "Few-person teams work well.",
    ),
)
