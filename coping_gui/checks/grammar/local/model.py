"""A text → its corrections: parted into sentences, read by the network, guarded, weighed, and read once more."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from coping_gui.checks.grammar.local import kinds
from coping_gui.checks.grammar.local.corrections import Correction, Reader
from coping_gui.checks.grammar.local.guards import allowed
from coping_gui.checks.grammar.local.network import Network
from coping_gui.checks.grammar.local.thresholds import NEVER, thresholds
from coping_gui.checks.grammar.local.tokenizer import Word, words_of
from coping_gui.checks.grammar.spelling import ranked
from coping_gui.checks.structure.sentences import sentences
from coping_gui.essay.edit import Edit, OffsetMap, apply_edits
from coping_gui.essay.span import Span

USUAL_RATE = 0.03
"""Mistakes a word that leave the network's chances as they are."""
WEIGHT = 1.0
"""How much the paragraph's own rate of mistakes counts: none at 0, as Bayes' rule has it at 1."""
FEW = 20
"""Words that the rate is blurred by: one sentence says little."""
SEEN = 0.3
"""Chance from which a correction counts as a mistake seen."""
OPINIONS = frozenset((kinds.TENSE, kinds.HYPHEN, kinds.CAPITAL_EXTRA, kinds.PUNCTUATION))
"""Kinds that say little of how careful a text is."""


class LocalModel:
    """The network with all that stands around it; loads when made."""

    def __init__(self, threads: int = 1, dictionary: Collection[str] = ()) -> None:
        self._network = Network(threads)
        self.dictionary = frozenset(dictionary)

    def check(self, texts: Sequence[str]) -> list[list[Correction]]:
        """The corrections worth showing, in order, none touching another; each text is a paragraph.

        What is corrected is read once more, since a mistake can hide another one beside it.
        """
        first = [chosen(found) for found in self.corrections(texts)]
        again = [i for i, found in enumerate(first) if found]
        repaired = [apply_edits(texts[i], edits_of(first[i])) for i in again]
        for i, second in zip(again, self.corrections(repaired), strict=True):
            first[i] = merged(texts[i], first[i], chosen(second))
        return first

    def corrections(self, texts: Sequence[str]) -> list[list[Correction]]:
        """Every correction that has a chance, thresholds not yet applied; overlaps included."""
        chunks = [(i, chunk) for i, text in enumerate(texts) for chunk in chunks_of(text)]
        choices = self._network.run([chunk for _, chunk in chunks])
        found: list[list[Correction]] = [[] for _ in texts]
        for (i, chunk), said in zip(chunks, choices, strict=True):
            reader = Reader(texts[i], self._network.labels, self._network.inserts, spelt)
            found[i] += reader.corrections(chunk, said)
        return [weighed(allowed(some, text, self.dictionary), text) for some, text in zip(found, texts, strict=True)]


def chunks_of(text: str) -> list[list[Word]]:
    """The words of a text, sentence by sentence."""
    return [words for span in sentences(text) if (words := words_of(text, span.start, span.end))]


def spelt(text: str, start: int, end: int) -> tuple[str, ...]:
    """What a misspelt word may mean, best first."""
    return ranked(text, start, end, ())


def weighed(found: Sequence[Correction], text: str) -> list[Correction]:
    """The chances in the light of how many other mistakes the text seems to have: who errs often has erred here, too.

    Bayes' rule: the network was trained at one rate of mistakes; another rate changes the odds by their quotient. A
    clean text stays clean, as with lost blanks.
    """
    words = text.count(" ") + 1
    seen = [c.chance if c.chance > SEEN and c.kind not in OPINIONS else 0.0 for c in found]
    total = sum(seen)
    return [
        replace(c, chance=_shifted(c.chance, (total - own + 1) / (words + FEW)))
        for c, own in zip(found, seen, strict=True)
    ]


def _shifted(chance: float, rate: float) -> float:
    sure = min(max(chance, 1e-6), 1 - 1e-6)
    odds = sure / (1 - sure) * (rate / USUAL_RATE) ** WEIGHT
    return odds / (1 + odds)


def chosen(found: Sequence[Correction]) -> list[Correction]:
    """Those above their kind's threshold, the surest first where two touch, in the order of the text."""
    shown = thresholds().shown
    kept: list[Correction] = []
    for c in sorted(found, key=lambda c: -c.chance):
        if c.chance >= shown.get(c.kind, NEVER) and not any(_touch(c.span, k.span) for k in kept):
            kept.append(c)
    return sorted(kept, key=lambda c: c.span)


def _touch(a: Span, b: Span) -> bool:
    if a == b:
        return True
    return a.start < b.end and b.start < a.end


def edits_of(found: Sequence[Correction]) -> list[Edit]:
    """The corrections as edits."""
    return [Edit(c.span, c.new) for c in found]


def merged(text: str, first: Sequence[Correction], second: Sequence[Correction]) -> list[Correction]:
    """Corrections of both readings as corrections of the text: what the second makes of a first one replaces it."""
    edits = edits_of(first)
    offsets, repaired = OffsetMap(text, edits), apply_edits(text, edits)
    kept = list(first)
    for c in second:
        wide = offsets.covered(c.span)
        span = offsets.to_source(c.span)
        new = repaired[wide.start : c.span.start] + c.new + repaired[c.span.end : wide.end]
        old = [k for k in kept if _touch(k.span, span)]
        if new == span.of(text):
            continue
        chance = min([c.chance, *(k.chance for k in old)])
        kept = [k for k in kept if k not in old]
        kept.append(Correction(span, new, c.kind, chance))
    return sorted(kept, key=lambda c: c.span)
