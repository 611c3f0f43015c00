"""*Dont*, *isnt*: a contraction without its apostrophe."""

from coping_gui.checks.grammar.patterns import Pattern, finder, listed, one_of
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier


def _with_capitals(table: dict[str, str]) -> dict[str, str]:
    return table | {wrong.capitalize(): right.capitalize() for wrong, right in table.items()}


_SURE = _with_capitals(
    listed(
        "Im=I'm, Ive=I've, isnt=isn't, wasnt=wasn't, arent=aren't, werent=weren't, hadnt=hadn't, wouldnt=wouldn't, "
        "shouldnt=shouldn't, mustnt=mustn't, neednt=needn't, whats=what's, weve=we've, youve=you've, "
        "theyve=they've, theres=there's"
    )
)
"""Right in 98 % of their places in learners' sentences (with those of WRITTEN_TOGETHER 158 of 161)."""
_LIKELY = _with_capitals(
    listed(
        "dont=don't, doesnt=doesn't, didnt=didn't, hasnt=hasn't, havent=haven't, couldnt=couldn't, thats=that's, "
        "youre=you're, theyre=they're, hes=he's, shes=she's, im=I'm, ive=I've"
    )
)
"""Right in nine of ten: learners often mean another word ("youre" for your), and "im" is a word of other languages."""
_FIXES = _LIKELY | _SURE


def _pattern(table: dict[str, str], tier: Tier) -> Pattern:
    expression = rf"(?<![\w@/.#’'-])(?P<at>{one_of(table)})(?![\w@’'-])(?!\.\w)"
    return Pattern(expression, lambda match: _FIXES[match["at"]], case=True, tier=tier)


_PATTERNS = (_pattern(_SURE, Tier.SAFE), _pattern(_LIKELY, Tier.LIKELY))

RULE = ParagraphRule(
    id="MISSING_APOSTROPHE",
    category=Category.GRAMMAR,
    title="Contraction without apostrophe",
    why="The apostrophe stands where letters were left out.",
    source="Swan, Practical English Usage (2016), contractions",
    find=finder("MISSING_APOSTROPHE", "The contraction lacks its apostrophe.", _PATTERNS, tier=Tier.SAFE),
    flags=(
        ("I dont know.", "I don't know."),
        ("Thats fine, it doesnt matter.", "That's fine, it doesn't matter."),
    ),
    leaves=(
        "I don't know.",
        "The cant of the roof and his wont.",
        "Visit dont.com now.",
        "He is ill.",
    ),
)
