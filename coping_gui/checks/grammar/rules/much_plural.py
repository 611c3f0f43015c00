"""*Much people*: a plural after *much*, *amount of* or *little*."""

from coping_gui.checks.grammar.patterns import Pattern, finder, one_of, words
from coping_gui.checks.grammar.wordlists import COUNTABLE_PLURALS
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_PLURAL = one_of(
    [p for p in COUNTABLE_PLURALS if p not in ("times", "hours", "weeks", "minutes", "years", "days", "months")]
)
_COUNTED = one_of(words("people children students problems cars jobs mistakes words"))
_PATTERNS = (
    Pattern(rf"\b(?P<at>much) (?={_PLURAL}\b(?!-))", "many"),
    Pattern(rf"\b(?P<at>amounts? of) (?={_PLURAL}\b)", "number of"),
    Pattern(
        rf"(?<!or )(?<!more )\b(?P<at>less) (?={_COUNTED}\b)",
        "fewer",
    ),
)

RULE = ParagraphRule(
    id="MUCH_PLURAL",
    category=Category.GRAMMAR,
    title="much + plural",
    why="“Much”, “little” and “amount” go with masses; what can be counted takes “many”, “few” and “number”.",
    source=(
        "Swan, Practical English Usage (2016), entries much and many; Turton and Heaton, Longman "
        "Dictionary of Common Errors (1996), entry amount"
    ),
    find=finder("MUCH_PLURAL", "What can be counted takes “many”, “fewer” or “number”.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("There are much people here.", "There are many people here."),
        ("The amount of students grew.", "The number of students grew."),
        ("Less cars are sold.", "Fewer cars are sold."),
    ),
    leaves=(
        "Much time was lost.",
        "There are many people here.",
        "It takes less than ten days.",
        "A large amount of money.",
    ),
)
