"""A verb of saying with a needless *about*: *discuss about*, *mention about*."""

from coping_gui.checks.grammar.patterns import Pattern, finder, one_of, words
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_VERBS = one_of(
    words(
        "discuss discusses discussed discussing mentioned mentioning describe describes described "
        "describing emphasize emphasise stressed mention mentions"
    )
)
_PATTERNS = (
    Pattern(
        rf"\b(?P<verb>{_VERBS}) about\b(?! (?:an? |\d|half|twice|one|two|three|four|five|six|ten|twenty|a))",
        r"\g<verb>",
    ),
    Pattern(
        rf"\b(?P<verb>{_VERBS}) about (?=an? (?:problem|topic|issue|question|plan|book|person|place)\b)", r"\g<verb> "
    ),
)

RULE = ParagraphRule(
    id="VERB_ABOUT",
    category=Category.GRAMMAR,
    title="discuss about",
    why=(
        "Discuss, mention, describe and their like take their object directly; “about” belongs to "
        "talk, speak and think."
    ),
    source=(
        "Fitikides, Common Mistakes in English (2000); Turton and Heaton, Longman Dictionary of Common "
        "Errors (1996), entries discuss, mention"
    ),
    find=finder("VERB_ABOUT", "This verb needs no “about”.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("We discussed about the plan.", "We discussed the plan."),
        ("He mentioned about his trip.", "He mentioned his trip."),
        ("The text describes about life.", "The text describes life."),
    ),
    leaves=(
        "We talked about the plan.",
        "The discussion about it was long.",
        "They discussed about 20 cases.",
        "She described about half of them.",
    ),
)
