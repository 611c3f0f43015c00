"""Every rule of COPING's own, in two explicit tuples; a test fails when a rule file is missing here."""

from coping_gui.checks.rule import EssayRule, ParagraphRule
from coping_gui.checks.structure.rules import (
    cited_nearly,
    cited_not_listed,
    heading_empty,
    level_skipped,
    listed_not_cited,
    paragraph_long,
    paragraph_short,
    part_missing,
    section_balance,
    sentence_long,
    thesis_missing,
)

PARAGRAPH_RULES: tuple[ParagraphRule, ...] = ()
"""Grammar and style rules that see one paragraph (checks/grammar/rules/)."""

ESSAY_RULES: tuple[EssayRule, ...] = (
    thesis_missing.RULE,
    part_missing.RULE,
    section_balance.RULE,
    level_skipped.RULE,
    heading_empty.RULE,
    paragraph_long.RULE,
    paragraph_short.RULE,
    cited_not_listed.RULE,
    listed_not_cited.RULE,
    cited_nearly.RULE,
    sentence_long.RULE,
)
"""Structural rules that see the whole essay (checks/structure/rules/)."""
