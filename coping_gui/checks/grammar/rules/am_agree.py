"""*I am agree*: *agree* is a verb of its own."""

import re

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier


def _verb(match: re.Match[str]) -> str:
    negated = match["no"]
    verb = match["verb"]
    third = match["be"].lower() == "is"
    if negated:
        return f"{'does' if third else 'do'} not {verb}"
    return f"{verb}s" if third else verb


_PATTERNS = (
    Pattern(
        r"(?<!to )\b(?P<at>(?P<be>am|is|are)(?P<no> not| n[’']t|)?(?P<adverb> (?:\w+ly|also|strongly|still|always))? "
        r"(?P<verb>agree|disagree))(?= (?:with|that|to|on|about)\b|[.,;])",
        _verb,
    ),
)

RULE = ParagraphRule(
    id="AM_AGREE",
    category=Category.GRAMMAR,
    title="am agree",
    why="“Agree” is a verb and needs no form of “be” beside it.",
    source="Heaton and Turton, Longman Dictionary of Common Errors (1996), entry agree",
    find=finder("AM_AGREE", "“Agree” needs no “am”, “is” or “are”.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("I am agree with this.", "I agree with this."),
        ("They are not agree with me.", "They do not agree with me."),
    ),
    leaves=("I agree with this.", "They are agreed on it.", "The terms are agreed."),
)
