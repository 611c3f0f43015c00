"""*Since two years* for *for two years*."""

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_PATTERNS = (
    Pattern(
        (
            r"\b(?P<at>since) (?=(?:about |more than |over |almost |nearly )?(?:\d{1,3}|two|three|four|"
            r"five|six|seven|eight|nine|ten|many|several|some|a few) (?:years|months|weeks|days|hours|"
            r"decades|centuries)\b(?! (?:ago|earlier|before|old|back|prior|of|after|later)))"
        ),
        "for",
    ),
)

RULE = ParagraphRule(
    id="SINCE_DURATION",
    category=Category.GRAMMAR,
    title="since + length of time",
    why="“Since” takes the point at which something began; a length of time takes “for”.",
    source="Swan, Practical English Usage (2016), entry since",
    find=finder("SINCE_DURATION", "A length of time takes “for”.", _PATTERNS, tier=Tier.LIKELY),
    flags=(("He has lived here since two years.", "He has lived here for two years."),),
    leaves=(
        "He has lived here for two years.",
        "He has lived here since two years ago.",
        "Since 2010 it has grown.",
        "Since many years of work went into it, we stopped.",
    ),
)
