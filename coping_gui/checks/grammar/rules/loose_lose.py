"""*To loose weight*: *loose* for *lose*."""

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_PATTERNS = (
    Pattern(
        (
            r"\b(?:to|will|can|would|could|may|might|not|never|don[’']t|they|we|you|I|people|should) (?P<at>loose)"
            r" (?=(?:the|my|his|her|their|our|your|its|it|weight|money|time|control|all|some|everything|"
            r"a lot|interest|hope|touch|sight|friends)\b)"
        ),
        "lose",
    ),
    Pattern(r"\b(?:am|is|are|was|were|be|of|by|without) (?P<at>loosing)\b", "losing"),
)

RULE = ParagraphRule(
    id="LOOSE_LOSE",
    category=Category.GRAMMAR,
    title="loose / lose",
    why="To lose is no longer to have; loose means not tight.",
    source="Brians, Common Errors in English Usage (2013), lose/loose",
    find=finder("LOOSE_LOSE", "The verb is “lose”.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("I want to loose weight.", "I want to lose weight."),
        ("They are loosing money.", "They are losing money."),
    ),
    leaves=(
        "I want to lose weight.",
        "The screw is loose.",
        "They let it loose.",
        "Set the dog loose.",
    ),
)
