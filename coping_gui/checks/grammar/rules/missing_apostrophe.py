"""*Dont*, *isnt*: a contraction without its apostrophe."""

import re

from coping_gui.checks.grammar.patterns import Pattern, finder, listed, one_of
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_BASE = listed(
    "dont=don't, doesnt=doesn't, didnt=didn't, isnt=isn't, wasnt=wasn't, arent=aren't, werent=weren't, hasnt=hasn't, "
    "havent=haven't, hadnt=hadn't, couldnt=couldn't, wouldnt=wouldn't, shouldnt=shouldn't, thats=that's, "
    "youre=you're, "
    "theyre=they're, whats=what's, hes=he's, shes=she's, Im=I'm, Ive=I've, im=I'm, ive=I've, "
    "youve=you've, theyve=they've, weve=we've, mustnt=mustn't, neednt=needn't, theres=there's"
)
_TABLE = _BASE | {wrong.capitalize(): right.capitalize() for wrong, right in _BASE.items()}


def _fixed(match: re.Match[str]) -> str:
    return _TABLE[match["at"]]


_PATTERNS = (Pattern(rf"(?<![\w@/.#’'-])(?P<at>{one_of(_TABLE)})(?![\w’'-])(?!\.\w)", _fixed, case=True),)

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
