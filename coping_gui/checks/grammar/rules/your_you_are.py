"""*Your welcome*: *your* for *you're*."""

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_PATTERNS = (
    Pattern(
        (
            r"\b(?P<at>your) (?=(?:welcome(?=[.!,])|not|a|an|the|very|going to|gonna|always|so (?:nice|"
            r"right|good|kind)|too (?:kind|late|young|old)|right(?=[.!,])|wrong(?=[.!,]))(?![-\w]))(?!the "
            r")(?!very (?:best|own|first|last|\w+est))"
        ),
        "you're",
    ),
    Pattern(
        (
            r"\b(?P<at>you[’']re) (?=(?:own|opinion|favou?rite|name|family|job|hobby|country|friends?|"
            r"life|house|email|answer|question|essay)\b(?! of))"
        ),
        "your",
    ),
)

RULE = ParagraphRule(
    id="YOUR_YOU_ARE",
    category=Category.GRAMMAR,
    title="your / you're",
    why="“You're” is short for “you are”; “your” says that something belongs to you.",
    source="Brians, Common Errors in English Usage (2013), your/you",
    find=finder("YOUR_YOU_ARE", "“You are” is shortened to “you're”.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("Your welcome!", "You're welcome!"),
        ("I hope your not ill.", "I hope you're not ill."),
        ("What is you're name?", "What is your name?"),
    ),
    leaves=(
        "You're welcome!",
        "Your welcome was warm.",
        "It is your very own.",
        "You're right.",
    ),
)
