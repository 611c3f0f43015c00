"""*english*, *monday*: a name written small."""

import re

from coping_gui.checks.grammar.patterns import Pattern, finder, one_of, words
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_WRITTEN = words(
    "english german spanish italian japanese chinese russian portuguese korean arabic american "
    "european african asian "
    "canadian australian mexican brazilian indian vietnamese "
    "monday tuesday wednesday thursday friday saturday sunday january february april june july august september "
    "october november december england germany france spain italy japan russia america europe africa asia canada "
    "australia mexico brazil india london paris korea vietnam christmas facebook google youtube"
)
_NAMES = [name for name in _WRITTEN if name != "august"]


def _capital(match: re.Match[str]) -> str:
    return "YouTube" if match["at"] == "youtube" else match["at"].capitalize()


_PATTERNS = (Pattern(rf"(?<![\w@/.#’'-])(?P<at>{one_of(_NAMES)})(?![\w/@’'-])(?!\.\w)", _capital, case=True),)

RULE = ParagraphRule(
    id="PROPER_ADJECTIVE",
    category=Category.GRAMMAR,
    title="Name written small",
    why="Languages, nations, weekdays and months are names and begin with a capital.",
    source="The Chicago Manual of Style (17th ed., 2017), names and terms",
    find=finder("PROPER_ADJECTIVE", "This is a name and begins with a capital.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("I learn english on monday.", "I learn English on Monday."),
        ("He is from germany.", "He is from Germany."),
    ),
    leaves=(
        "I learn English.",
        "We ate french fries and polish the car.",
        "See english.org now.",
        "They march in may.",
    ),
)
