"""*Specially in winter* for *especially*."""

from coping_gui.checks.grammar.patterns import Pattern, finder, one_of, words
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_NEXT = one_of(words("in on at for when if the those these my our young because with during among"))
_PATTERNS = (Pattern(rf"(?:^|(?<=[.!?,;] ))(?P<at>specially) (?={_NEXT}\b)", "especially"),)

RULE = ParagraphRule(
    id="SPECIALLY",
    category=Category.GRAMMAR,
    title="specially for especially",
    why="“Especially” means above all; “specially” means for a special purpose.",
    source="Swan, Practical English Usage (2016), entry especially and specially",
    find=finder("SPECIALLY", "“Especially” is meant here.", _PATTERNS, tier=Tier.LIKELY),
    flags=(("It is cold, specially in winter.", "It is cold, especially in winter."),),
    leaves=("It is cold, especially in winter.", "It was specially made for her.", "Specially trained dogs help."),
)
