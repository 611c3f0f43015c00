"""A transitive verb with a preposition: *approached to*, *lacks of*."""

from coping_gui.checks.grammar.patterns import Pattern, finder, listed, one_of, replaced_by, words
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_TABLE = listed(
    """
    approached to=approached, approaching to=approaching, lacks of=lacks, lacked of=lacked, reached to the=reached the,
    contacted with=contacted, contacting with=contacting, resembles to=resembles, resembled to=resembled,
    resembles with=resembles, affects on=affects, affected on=affected, influences to=influences,
    influenced on=influenced, obeyed to=obeyed, obeys to=obeys, requested for=requested,
    comprises from=comprises, accompanied with him=accompanied him, entered to=entered,
    entered in the room=entered the room,
    enters to=enters, divorced with=divorced, violates against=violates, ordered for a=ordered a,
    return back=return, returned back=returned, returning back=returning, raised up=raised"""
)
_ATTENDED = words(
    """lecture lectures class classes meeting meetings school schools course courses conference conferences university
    college party parties wedding weddings seminar seminars concert concerts event events workshop workshops"""
)
"""What is gone to, not cared for."""
_PATTERNS = (
    Pattern(rf"\b(?P<at>{one_of(_TABLE)})\b", replaced_by(_TABLE)),
    Pattern(
        (
            r"\b(?:I|we|they|you|people|students|who|and|to|must|can|should|will) (?P<at>(?P<verb>resemble|"
            r"affect|influence|obey|lack|marry|enter|reach|contact|accompany) (?:to|with|of|on|"
            r"into)) (?=(?:the|a|an|my|our|his|her|their|this|that|these|some|many|each)\b)(?!the (?:effect|"
            r"sound|tune|phone|door|bell|needs)\b)(?<!enter into )(?<!influence on )"
        ),
        r"\g<verb>",
    ),
    Pattern(
        rf"\b(?P<at>(?P<verb>attend(?:s|ed|ing)?) to) (?=(?:(?:the|a|an|my|our|his|her|their|this|that|these|those|"
        rf"some|many|all|every|each|any) )?(?:\w+ )?{one_of(_ATTENDED)}\b)",
        r"\g<verb>",
    ),
)

RULE = ParagraphRule(
    id="NEEDLESS_PREPOSITION",
    category=Category.GRAMMAR,
    title="Needless preposition",
    why="These verbs take their object directly; the preposition belongs to the noun of the same root.",
    source=(
        "Fitikides, Common Mistakes in English (2000), unnecessary prepositions; Turton and Heaton, "
        "Longman Dictionary of Common Errors (1996)"
    ),
    find=finder(
        "NEEDLESS_PREPOSITION", "This verb takes its object without a preposition.", _PATTERNS, tier=Tier.LIKELY
    ),
    flags=(
        ("He approached to the door.", "He approached the door."),
        ("The plan lacks of detail.", "The plan lacks detail."),
        ("They reached to the top.", "They reached the top."),
        ("Students must attend to the lectures.", "Students must attend the lectures."),
        ("He attended to every meeting.", "He attended every meeting."),
    ),
    leaves=(
        "He approached the door.",
        "The lack of detail.",
        "He attended to the needs of others.",
        "She attended to the children.",
        "They attend school.",
        "It has an influence on them.",
        "They entered into an agreement.",
    ),
)
