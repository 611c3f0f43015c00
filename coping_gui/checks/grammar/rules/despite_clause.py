"""*Despite it was late*: *despite* before a whole clause."""

import re

from coping_gui.checks.grammar.patterns import Pattern, capitalised_like, finder, one_of, words
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_VERBS = one_of(words("is was are were has have had can could will would did do does"))


def _although(match: re.Match[str]) -> str:
    return capitalised_like(match["at"], "although")


_PATTERNS = (Pattern(rf"\b(?P<at>despite|in spite of) (?=(?:it|there|he|she|they|we|I|you) {_VERBS}\b)", _although),)

RULE = ParagraphRule(
    id="DESPITE_CLAUSE",
    category=Category.GRAMMAR,
    title="despite before a clause",
    why="“Despite” takes a noun or an -ing form; before a subject and its verb stands “although”.",
    source="Swan, Practical English Usage (2016), entry in spite of",
    find=finder("DESPITE_CLAUSE", "“Although” stands before a clause.", _PATTERNS, tier=Tier.LIKELY),
    flags=(("Despite it was late, we stayed.", "Although it was late, we stayed."),),
    leaves=("Despite the rain, we stayed.", "Although it was late, we stayed.", "Despite it all, they won."),
)
