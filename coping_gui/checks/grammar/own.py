"""COPING's own rules as a grammar engine: always there, nothing to start."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from coping_gui.checks import registry
from coping_gui.checks.grammar.engine import EngineStatus
from coping_gui.checks.rule import ParagraphRule
from coping_gui.essay.finding import Finding


class OwnRulesEngine:
    """Runs the rules of `registry.PARAGRAPH_RULES`; they are English only."""

    name = "coping"

    def __init__(self, rules: Sequence[ParagraphRule] | None = None) -> None:
        self._rules = tuple(registry.PARAGRAPH_RULES if rules is None else rules)

    def status(self) -> EngineStatus:
        """Always available."""
        return EngineStatus(self.name, True, f"COPING's own {len(self._rules)} grammar rules.")

    def start(self, language: str = "en-US") -> None:
        """Nothing to start."""

    def check(self, texts: Sequence[str], language: str) -> list[list[Finding]]:
        """Findings per text, sorted; none when the language is not English."""
        if language.split("-")[0] != "en":
            return [[] for _ in texts]
        return [self._found(text) for text in texts]

    def close(self) -> None:
        """Nothing to close."""

    def _found(self, text: str) -> list[Finding]:
        found = (replace(f, reason=reason_of(rule)) for rule in self._rules for f in rule.find(text))
        return sorted(found, key=lambda f: (f.span, f.rule))


@cache
def reason_of(rule: ParagraphRule) -> str:
    """The rule's explanation with its first example and its source."""
    bad, good = rule.flags[0]
    return f"{rule.why} For example, not “{bad}” but “{good}” ({rule.source})"
