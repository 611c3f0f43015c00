"""Which findings of one paragraph stand together: the one overlap policy."""

import re
from collections.abc import Collection, Sequence

from coping_gui.checks.grammar.agreement import merge_engines
from coping_gui.checks.grammar.names import is_about_a_term, is_of_harper_alone
from coping_gui.checks.words import is_word
from coping_gui.essay.edit import Edit
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span

_WORD = re.compile(r"[^\W\d_]+")


def settle(
    text: str,
    spacing: Sequence[Finding],
    *grammar: Sequence[Finding],
    terms: Collection[str] = (),
    two_spellers: bool = False,
    quiet: Collection[str] = (),
) -> tuple[Finding, ...]:
    """The one overlap policy, for one paragraph: spacing wins, engines that agree become one finding.

    Unsure spacing stands back where an engine is sure that the word is misspelt: "importand" is no "import and".

    Two findings conflict when their smallest edits do; a finding without a suggestion conflicts with every
    finding that shares a character with it and comes before it. Unsure spelling alarms on one of the document's
    `terms` (grammar.names.document_terms) are dropped, and, where both engines look at every word
    (`two_spellers`), those that Harper alone has: LanguageTool's dictionary knows the word. `quiet` are rules that
    the whole document speaks against (grammar.habits.quiet_rules).
    """
    kept: list[tuple[Finding, Edit]] = []
    merged = sorted(merge_engines(*grammar, text=text), key=lambda f: (f.tier.rank, f.span))
    shown = (f for f in merged if f.rule not in quiet and not is_about_a_term(f, text, terms))
    if two_spellers:
        shown = (f for f in shown if not is_of_harper_alone(f))
    for finding in _in_turn(spacing, list(shown), text):
        mine = claim(finding, text)
        if not any(_conflict(finding, mine, other, taken) for other, taken in kept):
            kept.append((finding, mine))
    return tuple(sorted((f for f, _ in kept), key=lambda f: (f.span, f.rule)))


def _in_turn(spacing: Sequence[Finding], grammar: Sequence[Finding], text: str) -> list[Finding]:
    """Spacing, then the rest; of letters that may be two words or one misspelt word, only one of both.

    Engines have seen unsure spacing unrepaired, so that both may be said; where it leaves a part that is no word, what
    respells and parts it ("weather related") says more. A misspelt word that sure spacing keeps from being shown speaks
    against no other; one beside a blank that was put in is a word of its own ("possibiltyof").
    """
    parted = [(f, claim(f, text).span) for f in spacing]
    misspelt = [f for f in grammar if _is_one_misspelt_word(f) and any(_is_about(f, *one) for one in parted)]
    certain = [one for one in parted if _is_sure(one[0])]
    sure = [m for m in misspelt if _is_sure(m) and not any(_is_about(m, *one) for one in certain)]
    respelt = [f for f in grammar if f.category is Category.SPELLING and " " in "".join(f.suggestions[:1])]
    doubted = [
        f
        for f, at in parted
        if not _is_sure(f)
        if any(_is_about(m, f, at) for m in (*sure, *(respelt if _leaves_no_word(f) else ())))
    ]
    kept = [f for f in spacing if f not in doubted]
    standing = [(f, at) for f, at in parted if f not in doubted]
    beaten = [m for m in (*misspelt, *respelt) if any(_is_about(m, *one) for one in standing)]
    return [*kept, *(f for f in grammar if f not in beaten)]


def _is_about(word: Finding, spacing: Finding, at: Span) -> bool:
    """Whether a misspelt word has the letters that spacing changes; beside sure spacing it is a word of its own."""
    inside = word.span.start < at.start and at.end < word.span.end
    return inside if _is_sure(spacing) else word.span.contains(at)


def _leaves_no_word(spacing: Finding) -> bool:
    """Whether a part that spacing makes of run-together words is none: "weather realted"."""
    return not all(map(is_word, _WORD.findall("".join(spacing.suggestions[:1]))))


def _is_sure(finding: Finding) -> bool:
    return finding.tier is not Tier.ASK


def _is_one_misspelt_word(finding: Finding) -> bool:
    return finding.category is Category.SPELLING and bool(finding.suggestions) and " " not in finding.suggestions[0]


def claim(finding: Finding, text: str) -> Edit:
    """What a finding changes; without a suggestion, all that it marks."""
    return finding.edit().trimmed(text) if finding.suggestions else Edit(finding.span, finding.span.of(text))


def _conflict(finding: Finding, mine: Edit, other: Finding, taken: Edit) -> bool:
    if finding.suggestions and other.suggestions:
        return mine.conflicts(taken)
    return finding.span.overlaps(other.span) and other.category is not Category.SPACING
