"""A blank before a comma, full stop or other closing mark: "the mothers , who"."""

import re
from collections.abc import Iterator

from coping_gui.checks.rule import ParagraphRule
from coping_gui.checks.spacing.rules.common import finding
from coping_gui.essay.finding import Category, Finding, Tier

_BLANK = re.compile(r"(?<=[^\W_])(?P<blank>[ \u00a0]+)(?P<mark>[,.;:?!])(?=\s|$|[\"”’)\]](?:\s|$))")
_FRENCH = re.compile(r"«[ \u00a0]|[ \u00a0]»|\b(?:le|les|des|une|est|dans|pour|qui|que)\b", re.IGNORECASE)
_SPACED_DOTS = re.compile(r"\.[ \u00a0]\.")


def find(text: str) -> Iterator[Finding]:
    """Every blank between a word and the mark that closes it; spaced ellipses and French habits are left alone."""
    for match in _BLANK.finditer(text):
        start, end = match.span("blank")
        if _SPACED_DOTS.search(text[max(0, start - 3) : end + 4]):
            continue
        if match["mark"] not in ",." and len(_FRENCH.findall(text)) > 2:
            continue
        tier = Tier.SAFE if match["mark"] in ",;" or text[end + 1 : end + 2].isspace() else Tier.LIKELY
        yield finding(
            RULE.id,
            (start, end),
            "There is a blank before the mark.",
            "",
            tier,
            "A closing mark follows its word at once",
        )


RULE = ParagraphRule(
    id="spacing.blank-before-mark",
    category=Category.SPACING,
    title="Blank before punctuation",
    why="In English a comma, full stop, colon, semicolon, question or exclamation mark follows its word at once.",
    source="The Chicago Manual of Style, 17th edition, 6.7; New Hart's Rules, chapter 4.",
    find=find,
    flags=(
        ("The mothers , who wrote, agreed.", "The mothers, who wrote, agreed."),
        ("Who knows ? Nobody.", "Who knows? Nobody."),
        ("He left .", "He left."),
    ),
    leaves=(
        "He waited . . . and left.",
        "It costs .5 cents.",
        "The .NET framework.",
        "« Qui est dans la rue ? » dit le roi qui est là.",
        ":) he wrote",
    ),
)
