"""*Most of people*: *most of* without a determiner."""

from coping_gui.checks.grammar.patterns import Pattern, finder, one_of
from coping_gui.checks.grammar.wordlists import COUNTABLE_PLURALS
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_PLURALS = one_of([*COUNTABLE_PLURALS, "young people", "old people"])
_PATTERNS = (
    Pattern(
        rf"\b(?P<at>(?P<head>most|many|some|several|few) of) (?={_PLURALS}\b(?![’']))",
        r"\g<head>",
    ),
    Pattern(
        (
            r"\b(?P<at>the most of) (?=(?:the|my|our|us|them|people|their|these)\b)(?<!make the most of "
            r")(?<!making the most of )(?<!made the most of )(?<!get the most of )"
        ),
        "most of",
    ),
    Pattern(
        r"(?<![\w’'])(?P<at>almost) (?=(?:people|students|children|teachers|countries|companies|parents)\b(?!-))",
        "almost all",
    ),
)

RULE = ParagraphRule(
    id="MOST_OF_BARE",
    category=Category.GRAMMAR,
    title="most of + noun",
    why="Before a bare noun it is “most”; “most of” needs the, these, my … after it.",
    source="Swan, Practical English Usage (2016), entry most",
    find=finder("MOST_OF_BARE", "Before a noun without “the”, leave out “of”.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("Most of people agree.", "Most people agree."),
        ("Many of students fail.", "Many students fail."),
        ("Almost students passed.", "Almost all students passed."),
    ),
    leaves=(
        "Most people agree.",
        "Most of the people agree.",
        "Make the most of the day.",
        "Some of these students came.",
    ),
)
