"""Numbers about an essay and its sections, each with the sentences behind it; information, never a score."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from coping_gui.checks.structure.view import View, view_of
from coping_gui.checks.structure.vocabulary import words
from coping_gui.essay.essay import Essay, count_words
from coping_gui.essay.span import Span

FEWEST_WORDS = 100
"""Below, readability says nothing: a few sentences decide it."""
LONG_WORD_SYLLABLES = 3
_GROUP = re.compile(r"[aeiouyàâäéèêëïîôöùûü]+")


class Measure(StrEnum):
    """What is counted."""

    WORDS = "words"
    PARAGRAPHS = "paragraphs"
    SENTENCES = "sentences"
    MEAN_LENGTH = "mean length"
    """Words a sentence."""
    LONG_SENTENCES = "long sentences"
    LONG_WORDS = "long words"
    """Share of words with three syllables or more, 0 to 1."""
    EASE = "ease"
    """Flesch's reading ease (1948): about 0 to 100, the higher the easier."""
    GRADE = "grade"
    """Grade level after Kincaid et al. (1975): years of school."""
    CITING = "citing sentences"


@dataclass(frozen=True, slots=True)
class SentenceFacts:
    """One sentence of running text."""

    paragraph: int
    span: Span
    words: int
    """As everywhere in COPING: what stands between blanks and holds a letter or digit."""
    spoken: int
    """Words without numbers, as the readability formulas count them."""
    syllables: int
    long_words: int
    cites: bool

    @property
    def hardness(self) -> float:
        """What it adds to the grade level of a text of such sentences."""
        return grade(self.spoken, 1, self.syllables)


@dataclass(frozen=True, slots=True)
class PartFacts:
    """The whole essay, or one section of it."""

    section: int | None
    """Index in Essay.sections; None for the whole essay."""
    name: str
    sentences: tuple[SentenceFacts, ...]

    @property
    def words(self) -> int:
        """Words of its running text."""
        return sum(s.words for s in self.sentences)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number and the sentences behind it, those that made it so first."""

    measure: Measure
    value: float
    sentences: tuple[SentenceFacts, ...]


def parts(essay: Essay) -> tuple[PartFacts, ...]:
    """The whole essay, then each section with running text; headings, lists, quotations, references are left out."""
    view = view_of(essay)
    found = [
        PartFacts(i, section.name, tuple(_facts(view, view.prose(section)))) for i, section in enumerate(view.sections)
    ]
    filled = [part for part in found if part.sentences]
    return (PartFacts(None, essay.title, tuple(s for part in filled for s in part.sentences)), *filled)


def _facts(view: View, paragraphs: Sequence[int]) -> Iterable[SentenceFacts]:
    for i in paragraphs:
        citations = view.citations.get(i, ())
        for span in view.sentences(i):
            text = span.of(view.paragraphs[i].text)
            tokens = words(text)
            if tokens:
                counts = [syllables(token) for token in tokens]
                long = sum(n >= LONG_WORD_SYLLABLES for n in counts)
                cites = any(c.span.overlaps(span) for c in citations)
                yield SentenceFacts(i, span, count_words(text), len(tokens), sum(counts), long, cites)


def figures(part: PartFacts, long_sentence: int) -> tuple[Figure, ...]:
    """All that can be said of a part; `long_sentence`: words above which a sentence is long."""
    every = part.sentences
    if not every:
        return ()
    count, total = len(every), part.words
    spoken, sounds = sum(s.spoken for s in every), sum(s.syllables for s in every)
    longest = tuple(sorted(every, key=lambda s: -s.words))
    hardest = tuple(sorted(every, key=lambda s: -s.hardness))
    long = tuple(s for s in longest if s.words > long_sentence)
    wordy = tuple(sorted((s for s in every if s.long_words), key=lambda s: -s.long_words / s.spoken))
    citing = tuple(s for s in every if s.cites)
    openers = tuple(s for i, s in enumerate(every) if not i or every[i - 1].paragraph != s.paragraph)
    found = [
        Figure(Measure.WORDS, total, every),
        Figure(Measure.PARAGRAPHS, len(openers), openers),
        Figure(Measure.SENTENCES, count, every),
        Figure(Measure.MEAN_LENGTH, total / count, longest),
        Figure(Measure.LONG_SENTENCES, len(long), long),
        Figure(Measure.LONG_WORDS, sum(s.long_words for s in every) / spoken, wordy),
        Figure(Measure.CITING, len(citing), citing),
    ]
    if spoken >= FEWEST_WORDS:
        found.append(Figure(Measure.EASE, ease(spoken, count, sounds), hardest))
        found.append(Figure(Measure.GRADE, grade(spoken, count, sounds), hardest))
    return tuple(found)


def ease(words: int, sentences: int, syllables: int) -> float:
    """Flesch's reading ease (Flesch 1948)."""
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words


def grade(words: int, sentences: int, syllables: int) -> float:
    """The Flesch–Kincaid grade level (Kincaid et al. 1975)."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


@lru_cache(maxsize=65536)
def syllables(word: str) -> int:
    """The vowel groups of a word, a silent final e left out; right for about nine English words of ten."""
    count = len(_GROUP.findall(word))
    if word.endswith("e") and not word.endswith(("le", "ee")) and count > 1:
        count -= 1
    return max(1, count)
