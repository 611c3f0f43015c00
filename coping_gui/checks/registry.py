"""Every rule of COPING's own, in two explicit tuples; a test fails when a rule file is missing here."""

from coping_gui.checks.rule import EssayRule, ParagraphRule

PARAGRAPH_RULES: tuple[ParagraphRule, ...] = ()
"""Grammar and style rules that see one paragraph (checks/grammar/rules/)."""

ESSAY_RULES: tuple[EssayRule, ...] = ()
"""Structural rules that see the whole essay (checks/structure/)."""
