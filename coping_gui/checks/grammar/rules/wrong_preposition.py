"""A verb or adjective with the wrong preposition: *depend of*, *similar with*."""

from coping_gui.checks.grammar.patterns import Pattern, finder, listed, one_of, replaced_by
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_TABLE = listed(
    """
    depend of=depend on, depends of=depends on, depended of=depended on, depending of=depending on,
    depend from=depend on,
    depends from=depends on, depending from=depending on, consists on=consists of, consist on=consist of,
    consisted on=consisted of, dependent of=dependent on, responsible of=responsible for, capable to=capable of,
    similar with=similar to, aware about=aware of, interested on=interested in, interested about=interested in,
    afraid from=afraid of, superior than=superior to, inferior than=inferior to, accused for=accused of,
    concentrate in=concentrate on, concentrating in=concentrating on, insist in=insist on, insisted in=insisted on,
    insists in=insists on, independent from=independent of, full with=full of, scared from=scared of,
    congratulate for=congratulate on, believe to god=believe in God, believe on=believe in,
    specialized on=specialized in,
    succeed to=succeed in, married by mistake with=married by mistake to, proud for=proud of, jealous from=jealous of,
    satisfied from=satisfied with, bored from=bored with, typical for=typical of, suspicious from=suspicious of,
    addicted with=addicted to, addicted on=addicted to, according with=according to,
    in accordance to=in accordance with,
    regardless to=regardless of, regardless from=regardless of, irrespective to=irrespective of,
    relevant with=relevant to,
    familiar about=familiar with, good in maths=good at maths, good in math=good at math, in charge for=in charge of"""
)
_PATTERNS = (
    Pattern(rf"\b(?P<at>{one_of(_TABLE)})\b", replaced_by(_TABLE)),
    Pattern(r"\b(?P<at>married with)\b(?! (?:\w+ )?(?:children|kids|child|sons?|daughters?)\b)", "married to"),
    Pattern(
        (
            r"\b(?P<verb>arriv(?:e|es|ed|ing)) (?P<at>to) (?=(?:the|my|our|his|her|their|a|an|this|that|"
            r"school|work|class)\b)(?!the (?:conclusion|same|following) )"
        ),
        "at",
    ),
    Pattern(
        (
            r"\b(?P<verb>participat(?:e|es|ed|ing)) (?P<at>to|at|on) (?=(?:the|this|a|an|our|their|my|"
            r"his|her|many|some|all)\b)(?!the full\b)"
        ),
        "in",
    ),
)

RULE = ParagraphRule(
    id="WRONG_PREPOSITION",
    category=Category.GRAMMAR,
    title="Wrong preposition",
    why="Which preposition follows a verb or an adjective is fixed and differs between languages.",
    source=(
        "Fitikides, Common Mistakes in English (2000), wrong prepositions; Turton and Heaton, Longman "
        "Dictionary of Common Errors (1996)"
    ),
    find=finder("WRONG_PREPOSITION", "Another preposition goes with this word.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("It depends of the weather.", "It depends on the weather."),
        ("This is similar with that.", "This is similar to that."),
        ("He is responsible of it.", "He is responsible for it."),
        ("She arrived to the station.", "She arrived at the station."),
    ),
    leaves=(
        "It depends on the weather.",
        "This is similar to that.",
        "He is married with two children.",
        "They arrived to find it closed.",
        "They participate to the full.",
    ),
)
