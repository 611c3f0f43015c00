"""*It makes me to feel*: a needless *to* after *make* and its object."""

from coping_gui.checks.grammar.patterns import Pattern, finder, one_of, words
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_BASES = one_of(
    words("""feel think want understand buy do go be have see work learn know believe realize realise become take use
    spend look laugh cry remember forget stay leave study write read speak talk say change lose live pay eat drink
    sleep wait decide choose try help follow play""")
)
_PATTERNS = (
    Pattern(
        rf"\b(?:make|makes|made|making) (?:me|him|her|us|them|you|people) (?P<at>to {_BASES})\b", lambda m: m["at"][3:]
    ),
)

RULE = ParagraphRule(
    id="MAKE_TO",
    category=Category.GRAMMAR,
    title="make someone to do",
    why="After “make” and its object the verb stands without “to”; only the passive has it (“was made to wait”).",
    source="Swan, Practical English Usage (2016), entry make",
    find=finder("MAKE_TO", "After “make” and its object the verb has no “to”.", _PATTERNS, tier=Tier.LIKELY),
    flags=(("It makes me to feel sad.", "It makes me feel sad."), ("They made us to wait.", "They made us wait.")),
    leaves=("It makes me feel sad.", "We were made to wait.", "They made it to the station.", "He made her to order."),
)
