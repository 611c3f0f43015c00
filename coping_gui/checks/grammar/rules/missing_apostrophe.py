"""*Dont*, *isnt*: a contraction without its apostrophe."""

import re

from coping_gui.checks.grammar.patterns import Pattern, finder, listed, one_of
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_SURE = listed(
    "Im=I'm, Ive=I've, isnt=isn't, wasnt=wasn't, arent=aren't, werent=weren't, hadnt=hadn't, wouldnt=wouldn't, "
    "shouldnt=shouldn't, mustnt=mustn't, neednt=needn't, whats=what's, weve=we've, youve=you've, theyve=they've, "
    "theres=there's"
)
"""Right in more than 97 % of the learners' sentences that have them (eracond and jfleg_dev: 138 of 140)."""
_LIKELY = listed(
    "dont=don't, doesnt=doesn't, didnt=didn't, hasnt=hasn't, havent=haven't, couldnt=couldn't, thats=that's, "
    "youre=you're, theyre=they're, hes=he's, shes=she's, im=I'm, ive=I've"
)
"""Right in 92 %: what learners mean is often another word ("youre" for your, "didnt" for don't), and some are words
of other languages ("im")."""


def _with_capitals(table: dict[str, str]) -> dict[str, str]:
    return table | {wrong.capitalize(): right.capitalize() for wrong, right in table.items() if wrong != "im"}


_TABLE = _with_capitals(_SURE) | _with_capitals(_LIKELY) | _SURE


def _fixed(match: re.Match[str]) -> str:
    return _TABLE[match["at"]]


def _any_of(table: dict[str, str]) -> str:
    return rf"(?<![\w@/.#’'-])(?P<at>{one_of(table)})(?![\w’'-])(?!\.\w)"


_LESS_SURE = {wrong: right for wrong, right in _TABLE.items() if wrong.lower() in _LIKELY and wrong not in _SURE}
_PATTERNS = (
    Pattern(_any_of({wrong: right for wrong, right in _TABLE.items() if wrong not in _LESS_SURE}), _fixed, case=True),
    Pattern(_any_of(_LESS_SURE), _fixed, case=True, tier=Tier.LIKELY),
)

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
