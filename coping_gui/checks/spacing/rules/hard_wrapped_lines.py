"""A line break in the middle of a sentence: the line was wrapped by hand or by an old mail program."""

import re
from collections.abc import Iterator

from coping_gui.checks.rule import ParagraphRule
from coping_gui.checks.spacing.rules.common import finding
from coping_gui.essay.finding import Category, Finding, Tier

_BREAK = re.compile(r"(?<=[\w,;)”’])[ \t]*\n[ \t]*(?=[\w(“‘])")
LEAST_LINE = 45
"""Code points of a line that was full; shorter ones are verse, addresses or lists."""
SAME_WIDTH = 15
"""Wrapped lines differ by less than the longest words."""


def find(text: str) -> Iterator[Finding]:
    """Breaks after full lines of one width where the sentence goes on in lower case."""
    lines = text.split("\n")
    full = [len(line) for line in lines[:-1]]
    if not full or min(full) < LEAST_LINE or max(full) - min(full) > SAME_WIDTH:
        return
    for match in _BREAK.finditer(text):
        before = text[: match.start()]
        goes_on = text[match.end()].islower() or before[-1] == ","
        if goes_on and not before.endswith("-"):
            why = "Lines of one width break inside the sentence"
            yield finding(RULE.id, match.span(), "A line break stands inside the sentence.", " ", Tier.LIKELY, why)


RULE = ParagraphRule(
    id="spacing.hard-wrapped-line",
    category=Category.SPACING,
    title="Hard-wrapped lines",
    why="Line breaks inside a sentence keep the text from flowing on a page of another width.",
    source="Plain-text mail (RFC 3676, section 4.2) and text copied from set pages.",
    find=find,
    flags=(
        (
            "The focus on the challenges that affected the children\naccompanying their mothers to prison.",
            "The focus on the challenges that affected the children accompanying their mothers to prison.",
        ),
    ),
    leaves=(
        "Roses are red,\nviolets are blue.",
        "12 Long Street\nLondon",
        "First line of a list that is long enough to be full.\nSecond line.",
    ),
)
