"""*Has visited … in 2010*: present perfect with a finished time."""

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category

_PATTERNS = (
    Pattern(
        (
            r"\b(?P<at>(?:have|has) (?P<verb>[a-z]{3,}ed)) (?=(?:[a-zA-Z']+ ){0,5}?(?:yesterday|last (?:year|"
            r"week|month|night|summer|winter|century)|(?:two|three|four|five|ten|many|several|a few|\d+|"
            r"some) (?:years|months|weeks|days|hours|centuries) ago)\b)(?!\w+ (?:since|from|"
            r"until)\b)(?![^.,;]*\b(?:since|"
            r"from|until|that|which|what|who|whom|whose|where|when|why|how|whether|if|as|because|although|while|"
            r"written|made|built|found|founded|published|discovered|introduced|started|begun|taken|given|done|"
            r"(?:was|were|is|had|did) \w+)\b[^.,;]*(?:yesterday|last|ago))"
        ),
        r"\g<verb>",
    ),
)

RULE = ParagraphRule(
    id="PERFECT_WITH_DATE",
    category=Category.GRAMMAR,
    title="Tense with a past date",
    why=(
        "The present perfect does not go with a finished time such as last year or two days ago; use the simple past."
    ),
    source="Swan, Practical English Usage (2016), present perfect: time expressions",
    find=finder("PERFECT_WITH_DATE", "With a finished time, the simple past is used.", _PATTERNS),
    flags=(
        ("She has visited Rome last year.", "She visited Rome last year."),
        ("They have started it two years ago.", "They started it two years ago."),
    ),
    leaves=(
        "She visited Rome last year.",
        "It has changed since last year.",
        "She has visited Rome.",
        "It has improved since it was built two years ago.",
        "She has studied what was written many years ago.",
        "They have restored a house built two centuries ago.",
        "He has used the plan that failed last year.",
    ),
)
