"""A no-break blank between two ordinary words, where it only keeps the line from breaking well."""

import re
from collections.abc import Iterator

from coping_gui.checks.rule import ParagraphRule
from coping_gui.checks.spacing.rules.common import common_word, finding
from coping_gui.essay.finding import Category, Finding, Tier

_BLANK = re.compile(r"(?<![^\W\d_])(?P<left>[a-z]{3,})(?P<blank>[\u00a0\u202f])(?P<right>[a-z]{3,})(?![^\W\d_])")
_UNITS = frozenset(
    ["kg", "km", "cm", "mm", "mg", "ml", "mol", "hrs", "min", "sec", "gal", "lbs", "mph", "kwh", "hz", "mhz", "ghz"]
)
_KEEPS = frozenset(["fig", "figs", "vol", "vols", "pp", "chap", "sec", "art", "col", "sir", "lady", "lord", "saint"])


def find(text: str) -> Iterator[Finding]:
    """No-break blanks between two lower-case dictionary words; beside numbers, names and marks they are right."""
    for match in _BLANK.finditer(text):
        left, right = match["left"], match["right"]
        if right in _UNITS or left in _KEEPS or not (common_word(left) and common_word(right)):
            continue
        why = "Between two ordinary words a line may break"
        yield finding(
            RULE.id, match.span("blank"), "This blank keeps a line from breaking here.", " ", Tier.LIKELY, why
        )


RULE = ParagraphRule(
    id="spacing.no-break-blank",
    category=Category.SPACING,
    title="No-break blanks between ordinary words",
    why="A no-break blank belongs between a number and its unit or a title and its name; elsewhere lines get ragged.",
    source="Unicode Standard Annex 14; The Chicago Manual of Style, 17th edition, 6.121.",
    find=find,
    flags=(("the\u00a0children of prisoners", "the children of prisoners"),),
    leaves=("10\u00a0kg of bread", "Dr.\u00a0Brown", "p.\u00a03", "see fig\u00a0three", "He said «\u00a0non\u00a0»."),
)
