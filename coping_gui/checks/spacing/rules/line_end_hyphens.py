"""A word still hyphenated from an old line end: "inter-\\nnational", "inter- national"."""

import re
from collections.abc import Iterator

from coping_gui.checks import words
from coping_gui.checks.rule import ParagraphRule
from coping_gui.checks.spacing.rules.common import common_word, finding
from coping_gui.essay.finding import Category, Finding, Tier

_HYPHEN = re.compile(
    r"(?<![\w'’-])(?P<left>[^\W\d_]{2,})(?P<hyphen>[-‐\u00ad])(?P<gap>[ ]?\n[ ]?|[ ])(?P<right>[a-z]{2,})(?![\w'’])"
)
_HANGING = frozenset({"and", "or", "to", "nor", "but", "versus", "than", "through"})
"""Words that follow a hanging hyphen: pre- and post-war."""
_PREFIXES = frozenset({"pre", "post", "anti", "non", "self", "semi", "mid", "co", "ex", "quasi", "neo", "pro"})
"""What keeps its hyphen before a rare compound ("pre-war"), unlike a part of a common word ("pre-sent")."""


def find(text: str) -> Iterator[Finding]:
    """Hyphens before a line break or blank: the word is joined where a dictionary has it, else only the gap goes."""
    for match in _HYPHEN.finditer(text):
        left, right, line_end = match["left"], match["right"], "\n" in match["gap"]
        if right in _HANGING:
            continue
        joined = left + right
        whole = words.is_word(left) or left.lower() in _PREFIXES
        if common_word(joined, 0.1) and not (whole and words.is_word(right) and words.frequency(joined) < 2):
            tier = Tier.SAFE if line_end else Tier.LIKELY
            why = f"A line once ended inside “{joined}”"
            yield finding(RULE.id, match.span(), "A hyphen of an old line end splits this word.", joined, tier, why)
        elif line_end and whole and words.is_word(right):
            why = "A line once ended at this hyphen"
            yield finding(
                RULE.id, match.span(), "A line break splits this compound.", f"{left}-{right}", Tier.LIKELY, why
            )


RULE = ParagraphRule(
    id="spacing.line-end-hyphen",
    category=Category.SPACING,
    title="Hyphens of old line ends",
    why="Text copied from a set page keeps the hyphens of its line ends, which split words in the middle of a line.",
    source="Errors of PDF extraction; New Hart's Rules, chapter 3.",
    find=find,
    flags=(
        ("An inter-\nnational project.", "An international project."),
        ("An inter- national project.", "An international project."),
        ("A child-\nfocused project.", "A child-focused project."),
    ),
    leaves=(
        "Pre- and post-war years.",
        "A child-focused project.",
        "Two- to three-year plans.",
        "The left- hand path of Kowal- ski.",
    ),
)
