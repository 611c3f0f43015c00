"""A text → its corrections: parted into sentences, read by the network, guarded, weighed, and read once more."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from coping_gui.checks.grammar.local import kinds
from coping_gui.checks.grammar.local.corrections import Correction, Reader
from coping_gui.checks.grammar.local.guards import allowed
from coping_gui.checks.grammar.local.in_sentence import in_sentences
from coping_gui.checks.grammar.local.network import Choices, Network
from coping_gui.checks.grammar.local.thresholds import NEVER, thresholds
from coping_gui.checks.grammar.local.tokenizer import Word, words_of
from coping_gui.checks.grammar.neighbours import bits_of
from coping_gui.checks.grammar.spelling import ranked
from coping_gui.checks.structure.sentences import sentences
from coping_gui.essay.edit import Edit, OffsetMap, apply_edits
from coping_gui.essay.span import Span

USUAL_RATE = 0.03
"""Mistakes a word that leave the network's chances as they are."""
WEIGHT = 1.0
"""How much the paragraph's own rate of mistakes counts: none at 0, as Bayes' rule has it at 1."""
A_BIT, MOST_BITS = 0.15, 15.0
"""What a bit of probability between the neighbours adds to the logarithm of the odds, and how many bits may: a logistic
model of right and wrong corrections of generated mistakes has it so. On learners' sentences that it was not chosen on,
at equal alarms on edited prose, four in a hundred more corrections are right."""
FEW = 20
"""Words that the rate is blurred by: one sentence says little."""
SEEN = 0.3
"""Chance from which a correction counts as a mistake seen."""
WORTH_HEARING = 0.1
"""Chance from which a correction may support another engine's."""
LEAST_DOUBT = 0.05
BANDS = ("calm", "busy", "dense")
"""Paragraphs by how many mistakes they seem to have; each has its own thresholds."""
BUSY, DENSE = 0.05, 0.08
"""Mistakes a word from which a paragraph is busy, and dense: edited prose hardly ever is."""
ROUNDS = 2
"""Times that corrected sentences are read again."""
REGRETTED = 0.3
"""Chance that its own words are wrong, in the second reading, from which a correction is taken back."""
OPINIONS = frozenset((kinds.TENSE, kinds.HYPHEN, kinds.CAPITAL_EXTRA, kinds.PUNCTUATION))
"""Kinds that say little of how careful a text is."""
STRICT = OPINIONS | {kinds.STOP_LOST, kinds.CAPITAL, kinds.COMMA_LOST}
"""Kinds that are matters of habit: many mistakes make them no surer, and they have one threshold."""
MARKS = STRICT - {kinds.TENSE} | {kinds.COMMA_EXTRA, kinds.JOINED, kinds.REPEATED}
"""Kinds of which the n-gram tables, which know no marks and no capitals, say nothing."""


Change = tuple[Span, str]
"""What a correction does: a span and what comes there instead."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model makes of one paragraph."""

    shown: tuple[Correction, ...] = ()
    """Worth showing, in order, none touching another."""
    others: tuple[Correction, ...] = ()
    """Not sure enough alone; another engine may say the same."""
    doubts: tuple[tuple[Span, float], ...] = ()
    """Words and the chance that something is wrong with them."""
    rate: float = 0.0
    """Mistakes a word, blurred by `FEW` words."""


class LocalModel:
    """The network with all that stands around it; loads when made."""

    def __init__(self, threads: int = 1, dictionary: Collection[str] = (), network: Network | None = None) -> None:
        """`network` replaces the shipped one."""
        self._network = network or Network(threads)
        self.dictionary = frozenset(dictionary)

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """A reading of each paragraph.

        Sentences that are corrected are read again, since a mistake can hide another one beside it, and since what was
        made of it may be no better.
        """
        readings = self._read(texts)
        regretted: list[set[Change]] = [set() for _ in texts]
        open_ = [i for i, reading in enumerate(readings) if reading.shown]
        for _ in range(ROUNDS):
            if not open_:
                break
            made = [readings[i].shown for i in open_]
            better = self._again([texts[i] for i in open_], made, [regretted[i] for i in open_])
            for i, shown in zip(open_, better, strict=True):
                readings[i] = replace(readings[i], shown=shown)
            open_ = [i for i, old in zip(open_, made, strict=True) if readings[i].shown not in ((), old)]
        return readings

    def _again(
        self, texts: Sequence[str], made: Sequence[tuple[Correction, ...]], regretted: Sequence[set[Change]]
    ) -> list[tuple[Correction, ...]]:
        """What is left of each text's corrections, and what else there is, when its corrected sentences are read.

        What is taken back goes to `regretted`, and stays away.
        """
        repaired = [apply_edits(text, edits_of(some)) for text, some in zip(texts, made, strict=True)]
        chunks = [_corrected(*one) for one in zip(repaired, made, texts, strict=True)]
        heard, doubts = self._heard(repaired, chunks)
        found: list[tuple[Correction, ...]] = []
        for n, (text, some) in enumerate(zip(texts, made, strict=True)):
            more = chosen(weighed(heard[n], repaired[n]), rate_of(heard[n], repaired[n]))
            regretted[n].update((c.span, c.new) for c in regrets(text, some, doubts[n]))
            found.append(tuple(c for c in merged(text, some, more) if (c.span, c.new) not in regretted[n]))
        return found

    def corrections(self, texts: Sequence[str]) -> list[list[Correction]]:
        """Every correction that has a chance in a first reading, thresholds not yet applied; overlaps included."""
        return [found for found, _rate in self.weighed(texts)]

    def weighed(self, texts: Sequence[str]) -> list[tuple[list[Correction], float]]:
        """The same, with each text's rate of mistakes."""
        heard, _doubts = self._heard(texts, [chunks_of(text) for text in texts])
        return [(weighed(found, text), rate_of(found, text)) for found, text in zip(heard, texts, strict=True)]

    def _read(self, texts: Sequence[str]) -> list[Reading]:
        heard, doubts = self._heard(texts, [chunks_of(text) for text in texts])
        readings: list[Reading] = []
        for found, doubt, text in zip(heard, doubts, texts, strict=True):
            weighty, rate = weighed(found, text), rate_of(found, text)
            shown = chosen(weighty, rate)
            others = tuple(c for c in weighty if c.chance >= WORTH_HEARING and c not in shown)
            readings.append(Reading(tuple(shown), others, tuple(doubt), rate))
        return readings

    def _heard(
        self, texts: Sequence[str], parted: Sequence[Sequence[list[Word]]]
    ) -> tuple[list[list[Correction]], list[list[tuple[Span, float]]]]:
        """Guarded corrections and doubtful words of each text's chunks, as the network gives them."""
        chunks = [(i, chunk) for i, some in enumerate(parted) for chunk in some]
        choices = self._network.run([chunk for _, chunk in chunks])
        found: list[list[Correction]] = [[] for _ in texts]
        doubts: list[list[tuple[Span, float]]] = [[] for _ in texts]
        for (i, chunk), said in zip(chunks, choices, strict=True):
            reader = Reader(texts[i], self._network.labels, self._network.inserts, spelt)
            found[i] += reader.corrections(chunk, said)
            doubts[i] += doubtful(chunk, said)
        allowed_ones = [allowed(some, text, self.dictionary) for some, text in zip(found, texts, strict=True)]
        return in_sentences(self._network, texts, chunks, allowed_ones), doubts


def _corrected(repaired: str, made: Sequence[Correction], text: str) -> list[list[Word]]:
    """The chunks of a repaired text in which something was corrected."""
    offsets = OffsetMap(text, edits_of(made))
    return [
        chunk
        for chunk in chunks_of(repaired)
        if any(_touch(c.span, offsets.to_source(Span(chunk[0].start, chunk[-1].end))) for c in made)
    ]


def doubtful(chunk: Sequence[Word], said: Sequence[Choices]) -> list[tuple[Span, float]]:
    """The words that may be wrong, and how likely."""
    pairs = zip(chunk, said, strict=False)  # the end of the chunk is no word
    return [(Span(word.start, word.end), 1 - one.keep) for word, one in pairs if 1 - one.keep >= LEAST_DOUBT]


def chunks_of(text: str) -> list[list[Word]]:
    """The words of a text, sentence by sentence."""
    return [words for span in sentences(text) if (words := words_of(text, span.start, span.end))]


def spelt(text: str, start: int, end: int) -> tuple[str, ...]:
    """What a misspelt word may mean, best first."""
    return ranked(text, start, end, ())


def weighed(found: Sequence[Correction], text: str) -> list[Correction]:
    """The chances in the light of how many other mistakes the text seems to have, and of the words around.

    Who errs often has erred here, too (Bayes' rule): the network was trained at one rate of mistakes; another rate
    changes the odds by their quotient. A clean text stays clean, as with lost blanks. And what reads better between its
    neighbours, by the n-gram tables, is likelier right.
    """
    better = gains(found, text)
    return [
        replace(c, chance=_shifted(c.chance, rate_of(found, text, but=c), gain))
        for c, gain in zip(found, better, strict=True)
    ]


def gains(found: Sequence[Correction], text: str) -> list[float]:
    """How much likelier (bits) each correction makes its place; 0 for marks, capitals, and what has hardly a chance."""
    asked = [i for i, c in enumerate(found) if c.chance >= WORTH_HEARING and c.kind not in MARKS]
    bits = bits_of(text, [_whole_words(text, found[i]) for i in asked])
    sums = [0.0] * len(found)
    for i, (old, new) in zip(asked, bits, strict=True):
        sums[i] = min(max(new - old, -MOST_BITS), MOST_BITS)
    return sums


def _whole_words(text: str, c: Correction) -> tuple[int, int, tuple[str, str]]:
    """The words that a correction touches, as they are and as they would be."""
    start, end = c.span
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end, (text[start:end], text[start : c.span.start] + c.new + text[c.span.end : end])


def rate_of(found: Sequence[Correction], text: str, *, but: Correction | None = None) -> float:
    """Mistakes a word that a text seems to have, one correction left out: what is judged is no witness."""
    words = text.count(" ") + 1
    seen = sum(c.chance for c in found if c is not but and c.chance > SEEN and c.kind not in OPINIONS)
    return (seen + 1) / (words + FEW)


def band_of(rate: float) -> int:
    """The number of a paragraph's band in `BANDS`."""
    return (rate >= BUSY) + (rate >= DENSE)


def _shifted(chance: float, rate: float, gain: float) -> float:
    sure = min(max(chance, 1e-6), 1 - 1e-6)
    odds = sure / (1 - sure) * (rate / USUAL_RATE) ** WEIGHT * math.exp(A_BIT * gain)
    return odds / (1 + odds)


def chosen(found: Sequence[Correction], rate: float) -> list[Correction]:
    """Those above their kind's threshold, the surest first where two touch, in the order of the text.

    In a text with many mistakes lower thresholds do for most kinds.
    """
    kept: list[Correction] = []
    shown = thresholds().shown[band_of(rate)]
    for c in sorted(found, key=lambda c: -c.chance):
        needed = shown.get(c.kind, NEVER)
        if c.chance >= needed and not any(_touch(c.span, k.span) or _goes_with(c, k) for k in kept):
            kept.append(c)
    return sorted(kept, key=lambda c: c.span)


def _goes_with(a: Correction, b: Correction) -> bool:
    """Whether two neighbours are changed that go together: with one of them changed, the other may be right."""
    first, second = sorted((a, b), key=lambda c: c.span)
    return {a.kind, b.kind} <= kinds.AGREEING and second.span.start - first.span.end <= 1


def _touch(a: Span, b: Span) -> bool:
    if a == b:
        return True
    return a.start < b.end and b.start < a.end


def regrets(text: str, made: Sequence[Correction], doubts: Sequence[tuple[Span, float]]) -> list[Correction]:
    """The corrections of whose own words the second reading thinks that they are likely to be wrong, too."""
    offsets = OffsetMap(text, edits_of(made))
    doubted = [offsets.to_source(span) for span, chance in doubts if chance >= REGRETTED]
    return [c for c in made if any(_touch(c.span, span) for span in doubted)]


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
