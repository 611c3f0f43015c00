"""*Look forward to see*: a base form where *-ing* is needed."""

from coping_gui.checks.grammar.patterns import Pattern, finder, listed, one_of, replaced_by
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category

_TABLE = listed(
    "see=seeing, meet=meeting, hear=hearing, go=going, be=being, live=living, get=getting, have=having, "
    "read=reading, visit=visiting, eat=eating, drive=driving, talk=talking, work=working, learn=learning, "
    "receive=receiving"
)
_PATTERNS = (
    Pattern(
        (
            rf"\b(?:look(?:s|ed|ing)? forward to|(?:I|you|he|she|we|they|people|who)(?:[’'](?:m|s|re)|"
            rf"(?: have| has)? (?:am|is|are|was|were|gets?|got|been)) (?:accustomed|used) to) "
            rf"(?P<at>{one_of(_TABLE)})\b(?! by)"
        ),
        replaced_by(_TABLE),
    ),
)

RULE = ParagraphRule(
    id="LOOK_FORWARD_TO",
    category=Category.GRAMMAR,
    title="look forward to + verb",
    why="In look forward to, be used to and object to, “to” is a preposition: the verb after it ends in -ing.",
    source="Swan, Practical English Usage (2016), -ing form after to",
    find=finder("LOOK_FORWARD_TO", "After this “to”, the verb ends in -ing.", _PATTERNS),
    flags=(
        ("I look forward to see you.", "I look forward to seeing you."),
        ("She is used to work late.", "She is used to working late."),
    ),
    leaves=(
        "I look forward to seeing you.",
        "He used to work late.",
        "I look forward to Monday.",
    ),
)
