"""Faults of spacing other than run-together words: one rule a file, each with its own tier and its own examples.

They show and mend blanks, hyphens and debris; the repair of run-together words never waits for them.
"""

from coping_gui.checks.rule import ParagraphRule
from coping_gui.checks.spacing.rules import (
    blank_before_punctuation,
    blank_inside_brackets,
    doubled_blanks,
    hard_wrapped_lines,
    invisible_characters,
    ligatures,
    line_end_hyphens,
    no_break_blanks,
    split_words,
)

SPACING_RULES: tuple[ParagraphRule, ...] = (
    line_end_hyphens.RULE,
    hard_wrapped_lines.RULE,
    ligatures.RULE,
    invisible_characters.RULE,
    split_words.RULE,
    no_break_blanks.RULE,
    doubled_blanks.RULE,
    blank_before_punctuation.RULE,
    blank_inside_brackets.RULE,
)
"""All spacing rules; where two want the same characters the first one has them."""
