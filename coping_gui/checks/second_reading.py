"""What shows only once other mistakes are mended: a paragraph is read again with its fixes accepted.

A mistake hides others beside it: in "many maket is" an engine sees a misspelt word; that it must be "markets are" shows
only behind it. What is found in the mended text is said of the original at once, so that one look at a paragraph
suffices, and a word that is misspelt and in the wrong form gets one suggestion that mends both.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from coping_gui.checks.repaired import Repaired, edits_of, narrowed, whole_words
from coping_gui.checks.settling import claim
from coping_gui.essay.edit import Edit, OffsetMap, apply_edits
from coping_gui.essay.essay import Paragraph
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span

WORDS_A_FIX = 25
"""A text is read again where it has a fix in so many words or fewer. In a calmer one a fix is as often wrong as right,
and what rests on it is worth less: with 50 words, or any number, learners' texts (`eracond`) gain nothing, and edited
prose (529,000 words) has 8 or 14 alarms more instead of 5."""

Findings = tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Mended:
    """A paragraph with the first suggestion of every finding accepted."""

    source: Paragraph
    repaired: Repaired
    fixes: tuple[tuple[Edit, Finding], ...]
    """What was changed, in whole words, and why."""

    @classmethod
    def of(cls, source: Paragraph, settled: Sequence[Finding]) -> "Mended | None":
        """`source` mended; None where the engines saw it so before, and where the fixes are too few to hide much."""
        text = source.text
        trimmed = [(edits[0], f) for f in settled if (edits := edits_of(text, [f], Tier.ASK))]
        unseen = any(f.category is not Category.SPACING or f.tier is Tier.ASK for _, f in trimmed)
        if not unseen or len(trimmed) * WORDS_A_FIX < source.words:
            return None
        fixes: list[tuple[Edit, Finding]] = []
        for i, (edit, finding) in enumerate(trimmed):
            wide = whole_words(text, edit)
            others = [*(e for e, _ in trimmed[i + 1 :]), *(e for e, _ in fixes)]
            fixes.append((edit if any(wide.conflicts(other) for other in others) else wide, finding))
        edits = [edit for edit, _ in fixes]
        return cls(source, Repaired(apply_edits(text, edits), OffsetMap(text, edits)), tuple(fixes))

    @property
    def paragraph(self) -> Paragraph:
        """What is to be read again; its protected places have moved along."""
        return self.repaired.paragraph(self.source)

    def with_later(self, settled: Sequence[Finding], later: Iterable[Finding]) -> Findings:
        """The findings of both readings, in the order of the text; no two edits conflict.

        `settled` are those of the first reading, `later` those of the second one, of the mended text. A later one that
        changes what an earlier one put there becomes part of it: one suggestion for both. It is left out where it would
        undo the earlier one, where that is safe or spacing, and where it has no suggestion. None of the second reading
        is safe: it rests on fixes that the author may refuse.
        """
        kept = list(settled)
        for finding in later:
            if finding.suggestions:
                kept = self._taken_in(kept, replace(finding, tier=_unsurer((finding.tier, Tier.LIKELY))))
        return tuple(sorted(kept, key=lambda f: (f.span, f.rule)))

    def _taken_in(self, kept: list[Finding], later: Finding) -> list[Finding]:
        if self._changed_in(later.span):
            later = narrowed(self.repaired.text, later)
        made = self._changed_in(later.span)
        inside = [f for edit, f in self.fixes if edit in made]
        source = self.repaired.to_source(later)
        if any(f not in kept or not _may_be_joined(f) for f in inside) or not source.edit().changes(self.source.text):
            return kept
        if inside and not later.suggestions[0]:
            return kept
        outside = [f for f in kept if f not in inside]
        joined = _joined(inside, source) if inside else source
        mine = joined.edit().trimmed(self.source.text)
        return kept if any(mine.conflicts(claim(f, self.source.text)) for f in outside) else [*outside, joined]

    def _changed_in(self, span: Span) -> list[Edit]:
        offsets = self.repaired.offsets
        return offsets.edits_in(offsets.covered(span))


def _may_be_joined(finding: Finding) -> bool:
    return finding.tier is not Tier.SAFE and finding.category is not Category.SPACING


def _joined(inside: Sequence[Finding], later: Finding) -> Finding:
    """One finding for all, as unsure as the least sure of them; beside a single earlier one it tells its own, too."""
    tier = _unsurer(f.tier for f in (*inside, later))
    engine = "+".join(sorted({name for f in (*inside, later) for name in f.engine.split("+")}))
    if len(inside) > 1:
        return replace(later, tier=tier, engine=engine)
    first = inside[0]
    others = first.suggestions if first.span == later.span else ()
    suggestions = tuple(dict.fromkeys((later.suggestions[0], *others)))
    message = " ".join(dict.fromkeys((first.message, later.message)))
    return replace(first, span=later.span, message=message, tier=tier, engine=engine, suggestions=suggestions)


def _unsurer(tiers: Iterable[Tier]) -> Tier:
    return max(tiers, key=lambda tier: tier.rank)
