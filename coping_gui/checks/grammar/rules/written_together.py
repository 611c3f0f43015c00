"""*Alot*, *infact*: two words written as one."""

from coping_gui.checks.grammar.patterns import Pattern, finder, listed, one_of, replaced_by
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_SURE = listed(
    "alot=a lot, infact=in fact, aswell=as well, eachother=each other, eventhough=even though, atleast=at least, "
    "inorder=in order, ofcourse=of course"
)
"""Never wrong in the learners' sentences that have them."""
_LIKELY = listed(
    "atmost=at most, incase=in case, aslong=as long, abit=a bit, highschool=high school, alots=a lot, "
    "thankyou=thank you, asmuch=as much, alittle=a little, otherhand=other hand, infront=in front, upto=up to, "
    "everytime=every time, noone=no one"
)
"""Some write them on purpose ("everytime"), some mean another word ("in asmuch", "Noone" is a name)."""


def _any_of(table: dict[str, str]) -> str:
    return rf"(?<![\w@/.#’'-])(?P<at>{one_of(table)})(?![\w@’'-])(?!\.\w)"


_PATTERNS = (
    Pattern(_any_of(_SURE), replaced_by(_SURE)),
    Pattern(_any_of(_LIKELY), replaced_by(_LIKELY), tier=Tier.LIKELY),
)

RULE = ParagraphRule(
    id="WRITTEN_TOGETHER",
    category=Category.GRAMMAR,
    title="Two words written as one",
    why="These are two words in English, however fast they are spoken.",
    source="Brians, Common Errors in English Usage (2013)",
    find=finder("WRITTEN_TOGETHER", "This is written as two words.", _PATTERNS, tier=Tier.SAFE),
    flags=(
        ("I like it alot.", "I like it a lot."),
        ("Infact, they know eachother aswell.", "In fact, they know each other as well."),
        ("Everytime we meet, noone speaks.", "Every time we meet, no one speaks."),
    ),
    leaves=(
        "I like it a lot.",
        "The village of Alot-sur-Mer.",
        "They allot the land.",
        "Everyday life.",
    ),
)
