"""*Go to abroad*: an adverb that takes no preposition."""

from coping_gui.checks.grammar.patterns import Pattern, finder, one_of, words
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_VERBS = one_of(
    words("""go goes going went gone travel travels travelled traveled move moves moved send sent live lives lived
    study studies studied work works worked""")
)
_SENT = one_of(
    words("""me us him her them people children sons daughters students workers family families money goods friends
    parents kids soldiers products""")
)
_PATTERNS = (
    Pattern(
        rf"\b{_VERBS} (?:(?:my|our|your|his|her|their|the|some|many) )?(?:{_SENT} )?(?P<at>(?:to|in) abroad)\b(?!-)",
        "abroad",
    ),
)

RULE = ParagraphRule(
    id="TO_ABROAD",
    category=Category.GRAMMAR,
    title="to abroad",
    why="“Abroad” is an adverb and takes neither “to” nor “in”.",
    source="Heaton and Turton, Longman Dictionary of Common Errors (1996), entry abroad",
    find=finder("TO_ABROAD", "“Abroad” takes no preposition here.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("She went to abroad.", "She went abroad."),
        ("They live in abroad.", "They live abroad."),
        ("They sent their sons to abroad.", "They sent their sons abroad."),
        ("We sent him to abroad.", "We sent him abroad."),
    ),
    leaves=(
        "She went abroad.",
        "He came from abroad.",
        "They returned to abroad-based firms.",
        "They sent their sons abroad.",
    ),
)
