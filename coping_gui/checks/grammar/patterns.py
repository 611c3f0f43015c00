"""What most grammar rules are made of: patterns of words, and what should stand there instead."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span

Fix = str | Callable[[re.Match[str]], str | None]
"""A template for `match.expand`, or a function that gives the new text, or None for "no mistake after all"."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regular expression and its fix.

    Upper and lower case are equal unless `case` is set; a blank in the expression stands for any one blank. The
    group named "at" is what is marked and replaced, else the whole match. A replacement that begins a sentence gets
    its capital.
    """

    expression: str
    fix: Fix | None
    case: bool = False
    tier: Tier | None = None
    """How sure this pattern is, where it differs from its rule."""

    def compiled(self) -> re.Pattern[str]:
        """The expression, ready for use."""
        return re.compile(self.expression.replace(" ", r"\s"), 0 if self.case else re.IGNORECASE)


def finder(
    rule: str,
    message: str,
    patterns: Sequence[Pattern],
    *,
    category: Category = Category.GRAMMAR,
    tier: Tier = Tier.ASK,
) -> Callable[[str], Iterable[Finding]]:
    """A `find` function for a ParagraphRule that reports every match of the patterns; none overlap."""
    compiled = [(pattern.compiled(), pattern.fix, pattern.tier or tier) for pattern in patterns]

    def find(text: str) -> Iterable[Finding]:
        taken: list[Span] = []
        for expression, fix, sure in compiled:
            for match in expression.finditer(text):
                finding = _finding(match, fix, sure)
                if finding and not any(finding.span.overlaps(span) for span in taken):
                    taken.append(finding.span)
                    yield finding

    def _finding(match: re.Match[str], fix: Fix | None, sure: Tier) -> Finding | None:
        confidence = 0.9 if sure is not Tier.ASK else 0.6  # measured over all rules: benchmarks/grammar_rules.py
        group = "at" if "at" in match.re.groupindex else 0
        span = Span(*match.span(group))
        if fix is None:
            return Finding(span, category, rule, message, (), sure, confidence=confidence)
        new = match.expand(fix) if isinstance(fix, str) else fix(match)
        if new is None:
            return None
        return Finding(
            span, category, rule, message, (capitalised_like(match[group], new),), sure, confidence=confidence
        )

    return find


def capitalised_like(old: str, new: str) -> str:
    """`new` with a capital first letter when `old` has one."""
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def one_of(words: Iterable[str]) -> str:
    """An expression for any one of the words, longest first."""
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", " ") for w in sorted(words, key=len, reverse=True)) + ")"


def words(line: str) -> list[str]:
    """The words of a line, separated by blanks."""
    return line.split()


def listed(table: str) -> dict[str, str]:
    """A table written as "wrong=right, wrong=right …"."""
    pairs = (entry.split("=") for entry in table.replace("\n", " ").split(","))
    return {wrong.strip(): right.strip() for wrong, right in pairs}


def replaced_by(table: dict[str, str], group: str = "at") -> Callable[[re.Match[str]], str | None]:
    """A fix that looks the marked words up in a table, in lower case."""
    return lambda match: table.get(re.sub(r"\s+", " ", match[group].lower().replace("’", "'")))
