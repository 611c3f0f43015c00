"""Soft hyphens and blanks of no width inside a word: invisible, but spelling and search stumble over them."""

import re
from collections.abc import Iterator

from coping_gui.checks import words
from coping_gui.checks.rule import ParagraphRule
from coping_gui.checks.spacing.rules.common import finding
from coping_gui.essay.finding import Category, Finding, Tier

_WORD = re.compile(r"(?<![^\W\d_])[^\W\d_]++(?:[\u00ad\u200b\u2060\ufeff]+[^\W\d_]+)+")
_INVISIBLE = re.compile(r"[\u00ad\u200b\u2060\ufeff]+")


def find(text: str) -> Iterator[Finding]:
    """Each word that holds an invisible character; safe where a dictionary has the rest."""
    for match in _WORD.finditer(text):
        plain = _INVISIBLE.sub("", match.group())
        tier = Tier.SAFE if words.is_word(plain) else Tier.LIKELY
        why = f"“{plain}” is one word; the character inside is left from an old line end"
        yield finding(RULE.id, match.span(), "An invisible character stands in this word.", plain, tier, why)


RULE = ParagraphRule(
    id="spacing.invisible-character",
    category=Category.SPACING,
    title="Invisible characters in words",
    why="Soft hyphens and zero-width blanks come with copied text and hide words from search and spelling.",
    source="Unicode Standard Annex 14 (SHY, ZW, WJ).",
    find=find,
    flags=(("The inter\u00adnational pro\u200bject.", "The international project."),),
    leaves=("The international project.", "A child-focused project."),
)
