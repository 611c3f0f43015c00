"""*Et al* without its point, *et. al.* with one too many."""

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_PATTERNS = (
    Pattern(
        r"(?<=[a-zà-ž.,] )(?P<at>et\. ?al\.?|et al(?=, (?:19|20)\d\d| [(\[](?:19|20)\d\d)|et all(?= [(\[12]))(?!\w)",
        "et al.",
        case=True,
    ),
)

RULE = ParagraphRule(
    id="ET_AL",
    category=Category.GRAMMAR,
    title="et al.",
    why="“Et al.” is short for “et alii”, and others: only “al.” is an abbreviation and takes a point.",
    source="The Chicago Manual of Style (17th ed., 2017), author-date citations",
    find=finder("ET_AL", "Write “et al.”: only the second word is abbreviated.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("Smith et al (2010) agree.", "Smith et al. (2010) agree."),
        ("As Smith et. al. show, it works.", "As Smith et al. show, it works."),
    ),
    leaves=(
        "So it is (Rigaud et al 2013), as a house style has it.",
        "Smith et al. (2010) agree.",
        "Lui et alia are Latin.",
        "The jet all but fell.",
    ),
)
