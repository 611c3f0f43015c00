"""*Its* for *it is*, and *it's* for the possessive."""

import re

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier


def _it_is(match: re.Match[str]) -> str:
    return "IT'S" if match["at"].isupper() else "it's"


_PATTERNS = (
    Pattern(
        (
            r"\b(?P<at>its) (?=(?:a|an|the|not|been|very|too|really|just|important|because|clear|true|"
            r"hard|possible|impossible|easy|difficult|so|also|going)\b(?!-))(?!(?:very|so|hard|true|just|"
            r"important|difficult|clear|easy|also)[- ](?:\w+))"
            r"(?!(?:im)?possible (?!(?:to|that|for|if|when|but|and|because|in|with)\b)\w)"
        ),
        _it_is,
    ),
    Pattern(
        (
            r"\b(?P<at>its) (?=(?:very|so|really) (?:important|hard|difficult|easy|good|bad|much|nice|"
            r"interesting|useful|dangerous|expensive|likely|common)\b(?! (?:\w+)(?<!to)(?<!for)(?<!that)"
            r"(?<!when)(?<!if)(?<!and)))"
        ),
        _it_is,
    ),
    Pattern(r"\b(?P<at>it[’']s) (?=own\b)", "its"),
)

RULE = ParagraphRule(
    id="ITS_IT_IS",
    category=Category.GRAMMAR,
    title="its / it's",
    why="“It's” is short for “it is” or “it has”; “its” says that something belongs to it.",
    source="Swan, Practical English Usage (2016), entry its and it's",
    find=finder("ITS_IT_IS", "“It's” is short for “it is”; “its” is the possessive.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("I think its a good idea.", "I think it's a good idea."),
        ("Its not true.", "It's not true."),
        ("I hope its possible to come.", "I hope it's possible to come."),
        ("The dog hurt it's own leg.", "The dog hurt its own leg."),
    ),
    leaves=(
        "Its colour is red.",
        "It's a good idea.",
        "The town and its very old church.",
        "It lost its own way.",
        "It would lose its possible value as a detail.",
    ),
)
