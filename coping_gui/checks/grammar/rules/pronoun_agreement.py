"""*He don't*, *they has*: pronoun and verb differ in number."""

import re

from coping_gui.checks.grammar.patterns import Pattern, finder
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Category, Tier


def _third(match: re.Match[str]) -> str:
    return "does not" if match["at"].lower() == "do not" else "doesn't"


def _other(match: re.Match[str]) -> str:
    return "do not" if match["at"].lower() == "does not" else "don't"


def _plural(match: re.Match[str]) -> str:
    return {"has": "have", "was": "were", "is": "are"}[match["at"].lower()]


_PATTERNS = (
    Pattern(
        (
            r"(?:^|[.!?] |\b(?:that|because|and|but|if|when|so|think|know|,) )(?:he|she|it) (?P<at>don[’']?t|"
            r"do not)\b(?! and\b)"
        ),
        _third,
    ),
    Pattern(r"(?<!of )(?<!and )(?<!than )\b(?:they|we|you|I) (?P<at>doesn[’']?t|does not)\b", _other),
    Pattern(r"(?<!of )(?<!than )(?<!if )\b(?:they|we) (?P<at>has|was|is)\b(?! (?:a|an|the) (?:word|pronoun))", _plural),
    Pattern(r"(?:^|[.!?] |\b(?:that|because|but|when|so|think|know) )I (?P<at>has)\b", "have"),
)

RULE = ParagraphRule(
    id="PRONOUN_AGREEMENT",
    category=Category.GRAMMAR,
    title="Pronoun and verb",
    why="He, she and it take the -s form of the verb; I, you, we and they do not.",
    source="Swan, Practical English Usage (2016), agreement",
    find=finder("PRONOUN_AGREEMENT", "The verb does not agree with its subject.", _PATTERNS, tier=Tier.LIKELY),
    flags=(
        ("He don't know.", "He doesn't know."),
        ("They doesn't care.", "They don't care."),
        ("They has a plan and we was late.", "They have a plan and we were late."),
    ),
    leaves=(
        "He doesn't know.",
        "If he were here, all of us would stay.",
        "Did he have it?",
        "One of them was here; each of you has one.",
        "They suggested that he have it.",
    ),
)
