"""*Everyone have*: a plural verb after an indefinite pronoun."""

from coping_gui.checks.grammar.patterns import Pattern, finder, listed, replaced_by
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_TABLE = listed(
    "have=has, are=is, were=was, don't=doesn't, dont=doesn't, do not=does not, want=wants, need=needs, "
    "like=likes, know=knows, think=thinks"
)
_CLAUSE = r"^|(?<=[.!?,] )|(?<=\bthat )|(?<=\bbecause )|(?<=\band )|(?<=\bbut )|(?<=\bthink )|(?<=\bwhen )"
_SUBJECT = (
    r"(?:everyone|everybody|someone|somebody|nobody|no one|anyone|anybody|everything|something|nothing) "
    r"(?!like (?:him|her|me|you|us|them|that|this|these|those|it|my|a|the)\b)"
)
_PATTERNS = (
    Pattern(
        rf"(?:{_CLAUSE}|(?<=\bif )){_SUBJECT}(?P<at>have|are|don[’']?t|do not|want|need|like|know|think)\b(?! ?\?)",
        replaced_by(_TABLE),
    ),
    Pattern(rf"(?:{_CLAUSE}){_SUBJECT}(?P<at>were)\b(?! ?\?)", replaced_by(_TABLE)),  # "if everyone were" is right
)

RULE = ParagraphRule(
    id="INDEFINITE_AGREEMENT",
    category=Category.GRAMMAR,
    title="everyone + verb",
    why="Everyone, someone, nobody and their like are singular, although they may mean many.",
    source="Swan, Practical English Usage (2016), indefinite pronouns",
    find=finder("INDEFINITE_AGREEMENT", "This pronoun takes a singular verb.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("Everyone have a phone.", "Everyone has a phone."),
        ("I think everybody are happy.", "I think everybody is happy."),
        ("When everyone were asleep, he left.", "When everyone was asleep, he left."),
        ("Nobody were there.", "Nobody was there."),
    ),
    leaves=(
        "Everyone has a phone.",
        "Does everyone have one?",
        "I let everyone have it.",
        "We made everybody want it.",
        "Nobody was there.",
        "He looks as if everyone were against him.",
        "If everyone were honest, we should need no locks.",
    ),
)
