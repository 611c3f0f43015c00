"""Two or more blanks where one belongs: "the  mothers"."""

import re
from collections.abc import Iterator

from coping_gui.checks.rule import ParagraphRule
from coping_gui.checks.spacing.rules.common import finding
from coping_gui.essay.finding import Category, Finding, Tier

_BLANKS = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)(?!# |//)")
_SENTENCE_END = re.compile(r"[.!?:][\"”’')\]]*$")
_ALIGNED = 4
"""From this many blanks on they align columns and are left alone."""


def find(text: str) -> Iterator[Finding]:
    """Every run of two or three blanks inside a line; after a sentence two blanks are an old habit, so less sure."""
    for match in _BLANKS.finditer(text):
        if len(match.group()) >= _ALIGNED or text.count("   ", match.start(), match.end()):
            continue
        after_sentence = _SENTENCE_END.search(text[max(0, match.start() - 4) : match.start()]) is not None
        tier = Tier.LIKELY if after_sentence else Tier.SAFE
        why = "Two blanks after a sentence are a typewriter's habit" if after_sentence else "One blank parts two words"
        yield finding(RULE.id, match.span(), "There is one blank too many.", " ", tier, why)


RULE = ParagraphRule(
    id="spacing.doubled-blank",
    category=Category.SPACING,
    title="Doubled blanks",
    why="One blank parts two words; a second one is a slip of the thumb and leaves a hole in the line.",
    source="The Chicago Manual of Style, 17th edition, 2.9 and 6.7.",
    find=find,
    flags=(
        ("Children of  prisoners live here.", "Children of prisoners live here."),
        ("It ended.  Nobody knew.", "It ended. Nobody knew."),
    ),
    leaves=(
        "Children of prisoners.",
        "  An indented line.",
        "x = 5  # a comment of a program",
        "Name        Age",
        "It ends here.  ",
    ),
)
