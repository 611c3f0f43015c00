"""What a whole document says about its paragraphs: its own words, and rules that it goes against throughout."""

from collections.abc import Sequence
from dataclasses import dataclass

from coping_gui.checks.grammar.local import kinds
from coping_gui.checks.grammar.names import document_terms
from coping_gui.checks.grammar.rules import final_stop

STOP_RULES = frozenset({final_stop.ID, kinds.rule_of(kinds.STOP_LOST)})
"""The rules that ask for a full stop at the end of a paragraph."""
FEW, SHARE = 3, 1 / 3
"""Paragraphs without a full stop from which on, and the share of the long ones above which, it is a habit: verse,
lists, notes, lines that were broken by hand."""


def quiet_rules(texts: Sequence[str]) -> frozenset[str]:
    """The ids of the rules that are not to be raised in this document."""
    long = [text for text in texts if len(text.rstrip()) >= final_stop.SHORTEST]
    unstopped = sum(text.rstrip()[-1:].isalnum() for text in long)
    habit = unstopped >= FEW and unstopped > SHARE * len(long)
    return STOP_RULES if habit else frozenset()


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """What `settling.settle` must know of the document."""

    terms: frozenset[str] = frozenset()
    """Unknown words that come back: unsure spelling alarms on them are dropped."""
    quiet: frozenset[str] = frozenset()
    """Rules that are not to be raised in this document."""


def document_facts(texts: Sequence[str]) -> DocumentFacts:
    """The facts of a document by its paragraphs' texts; loads the dictionary."""
    return DocumentFacts(document_terms(texts), quiet_rules(texts))
