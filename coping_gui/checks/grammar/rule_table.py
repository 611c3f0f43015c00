"""The reviewed tables of foreign rules: which are off, how sure COPING is of the others, and how often they were right.

Tab-separated, `resources/grammar/<engine>.tsv`: rule, verdict (safe, likely, ask or off), confidence, then the measured
numbers and a note for people (benchmarks/grammar_rules.py weighs them). A rule that no table names gets the tier `ask`.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass

from coping_gui import paths
from coping_gui.essay.finding import Tier

OFF = "off"


@dataclass(frozen=True, slots=True)
class RuleTable:
    """One engine's verdicts."""

    tiers: Mapping[str, Tier]
    confidences: Mapping[str, float]
    off: frozenset[str]

    def tier(self, rule: str) -> Tier | None:
        """How sure COPING is of the rule; None when it is switched off."""
        return None if rule in self.off else self.tiers.get(rule, Tier.ASK)

    def confidence(self, rule: str) -> float:
        """The share of its first suggestions that were right; one half where too little is known."""
        return self.confidences.get(rule, 0.5)


@functools.cache
def rule_table(engine: str) -> RuleTable:
    """The table of "harper" or "languagetool"."""
    tiers: dict[str, Tier] = {}
    confidences: dict[str, float] = {}
    off: set[str] = set()
    for line in paths.resource("grammar", f"{engine}.tsv").read_text("utf-8").splitlines()[1:]:
        rule, verdict, confidence = line.split("\t")[:3]
        if verdict == OFF:
            off.add(rule)
        else:
            tiers[rule] = Tier(verdict)
            confidences[rule] = float(confidence)
    return RuleTable(tiers, confidences, frozenset(off))
