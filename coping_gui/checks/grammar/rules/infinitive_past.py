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
_SAW = ("saw", "felt", "left")
"""Past forms that are words of their own elsewhere: only after a verb that takes an infinitive, before an object."""
_WANTING = (
    r"(?:want|wants|wanted|need|needs|needed|able|try|tries|tried|trying|decide|decided|hope|hopes|hoped|going|began|"
    r"begin|started|start)"
)
_OBJECT = r"(?:the|a|an|my|our|his|her|their|this|that|these|those|it|him|them|me|us|you|many|some|more|all|\w+ing)"
_PATTERNS = (
    Pattern(
        (
            rf"\b(?:want|wants|wanted|need|needs|needed|able|try|tries|tried|trying|decide|decided|have|"
            rf"has|had|going|like|hope|begin|began|started|order|how|easy|hard|important|possible|me|him|"
            rf"us|them|people) to (?P<at>{one_of(_PAST)})\b(?! by\b)"
        ),
        replaced_by(PAST_TO_BASE),
    ),
    Pattern(
        rf"\b{_WANTING} to (?P<at>{one_of(_SAW)})(?= {_OBJECT}\b)",
        replaced_by({"saw": "see", "felt": "feel", "left": "leave"}),
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
        ("They decided to sent the letter.", "They decided to send the letter."),
        ("I want to saw the film.", "I want to see the film."),
        ("He tried to gave up smoking.", "He tried to give up smoking."),
    ),
    leaves=(
        "I want to go there.",
        "He listened to what we said.",
        "According to made-up tales.",
        "He wants to found a school.",
        "It belongs to people who left.",
    ),
)
