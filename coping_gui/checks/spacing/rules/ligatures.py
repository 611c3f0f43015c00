"""Ligature characters left by a set page: "the \ufb01rst", and what a lost ligature splits: "\ufb01 gure"."""

import re
from collections.abc import Iterator

from coping_gui.checks import words
from coping_gui.checks.rule import ParagraphRule
from coping_gui.checks.spacing.rules.common import finding
from coping_gui.essay.finding import Category, Finding, Tier

_LETTERS = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]*[ﬀ-ﬆ][^\W\d_]*(?:(?<=[ﬀ-ﬆ])[ ][a-z]+)?")


def find(text: str) -> Iterator[Finding]:
    """Each word with a ligature character; a blank behind the ligature goes too where only so a word results."""
    for match in _WORD.finditer(text):
        head, blank, tail = match.group().partition(" ")
        plain = _plain(head)
        end = match.end()
        if blank and words.is_word(plain + tail) and not (words.is_word(plain) and words.is_word(tail)):
            plain += tail
        elif blank:
            end = match.start() + len(head)
        tier = Tier.SAFE if words.is_word(plain) else Tier.LIKELY
        why = f"Search, spelling and screen readers know “{plain}” only in plain letters"
        yield finding(RULE.id, (match.start(), end), "A ligature stands for plain letters.", plain, tier, why)


def _plain(word: str) -> str:
    return "".join(_LETTERS.get(letter, letter) for letter in word)


RULE = ParagraphRule(
    id="spacing.ligature",
    category=Category.SPACING,
    title="Ligature characters",
    why="A font draws ligatures by itself; as characters they break search, spelling and screen readers.",
    source="The Unicode Standard, 23.1 and chart FB00: compatibility characters not meant for new text.",
    find=find,
    flags=(
        ("The ﬁrst oﬃce.", "The first office."),
        ("See ﬁ gure three.", "See figure three."),
    ),
    leaves=("The first office.", "Œuvre and æon are letters."),
)
