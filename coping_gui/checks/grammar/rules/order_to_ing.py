"""*In order to improving*: *-ing* after *in order to* and *able to*."""

from coping_gui.checks.grammar.patterns import Pattern, finder, listed, one_of, replaced_by
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier

_TABLE = listed(
    "improving=improve, doing=do, making=make, getting=get, going=go, having=have, being=be, "
    "taking=take, giving=give, "
    "learning=learn, finding=find, using=use, seeing=see, helping=help, buying=buy, living=live, keeping=keep, "
    "reducing=reduce, understanding=understand, becoming=become, creating=create, working=work, playing=play"
)
_PATTERNS = (
    Pattern(
        rf"\b(?:in order|able|unable|want|wants|wanted|need|needs|decide|decided|going) to (?P<at>{one_of(_TABLE)})\b",
        replaced_by(_TABLE),
    ),
)

RULE = ParagraphRule(
    id="ORDER_TO_ING",
    category=Category.GRAMMAR,
    title="in order to + -ing",
    why="After in order to, able to, want to and have to stands the base form.",
    source="Swan, Practical English Usage (2016), infinitives",
    find=finder("ORDER_TO_ING", "After this “to”, the verb stands in its base form.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("We met in order to improving it.", "We met in order to improve it."),
        ("He is able to doing it.", "He is able to do it."),
    ),
    leaves=(
        "We met in order to improve it.",
        "He is used to doing it.",
        "They look forward to going.",
    ),
)
