"""*Alot*, *infact*: two words written as one."""

from coping_gui.checks.grammar.patterns import Pattern, finder, listed, one_of, replaced_by
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_TABLE = listed(
    "alot=a lot, infact=in fact, aswell=as well, eachother=each other, eventhough=even though, atleast=at least, "
    "atmost=at most, incase=in case, inorder=in order, ofcourse=of course, aslong=as long, abit=a "
    "bit, highschool=high school, "
    "alots=a lot, thankyou=thank you, asmuch=as much, alittle=a little, otherhand=other hand, "
    "infront=in front, upto=up to"
)
_PATTERNS = (
    Pattern(rf"(?<![\w@/.#’'-])(?P<at>{one_of(_TABLE)})(?![\w’'-])", replaced_by(_TABLE)),
    Pattern(r"\b(?P<at>every time|everytime)\b(?<!every time)", "every time"),
    Pattern(r"\b(?P<at>noone)\b", "no one"),
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
    ),
    leaves=(
        "I like it a lot.",
        "The village of Alot-sur-Mer.",
        "They allot the land.",
        "Everyday life.",
    ),
)
