"""*To went*: a past form after *to*."""

from coping_gui.checks.grammar.patterns import Pattern, finder, one_of, replaced_by
from coping_gui.checks.grammar.wordlists import PAST_TO_BASE, UNAMBIGUOUS_PAST
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_PAST = [
    p
    for p in UNAMBIGUOUS_PAST
    if p
    not in (
        "used",
        "needed",
        "wanted",
        "liked",
        "built",
        "made",
        "paid",
        "sent",
        "followed",
        "existed",
        "bought",
        "won",
        "lost",
        "kept",
        "held",
        "sold",
        "broke",
    )
] + ["made", "bought", "kept"]
_PATTERNS = (
    Pattern(
        (
            rf"\b(?:want|wants|wanted|need|needs|needed|able|try|tries|tried|trying|decide|decided|have|"
            rf"has|had|going|like|hope|begin|began|started|order|how|easy|hard|important|possible|me|him|"
            rf"us|them|people) to (?P<at>{one_of(_PAST)})\b(?! (?:by|up)\b)"
        ),
        replaced_by(PAST_TO_BASE),
    ),
)

RULE = ParagraphRule(
    id="INFINITIVE_PAST",
    category=Category.GRAMMAR,
    title="to + past form",
    why="After “to”, the infinitive is the base form of the verb.",
    source="Swan, Practical English Usage (2016), infinitives: forms",
    find=finder("INFINITIVE_PAST", "After “to”, the verb stands in its base form.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("I want to went there.", "I want to go there."),
        ("He tried to took it.", "He tried to take it."),
    ),
    leaves=(
        "I want to go there.",
        "He listened to what we said.",
        "According to made-up tales.",
    ),
)
