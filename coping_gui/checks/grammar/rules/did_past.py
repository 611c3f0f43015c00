"""*Did not went*: a past form after *did*."""

from coping_gui.checks.grammar.patterns import Pattern, finder, one_of, replaced_by
from coping_gui.checks.grammar.wordlists import PAST_TO_BASE, UNAMBIGUOUS_PAST
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_PATTERNS = (
    Pattern(
        (
            rf"(?<!those who )(?<!people who )(?<!ones who )(?<!what they )(?<!what we )(?<!what he )(?<!what she )"
            rf"\b(?:did|does|do)(?:n[’']?t| not| never) (?:even |really |ever |always )?"
            rf"(?P<at>{one_of(UNAMBIGUOUS_PAST)})"
            rf"\b(?! (?:up )?by\b)"
        ),
        replaced_by(PAST_TO_BASE),
    ),
    Pattern(rf"\bdid (?:you|he|she|it|we|they|I) (?P<at>{one_of(UNAMBIGUOUS_PAST)})\b", replaced_by(PAST_TO_BASE)),
)

RULE = ParagraphRule(
    id="DID_PAST",
    category=Category.GRAMMAR,
    title="did + past form",
    why="After do, does and did, with or without “not”, the verb stands in its base form.",
    source="Swan, Practical English Usage (2016), entry do: auxiliary verb",
    find=finder("DID_PAST", "After “did”, the verb stands in its base form.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("He did not went home.", "He did not go home."),
        ("Why did she had one?", "Why did she have one?"),
        ("I didn't wanted it.", "I didn't want it."),
    ),
    leaves=(
        "He did not go home.",
        "What they did changed it.",
        "He did it and went home.",
        "What he did made us happy.",
        "Those who did not were made to pay.",
        "What they did not had to wait.",
    ),
)
