"""Two determiners before one noun: *the my book*."""

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category

_PATTERNS = (
    Pattern(
        (
            r"(?<=[a-z,] )(?P<at>(?:the|a|an) (?P<second>my|our|your|his|her|their|its|these|those))(?= [a-z])"
            r"(?! (?:is|are|was|were|has|have|can|will|and|or|of)\b)"
        ),
        r"\g<second>",
        case=True,
    ),
    Pattern(
        r"(?<=[a-z,] )(?P<at>(?P<first>my|our|your|their) (?:the|an?)) (?=[a-z]{3,})(?!priori|posteriori)",
        r"\g<first>",
        case=True,
    ),
)

RULE = ParagraphRule(
    id="DOUBLED_DETERMINER",
    category=Category.GRAMMAR,
    title="Two determiners",
    why="A noun takes one of a, the, this, my …: not two of them.",
    source="Quirk et al., A Comprehensive Grammar of the English Language (1985), central determiners",
    find=finder("DOUBLED_DETERMINER", "A noun takes only one of these two words.", _PATTERNS),
    flags=(
        ("I read the my book again.", "I read my book again."),
        ("He sold their the house.", "He sold their house."),
        ("She put on the her coat.", "She put on her coat."),
    ),
    leaves=(
        "This is my book.",
        "He gave it to him the same day.",
        "The its of the text.",
        "This is the her of his poems.",
        "I think its a classic.",
    ),
)
