"""A word still hyphenated from an old line end: "inter-\\nnational", "inter- national", "inter -national"."""

import re
from collections.abc import Iterator

import numpy as np

from coping_gui.checks import words
from coping_gui.checks.rule import ParagraphRule
from coping_gui.checks.spacing.ngrams import HYPHEN, ngrams
from coping_gui.checks.spacing.rules.common import common_word, finding
from coping_gui.checks.spacing.splits import lookup
from coping_gui.essay.finding import Category, Finding, Tier

_HYPHEN = re.compile(
    r"(?<![\w'’-])(?P<left>[^\W\d_]{2,})(?P<hyphen>[-‐\u00ad])(?P<gap>[ ]?\n[ ]?|[ ])(?P<right>[a-z]{2,})(?![\w'’])"
)
_LATE = re.compile(
    r"(?<![\w'’-])(?P<left>[^\W\d_]{2,})(?P<gap>[ ])(?P<hyphen>[-‐])(?P<right>[a-z]{2,})(?![\w'’]|[-‐][^\W\d_])"
)
"""The blank stands before the hyphen, where no hanging hyphen has it."""
SHORTEST = 4
"""Letters behind such a hyphen after a whole word; shorter ones are endings that are talked about: "attach -ed"."""
SHORTEST_LEFT = 3
"""Letters before a hyphen with a blank behind it; shorter ones are particles that are talked about."""
COMPOUND = -6.0
"""log2 of the chance of a word behind another and a hyphen from which the two are a compound: "well-known"."""
JOINED, JOINED_WORDS = 0.1, 2.0
"""Occurrences per million from which parts make one word, and from which two words do."""
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
        if _is_one_word(joined, whole and words.is_word(right)):
            tier = Tier.SAFE if line_end else Tier.LIKELY
            why = f"A line once ended inside “{joined}”"
            yield finding(RULE.id, match.span(), "A hyphen of an old line end splits this word.", joined, tier, why)
        elif whole and words.is_word(right) and (line_end or _is_known_compound(left, right)):
            what, why = "line break" if line_end else "blank", "A line once ended at this hyphen"
            yield finding(RULE.id, match.span(), f"A {what} splits this compound.", f"{left}-{right}", Tier.LIKELY, why)
    yield from _with_blank_before(text)


def _with_blank_before(text: str) -> Iterator[Finding]:
    """The same where the blank stands before the hyphen: joined as a word, else as a compound that prose knows."""
    for match in _LATE.finditer(text):
        left, right = match["left"], match["right"]
        joined, whole = left + right, words.is_word(left)
        if whole and (left.lower() in _HANGING or len(right) < SHORTEST or not words.is_word(right)):
            continue
        if _is_one_word(joined, whole):
            message, new = "A hyphen of an old line end splits this word.", joined
        elif whole and is_compound(left, right):
            message, new = "A blank splits this compound.", f"{left}-{right}"
        else:
            continue
        yield finding(RULE.id, match.span(), message, new, Tier.LIKELY, f"A blank is left before the hyphen of “{new}”")


def _is_one_word(joined: str, of_words: bool) -> bool:
    """Whether a dictionary has what two parts make; what two words make must be commoner."""
    return common_word(joined, JOINED_WORDS if of_words else JOINED)


def _is_known_compound(left: str, right: str) -> bool:
    """Whether a blank behind the hyphen is wrong: in 95 of 37 million words of prose it was, but for names of particles
    ("ba- construction") and of cells ("Lin- cells").
    """
    return left.islower() and len(left) >= SHORTEST_LEFT and len(right) >= SHORTEST and is_compound(left, right)


def is_compound(left: str, right: str) -> bool:
    """Whether clean prose often goes on with the second word behind the first one and a hyphen."""
    ids = [np.array([number], np.int32) for number in (lookup(left.lower())[0], HYPHEN, lookup(right)[0])]
    return bool(ids[0][0] and ids[2][0]) and float(ngrams().after_two(*ids)[0]) >= COMPOUND


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
        ("An inter -national project.", "An international project."),
        ("A well -known project.", "A well-known project."),
        ("A well- known project.", "A well-known project."),
    ),
    leaves=(
        "Pre- and post-war years.",
        "A child-focused project.",
        "Two- to three-year plans.",
        "The path of Kowal- ski, Lin- cells, and the ba- construction.",
        "Dropping and -insertion of sounds; children attach -ed and -ing to verbs.",
        "Short- or long-term plans, and short- time- or money-saving ones.",
        "The project -which was good- ended, and verbs in -ing did not.",
    ),
)
