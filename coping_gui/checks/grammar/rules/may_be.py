"""*May be they left*: the adverb is one word."""

from coping_gui.checks.grammar.patterns import Pattern, finder, one_of, words
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_NEXT = one_of(words("I we you they he she it the that this not there because some my a"))
_PATTERNS = (Pattern(rf"(?:^|(?<=[.!?,;] ))(?P<at>may be) (?={_NEXT}\b)", "maybe"),)

RULE = ParagraphRule(
    id="MAY_BE",
    category=Category.GRAMMAR,
    title="may be for maybe",
    why="“Maybe” (perhaps) is one word; “may be” is a verb and has a subject before it.",
    source="Swan, Practical English Usage (2016), entry maybe and perhaps",
    find=finder("MAY_BE", "The adverb “maybe” is one word.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("May be they left.", "Maybe they left."),
        ("It is late, may be we should go.", "It is late, maybe we should go."),
    ),
    leaves=("Maybe they left.", "It may be the last one.", "This may be, they say, the end."),
)
