"""A blank just inside a bracket: "( 2015 )"."""

import re
from collections.abc import Iterator

from coping_gui.checks.rule import ParagraphRule
from coping_gui.checks.spacing.rules.common import finding
from coping_gui.essay.finding import Category, Finding, Tier

_INSIDE = re.compile(r"(?<=\()(?P<open>[ \u00a0]+)(?=[^\W_])|(?<=[\w.])(?P<close>[ \u00a0]+)(?=\))")


def find(text: str) -> Iterator[Finding]:
    """Every blank between a round bracket and the word it holds, where the brackets are paired."""
    if text.count("(") != text.count(")"):
        return
    for match in _INSIDE.finditer(text):
        yield finding(
            RULE.id,
            match.span(),
            "There is a blank inside the bracket.",
            "",
            Tier.LIKELY,
            "A bracket holds its words closely",
        )


RULE = ParagraphRule(
    id="spacing.blank-inside-bracket",
    category=Category.SPACING,
    title="Blank inside brackets",
    why="A bracket stands at the words it holds, without a blank between.",
    source="The Chicago Manual of Style, 17th edition, 6.7.",
    find=find,
    flags=(("As she says ( 2015 ) it is.", "As she says (2015) it is."),),
    leaves=("As she says (2015) it is.", "a) first b) second ( third", "[ ] an empty box"),
)
