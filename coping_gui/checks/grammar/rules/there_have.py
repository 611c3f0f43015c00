"""*There have many people*: *there* takes *be*."""

from coping_gui.checks.grammar.patterns import Pattern, finder, one_of, words
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_MANY = one_of(["many", "a lot", "lots", "some", "several", "so many", "too many", "more", "two", "three", "few"])


_NOT_NEXT = one_of(words("been to of"))
_PATTERNS = (Pattern(rf"(?:^|(?<=[.!?,;] )|(?<=that ))there (?P<at>have|has) (?={_MANY} (?!{_NOT_NEXT}\b))", "are"),)

RULE = ParagraphRule(
    id="THERE_HAVE",
    category=Category.GRAMMAR,
    title="there have for there are",
    why="English says that something exists with “there is” and “there are”, not with “have”.",
    source="Heaton and Turton, Longman Dictionary of Common Errors (1996), entry there",
    find=finder("THERE_HAVE", "“There” takes “are” here, not “have”.", _PATTERNS, tier=Tier.LIKELY),
    flags=(("There have many people in the city.", "There are many people in the city."),),
    leaves=("There are many people.", "There have been many people.", "Over there have many people seen it?"),
)
