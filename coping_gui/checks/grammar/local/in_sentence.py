"""Which of several corrections of a misspelt word fits its sentence: the network reads the sentence with each of them.

What letters and neighbours leave open ("palce" in "those palce": place or places?) the sentence often decides. Only
candidates that are nearly as likely as the best are read, one sentence each; most words have none.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from coping_gui.checks.grammar.local import kinds
from coping_gui.checks.grammar.local.corrections import Correction
from coping_gui.checks.grammar.local.network import Choices, Network
from coping_gui.checks.grammar.local.tokenizer import Word
from coping_gui.checks.grammar.ranking import Choice, weighed, weights
from coping_gui.checks.grammar.spelling import first_plausible

CLOSE = 3.0
"""Score behind the best within which a candidate is read in its sentence."""
MOST_READ = 3
"""Candidates that are read: with more, no first choice is another (Birkbeck, jfleg_dev; 1,768 words)."""
FEATURES = ("stays", "neighbours_stay", "nothing_missing")
"""What the network says of a sentence, each with a weight in `resources/grammar/spelling.tsv`."""
_LEAST = 1e-4
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Trial:
    """A misspelt word in its chunk, and the candidates that are to be read there."""

    chunk: Sequence[Word]
    at: int
    choices: Sequence[Choice]

    def sentence(self, choice: Choice) -> list[Word]:
        """The chunk with the candidate in place of the word."""
        word = replace(self.chunk[self.at], text=choice.word)
        return [*self.chunk[: self.at], word, *self.chunk[self.at + 1 :]]


def trial(text: str, chunk: Sequence[Word], at: int) -> Trial | None:
    """What is to be read for the word at that place of the chunk; None when its letters leave nothing open."""
    word = chunk[at]
    choices = [c for c in weighed(text, word.start, word.end, ()) if c.word.isalpha()]
    close = [c for c in choices if choices[0].score - c.score < CLOSE][:MOST_READ]
    return Trial(chunk, at, close) if len(close) > 1 else None


def heard(network: Network, trials: Sequence[Trial]) -> list[Floats]:
    """For each trial a row of `FEATURES` for each of its candidates."""
    if not trials:
        return []
    said = iter(network.run([one.sentence(choice) for one in trials for choice in one.choices]))
    return [np.array([_features(next(said), one.at) for _ in one.choices]) for one in trials]


def _features(said: Sequence[Choices], at: int) -> tuple[float, float, float]:
    around = [said[k].keep for k in (at - 2, at - 1, at + 1, at + 2) if 0 <= k < len(said)]
    missing = [1 - sum(chance for _, chance in said[k].inserts) for k in (at, at + 1) if k < len(said)]
    return _log(said[at].keep), sum(map(_log, around)), sum(map(_log, missing))


def _log(chance: float) -> float:
    return math.log(max(chance, _LEAST))


def in_sentences(
    network: Network, texts: Sequence[str], chunks: Sequence[tuple[int, list[Word]]], found: Sequence[list[Correction]]
) -> list[list[Correction]]:
    """The corrections of each text, those of spelling with the candidate first that fits the sentence best.

    `chunks` are the words of the texts, each with the number of its text.
    """
    places = {(i, word.start): (chunk, at) for i, chunk in chunks for at, word in enumerate(chunk)}
    trials: dict[tuple[int, int], Trial] = {}
    for i, some in enumerate(found):
        for n, c in enumerate(some):
            place = places.get((i, c.span.start))
            if c.kind == kinds.SPELLING and place and (tried := trial(texts[i], *place)):
                trials[i, n] = tried
    better = [list(some) for some in found]
    for (i, n), tried, table in zip(trials, trials.values(), heard(network, list(trials.values())), strict=True):
        better[i][n] = _reordered(better[i][n], texts[i], tried, table)
    return better


def _reordered(old: Correction, text: str, tried: Trial, table: Floats) -> Correction:
    by_name = weights()
    scores = table @ np.array([by_name[name] for name in FEATURES])
    read = [Choice(c.word, c.score + float(s)) for c, s in zip(tried.choices, scores, strict=True)]
    read.sort(key=lambda c: -c.score)
    names = {c.word for c in read}
    rest = [c for c in weighed(text, old.span.start, old.span.end, ()) if c.word not in names]
    word = old.span.of(text)
    first, *others = first_plausible(word, [*read, *rest])
    return replace(old, new=first, others=tuple(others))
