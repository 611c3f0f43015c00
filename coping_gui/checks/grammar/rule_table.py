"""The reviewed tables of foreign rules: which are off, and how sure COPING is of the others.

Tab-separated, `resources/grammar/<engine>.tsv`: rule, verdict (safe, likely, ask or off), then the measured numbers and
a note for people. A rule that no table names gets the tier `ask`.
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
    off: frozenset[str]

    def tier(self, rule: str) -> Tier | None:
        """How sure COPING is of the rule; None when it is switched off."""
        return None if rule in self.off else self.tiers.get(rule, Tier.ASK)


@functools.cache
def rule_table(engine: str) -> RuleTable:
    """The table of "harper" or "languagetool"."""
    tiers: dict[str, Tier] = {}
    off: set[str] = set()
    for line in paths.resource("grammar", f"{engine}.tsv").read_text("utf-8").splitlines()[1:]:
        rule, verdict = line.split("\t")[:2]
        if verdict == OFF:
            off.add(rule)
        else:
            tiers[rule] = Tier(verdict)
    return RuleTable(tiers, frozenset(off))
