"""*Dont*, *isnt*, *don t*: a contraction without its apostrophe, or with a blank in its place."""

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


_PARTED = Pattern(
    (
        r"(?<![\w@/.#’'-])(?P<at>(?P<head>"
        r"(?:do|does|did|has|have|had|is|are|was|were|would|could|should|ca|wo)n(?= t\b)|"
        r"i(?= m\b)|(?:it|he|she|there|what|who|that|here|let)(?= s\b)|(?:we|you|they)(?= re\b)|"
        r"(?:we|you|they|i)(?= (?:ve|ll|d)\b)) (?P<tail>t|m|s|re|ve|ll|d))(?![\w@/’'-])(?! is\b)(?!\.\w)"
    ),
    lambda match: ("I" if match["head"] == "i" else match["head"]) + "'" + match["tail"],
    tier=Tier.LIKELY,
)
"""Converters that drop an apostrophe leave a blank; clean prose hardly ever has one there ("the fact that s tends")."""
_PATTERNS = (_pattern(_SURE, Tier.SAFE), _pattern(_LIKELY, Tier.LIKELY), _PARTED)

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
        ("I m here, and it s late.", "I'm here, and it's late."),
        ("They don t know that we ve met.", "They don't know that we've met."),
    ),
    leaves=(
        "I don't know.",
        "The cant of the roof and his wont.",
        "Visit dont.com now.",
        "He is ill.",
        "It is assumed that s/he knows; that s is small.",
        "A 5 m wall, and they re-entered it.",
    ),
)
