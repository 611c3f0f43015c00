"""A word split by a stray blank: "the pro ject"."""

import re
from collections.abc import Iterator

from coping_gui.checks import words
from coping_gui.checks.rule import ParagraphRule
from coping_gui.checks.spacing.rules.common import common_word, finding
from coping_gui.essay.finding import Category, Finding, Tier

_PAIR = re.compile(r"(?<![\w'’.-])(?P<left>[^\W\d_]+)[ ](?P<right>[a-z]+)(?![\w'’-])")
LEAST_LENGTH = 6
LEAST_FREQUENCY = 2.0
"""The joined word's occurrences per million; rarer ones are as often a name beside a word."""


def find(text: str) -> Iterator[Finding]:
    """Two neighbours of which at least one is no word and which together are a common one."""
    at = 0
    while match := _PAIR.search(text, at):
        at = match.start("right")
        left, right = match["left"], match["right"]
        tier = _tier(left, right)
        if tier:
            joined = left + right
            yield finding(
                RULE.id,
                match.span(),
                "A blank splits this word.",
                joined,
                tier,
                f"Only together they are a word: “{joined}”",
            )
            at = match.end()


def _tier(left: str, right: str) -> Tier | None:
    joined = left + right
    if (
        len(joined) < LEAST_LENGTH
        or not (left[1:].islower() or len(left) == 1)
        or not common_word(joined, LEAST_FREQUENCY)
    ):
        return None
    unknown = [part for part in (left, right) if words.frequency(part) < 0.05 and not words.is_word(part)]
    if unknown:  # ten findings in 2.1 million words of clean and of learners' prose, all of them right
        return Tier.LIKELY
    weak = [
        part for part in (left, right) if not words.is_word(part) and words.frequency(part) < words.frequency(joined)
    ]
    return Tier.ASK if weak and left.islower() else None


RULE = ParagraphRule(
    id="spacing.split-word",
    category=Category.SPACING,
    title="Words split by a blank",
    why="A blank in the middle of a word makes two of it that no dictionary has.",
    source="Errors of PDF extraction and optical character recognition.",
    find=find,
    flags=(
        ("The resea rch succeeded.", "The research succeeded."),
        ("A question of organi zation.", "A question of organization."),
        ("The pro ject was finished.", "The project was finished."),
        ("They came to gether.", "They came together."),
    ),
    leaves=(
        "The pro and the con.",
        "He is a part of it.",
        "Health care matters.",
        "Every day in may be one.",
        "Dr. Lan caster came.",
    ),
)
