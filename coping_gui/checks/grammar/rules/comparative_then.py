"""*Better then*: *then* for *than*."""

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_PATTERNS = (
    Pattern(
        (
            r"(?<![,;] )\b(?:more|less|better|worse|rather|other|older|younger|bigger|smaller|larger|"
            r"greater|higher|lower|faster|easier|cheaper|longer|fewer|stronger|harder|sooner)(?: (?!and\b|"
            r"but\b|or\b|it\b|he\b|she\b|they\b|we\b)\w+)? (?P<at>then) (?=(?:the|a|an|my|our|his|her|"
            r"their|its|me|you|him|us|them|this|that|ever|before|other|one|two|\d|any|anything|in|on|just|"
            r"what|usual|expected|I|he|she)\b)(?<!back then )(?<!it then )"
        ),
        "than",
    ),
)

RULE = ParagraphRule(
    id="COMPARATIVE_THEN",
    category=Category.GRAMMAR,
    title="then / than",
    why="“Than” compares; “then” tells when.",
    source="Brians, Common Errors in English Usage (2013), than/then",
    find=finder("COMPARATIVE_THEN", "After a comparative it is “than”.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("This is better then that.", "This is better than that."),
        ("More people then ever came.", "More people than ever came."),
    ),
    leaves=(
        "This is better than that.",
        "We ate more, then the bell rang.",
        "It got better and then the rain came.",
        "He is older; then the war began.",
    ),
)
