"""*In the society* for society in general."""

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category

_PATTERNS = (
    Pattern(
        (
            r"\b(?P<prep>in|to|for|of|on|by|from|with|within) the (?P<noun>society|mankind|humanity)(?=\s*(?:[.,;!?]|"
            r"and\b|is\b|has\b|are\b|will\b|can\b|nowadays|today|because|but|by\b|so\b|should|must|we\b|"
            r"as a whole))"
        ),
        r"\g<prep> \g<noun>",
    ),
    Pattern(
        (
            r"\b(?P<prep>in|of|about|for) the (?P<noun>(?:modern|today[’']s|present|contemporary|our) "
            r"(?:society|life))(?=\s*[.,;!?])"
        ),
        r"\g<prep> \g<noun>",
    ),
)

RULE = ParagraphRule(
    id="GENERIC_SOCIETY",
    category=Category.GRAMMAR,
    title="the society",
    why="Society, nature, life and their like take no article when they are meant in general.",
    source="Swan, Practical English Usage (2016), articles: talking in general",
    find=finder("GENERIC_SOCIETY", "In general statements this noun takes no article.", _PATTERNS),
    flags=(
        ("It is a problem in the society.", "It is a problem in society."),
        ("They help the poor of the society and others.", "They help the poor of society and others."),
    ),
    leaves=(
        "It is a problem in society.",
        "In the society of his friends he was happy.",
        "The members of the society that he founded came.",
    ),
)
