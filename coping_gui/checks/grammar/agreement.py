"""Several engines' findings of one paragraph as one list: where they agree, one finding with more confidence."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from coping_gui.checks.grammar.ranking import weighed
from coping_gui.checks.grammar.second_opinion import ENGINE, judged, same_change
from coping_gui.essay.finding import Category, Finding, Tier

CAPITAL_RULES = frozenset({"UPPERCASE_SENTENCE_START", "SentenceCapitalization"})
"""Rules that only ask for a capital; whatever else is to change in that word can be changed together with it."""

PRONOUN_RULES = frozenset({"CapitalizePersonalPronouns", "I_LOWERCASE"})
"""Rules that ask for "I": what is as sure and changes more ("i m" → "I'm") has that in it."""


def merge_engines(*lists: Sequence[Finding], text: str = "") -> list[Finding]:
    """One list, sorted by place, in which no two findings of different engines say the same or contradict each other.

    Two findings agree when their spans overlap and their first suggestions make the same change, or when both are
    spelling alarms on the same word. The surer one speaks; its engine becomes "harper+languagetool", its tier rises
    from ask to likely. Where they contradict each other, the surer one stays: by tier, then by confidence. Before
    that, the local model has its say (`second_opinion.py`). With the `text` that the findings are about, corrections
    of a misspelt word on which engines differ are weighed together (`ranking.py`).
    """
    merged: list[Finding] = []
    for finding in sorted(judged(lists), key=_surest_first):
        twin = next((i for i, other in enumerate(merged) if _agree(other, finding)), None)
        if twin is not None:
            merged[twin] = _joined(merged[twin], finding, text)
            continue
        rival = next((i for i, other in enumerate(merged) if other.span.overlaps(finding.span)), None)
        if rival is None:
            merged.append(finding)
        else:
            merged[rival] = _with_capital(merged[rival], finding)
    return sorted(merged, key=lambda f: (f.span, f.tier.rank, f.rule))


def _surest_first(finding: Finding) -> tuple[object, ...]:
    confidence = 0.5 if finding.confidence is None else finding.confidence
    small = finding.rule in PRONOUN_RULES
    return finding.rule in CAPITAL_RULES, finding.tier.rank, small, -confidence, finding.span, finding.engine


def _with_capital(winner: Finding, capital: Finding) -> Finding:
    """The winner's suggestions with the capital letter that the other finding asks for at the same place."""
    if capital.rule not in CAPITAL_RULES or capital.span.start != winner.span.start:
        return winner
    return replace(winner, suggestions=tuple(s[:1].upper() + s[1:] for s in winner.suggestions))


def _agree(a: Finding, b: Finding) -> bool:
    if a.span == b.span and a.category is b.category is Category.SPELLING:
        return True
    if not a.suggestions or not b.suggestions:
        return a.span == b.span and a.category is b.category
    return a.span.overlaps(b.span) and same_change(a, b)


def _joined(first: Finding, second: Finding, text: str) -> Finding:
    engines = sorted({*first.engine.split("+"), *second.engine.split("+")})
    if len(engines) == len(first.engine.split("+")):
        return first
    same = bool(first.suggestions) and first.suggestions[:1] == second.suggestions[:1]
    tier = Tier.LIKELY if same and first.tier is Tier.ASK else first.tier
    leading, other = (second, first) if _leads(second, first, text) else (first, second)
    return replace(
        first,
        engine="+".join(engines),
        tier=tier,
        suggestions=tuple(dict.fromkeys(_interleaved(leading.suggestions, other.suggestions))),
    )


def _leads(finding: Finding, other: Finding, text: str) -> bool:
    """Whether the suggestions of the less sure finding come first: where it knows better what a misspelt word means."""
    if _knows_better(finding, other):
        return True
    both = finding.category is other.category is Category.SPELLING and finding.span == other.span
    read = ENGINE in (finding.engine, *other.engine.split("+"))
    if read or not (both and text and finding.suggestions and other.suggestions):
        return False
    firsts = finding.suggestions[0], other.suggestions[0]
    likely = [c.word for c in weighed(text, *finding.span, (firsts,))]
    return firsts[0] in likely and (firsts[1] not in likely or likely.index(firsts[0]) < likely.index(firsts[1]))


def _knows_better(finding: Finding, than: Finding) -> bool:
    """Whether a finding read the misspelt word in its sentence, and the other's correction is one word, as its own."""
    if finding.engine != ENGINE or finding.category is not Category.SPELLING:
        return False
    return bool(finding.suggestions) and all(s.isalpha() for s in than.suggestions[:1])


def _interleaved(first: Sequence[str], second: Sequence[str]) -> Iterable[str]:
    for i in range(max(len(first), len(second))):
        yield from first[i : i + 1]
        yield from second[i : i + 1]
