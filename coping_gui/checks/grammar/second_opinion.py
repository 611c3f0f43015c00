"""What the local model thinks of the other engines' findings: it read the same words, and sees the sentence.

The model's engine adds to its findings what is never shown by itself: corrections that it is not sure of, words that it
doubts, and how many mistakes the paragraph seems to have. Measured on learners' text and edited prose: what another
engine and the model both say is right in four of five cases; a spelling alarm on a word that the model does not doubt
is wrong on edited prose nearly always, and right in less than half of the cases on learners' text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from coping_gui.checks.grammar.local import kinds
from coping_gui.checks.grammar.spelling import UNSURE
from coping_gui.essay.finding import Category, Finding, Tier
from coping_gui.essay.span import Span


def _rules(*of: str) -> frozenset[str]:
    return frozenset(map(kinds.rule_of, of))


ENGINE, OWN_RULES = "local", "coping"
"""COPING's own rules are never silenced: each was weighed on edited prose, and they name what no sentence shows."""
MAYBE, DOUBT, READ = "LOCAL_MODEL_MAYBE", "LOCAL_MODEL_DOUBT", "LOCAL_MODEL_READ"
"""Rules of what is never shown: a correction that is not sure, a doubtful word, and a paragraph's rate of mistakes."""
NEVER_SHOWN = frozenset((MAYBE, DOUBT, READ))
SMALL_WORDS = _rules(
    kinds.ARTICLE_LOST, kinds.VERB_LOST, kinds.PRONOUN_LOST, kinds.PREPOSITION_LOST, kinds.COMMA_LOST, kinds.LOST,
    kinds.CAPITAL, kinds.CAPITAL_EXTRA,
)  # fmt: skip
"""Rules on what headings, tables and captions leave out or write in their own way."""
AGREEING = _rules(*kinds.AGREEING)
"""Rules on words that go together: of two neighbours only one is to change."""
HABITS = _rules(
    kinds.HYPHEN, kinds.CAPITAL_EXTRA, kinds.PREPOSITION, kinds.PREPOSITION_EXTRA, kinds.COMMA_EXTRA, kinds.ORDER,
    kinds.PUNCTUATION,
)  # fmt: skip
"""Kinds that were right alone in at most half of their places on `eracond`, or had none, and disturb good prose."""
TWO_WAYS = HABITS | _rules(kinds.NUMBER, kinds.ARTICLE_EXTRA, kinds.TENSE)
"""Rules on what good prose does in two ways: the model does not raise habits alone where others have looked, nor, in a
paragraph with few mistakes, tenses and the number and article of abstract nouns."""
DENSE = 0.06
"""Mistakes a word from which a paragraph has many: there, the least doubt (0.05) is enough."""
DOUBTED = 0.1
"""Chance of a mistake that a spelling alarm of another engine needs."""
DOUBTED_GRAMMAR = 0.3
"""The same for its other findings."""
SURE_ALONE = 0.999
"""Chance that a correction of the model's own needs where other engines have looked and found nothing."""


def maybe(span: Span, new: str, chance: float, misspelt: bool = False) -> Finding:
    """A correction that is not sure enough to be shown; `misspelt` where it is one of a misspelt word."""
    category = Category.SPELLING if misspelt else Category.GRAMMAR
    return Finding(span, category, MAYBE, "", (new,), Tier.ASK, ENGINE, confidence=chance)


def doubt(span: Span, chance: float) -> Finding:
    """A word that may be wrong."""
    return Finding(span, Category.GRAMMAR, DOUBT, "", (), Tier.ASK, ENGINE, confidence=chance)


def read(rate: float) -> Finding:
    """That the model has read the paragraph, and the mistakes a word that it seems to have."""
    return Finding(Span(0, 0), Category.GRAMMAR, READ, "", (), Tier.ASK, ENGINE, confidence=rate)


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """The model's opinion of one paragraph; an empty one, where the model has not read it, lets everything pass."""

    rate: float | None = None
    doubts: tuple[Finding, ...] = ()
    maybes: tuple[Finding, ...] = ()
    own: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> "SecondOpinion":
        """The opinion among the findings of all engines."""
        said = [f for f in findings if f.engine == ENGINE]
        rates = [f.confidence for f in said if f.rule == READ]
        return cls(
            rates[0] if rates else None,
            tuple(f for f in said if f.rule == DOUBT),
            tuple(f for f in said if f.rule == MAYBE),
            tuple(f for f in said if f.rule not in NEVER_SHOWN),
        )

    @property
    def calm(self) -> bool:
        """Whether the model has read the paragraph and found few mistakes."""
        return self.rate is not None and self.rate < DENSE

    def judged(self, finding: Finding) -> Finding | None:
        """Another engine's finding, its tier raised where the model agrees; None where the model speaks against it."""
        if finding.engine == ENGINE:
            return finding
        if is_unsure(finding) and not self._doubts_unknown_word(finding):
            return None
        if self.rate is None:
            return finding
        finding = self._read_in_sentence(finding)
        support = self._support(finding)
        rivals = [
            f.confidence or 0.0 for f in self.own if f.span.overlaps(finding.span) and not same_change(f, finding)
        ]
        needed = max(support, finding.confidence or 0.0) if finding.engine == OWN_RULES else support
        if finding.tier is not Tier.SAFE and rivals and max(rivals) > needed:
            return None
        if support >= DOUBTED:
            tier = Tier.LIKELY if finding.tier is Tier.ASK else finding.tier
            return replace(finding, tier=tier, confidence=max(support, finding.confidence or 0.0))
        return finding if finding.engine == OWN_RULES or self._doubted(finding) else None

    def _read_in_sentence(self, finding: Finding) -> Finding:
        """A spelling alarm with the correction first that fits the sentence best, where the model has one word."""
        if finding.category is not Category.SPELLING or not all(s.isalpha() for s in finding.suggestions[:1]):
            return finding
        said = [f for f in (*self.own, *self.maybes) if f.span == finding.span and f.suggestions]
        best = max(said, key=lambda f: f.confidence or 0.0, default=None)
        if best and (best.category is Category.SPELLING or best.suggestions[0] in finding.suggestions):
            return replace(finding, suggestions=tuple(dict.fromkeys((best.suggestions[0], *finding.suggestions))))
        return finding

    def _support(self, finding: Finding) -> float:
        """The chance that the model gives the same change."""
        return max((f.confidence or 0.0 for f in (*self.own, *self.maybes) if same_change(f, finding)), default=0.0)

    def _doubted(self, finding: Finding) -> bool:
        if finding.category is Category.STYLE or finding.tier is Tier.SAFE:
            return True
        needed = DOUBTED if finding.category is Category.SPELLING else DOUBTED_GRAMMAR
        doubt_here = self._doubt_of(finding)
        return doubt_here > 0 and (not self.calm or doubt_here >= needed)

    def _doubts_unknown_word(self, finding: Finding) -> bool:
        """Whether a word that nothing near explains is a mistake for the model, too, in a text that has others."""
        return self.rate is not None and not self.calm and self._doubt_of(finding) >= DOUBTED_GRAMMAR

    def _doubt_of(self, finding: Finding) -> float:
        """The strongest doubt about a word that the finding touches; 0 where the model has none."""
        return max((f.confidence or 0.0 for f in self.doubts if f.span.overlaps(finding.span)), default=0.0)

    def stands_alone(self, finding: Finding) -> bool:
        """Whether a finding of the model's own may be shown though no other engine has it."""
        if finding.rule in (TWO_WAYS if self.calm else HABITS):
            return False
        return not self.calm or finding.category is Category.SPELLING or (finding.confidence or 0.0) >= SURE_ALONE


def is_unsure(finding: Finding) -> bool:
    """Whether another engine's alarm is on an unknown word of which nothing is known but that."""
    sure = finding.tier is not Tier.ASK or (finding.confidence or 1.0) > UNSURE
    return finding.category is Category.SPELLING and not sure


def same_change(a: Finding, b: Finding) -> bool:
    """Whether both first suggestions turn the text around them into the same; False where one has none."""
    if not a.suggestions or not b.suggestions:
        return False
    if a.span == b.span:
        return a.suggestions[0] == b.suggestions[0]
    inner, outer = (a, b) if b.span.contains(a.span) else (b, a)
    if not outer.span.contains(inner.span):
        return False
    head = inner.span.start - outer.span.start
    tail = outer.span.end - inner.span.end
    wide, narrow = outer.suggestions[0], inner.suggestions[0]
    return len(wide) == head + len(narrow) + tail and wide[head : head + len(narrow)] == narrow


def judged(lists: Sequence[Sequence[Finding]]) -> list[Finding]:
    """The findings of all engines in the light of the model's opinion, which itself is left out."""
    opinion = SecondOpinion.of(f for found in lists for f in found)
    several = any(f.engine != ENGINE for found in lists for f in found) or len(lists) > 1
    kept: list[Finding] = []
    for finding in (f for found in lists for f in found if f.rule not in NEVER_SHOWN):
        better = opinion.judged(finding)
        if better is not None:
            kept.append(better)
    if not several:
        return kept
    return [
        f
        for f in kept
        if f.engine != ENGINE or _supported(f, kept) or (opinion.stands_alone(f) and not _is_answered(f, kept))
    ]


def _is_answered(finding: Finding, kept: Sequence[Finding]) -> bool:
    """Whether another engine changes the neighbour instead: "Every children" → "Every child", not "All child"."""
    if finding.rule not in AGREEING:
        return False
    others = (f for f in kept if f.engine != ENGINE and f.suggestions and f.category is Category.GRAMMAR)
    return any(0 < finding.span.start - f.span.end <= 1 or 0 < f.span.start - finding.span.end <= 1 for f in others)


def _supported(finding: Finding, kept: Sequence[Finding]) -> bool:
    return any(other.engine != ENGINE and same_change(other, finding) for other in kept)
