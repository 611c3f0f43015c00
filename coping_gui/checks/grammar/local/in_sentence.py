"""Which of several corrections of a misspelt word fits its sentence: the network reads the sentence with each of them.

What letters and neighbours leave open ("palce" in "those palce": place or places?) the sentence often decides. Only
candidates that are nearly as likely as the best are read, one sentence each; most words have none. What the network
would make of a candidate is one, too: who wrote "a lot of warker" misspelt "worker", where it had to be "workers".
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from coping_gui.checks.grammar.local import kinds
from coping_gui.checks.grammar.local.corrections import Correction
from coping_gui.checks.grammar.local.inflection import NAMES
from coping_gui.checks.grammar.local.labels import SUFFIX, transformed
from coping_gui.checks.grammar.local.network import Choices, Network
from coping_gui.checks.grammar.local.tokenizer import Word, words_of
from coping_gui.checks.grammar.ranking import Choice, weighed, weights
from coping_gui.checks.grammar.spelling import first_plausible

CLOSE = 3.0
"""Score behind the best within which a candidate is read in its sentence."""
MOST_READ = 3
"""Candidates that are read: more of them gain nothing (codespell's list, words misspelt twice; 2,784 words)."""
FEATURES = ("stays", "neighbours_stay", "nothing_missing")
"""What the network says of a sentence, each with a weight in `resources/grammar/spelling.tsv`."""
FORM_SEEN = 0.1
"""Chance of another form of a candidate from which that form is a candidate itself."""
_LEAST = 1e-4


@dataclass(frozen=True, slots=True)
class Heard:
    """What the network says of a sentence with one candidate, or with another form of it."""

    word: str
    score: float
    """Of the candidate before it was read."""
    features: tuple[float, ...]
    """In the columns of `FEATURES`."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A misspelt word in its chunk, and the candidates that are to be read there."""

    chunk: Sequence[Word]
    at: int
    choices: Sequence[Choice]

    def sentence(self, choice: Choice) -> list[Word]:
        """The chunk with the candidate, of one word or more, in place of the word."""
        return [*self.chunk[: self.at], *self.placed(choice), *self.chunk[self.at + 1 :]]

    def placed(self, choice: Choice) -> list[Word]:
        """The candidate's own words."""
        old = self.chunk[self.at]
        return [
            replace(word, start=old.start + word.start, blank=word.blank if i else old.blank)
            for i, word in enumerate(words_of(choice.word))
        ]


def trial(text: str, chunk: Sequence[Word], at: int) -> Trial | None:
    """What is to be read for the word at that place of the chunk; None when its letters leave nothing open."""
    word = chunk[at]
    choices = weighed(text, word.start, word.end, ())
    close = [c for c in choices if choices[0].score - c.score < CLOSE][:MOST_READ]
    return Trial(chunk, at, close) if len(close) > 1 else None


def heard(network: Network, trials: Sequence[Trial]) -> list[list[Heard]]:
    """For each trial what the network says of its candidates, and of each other form that it sees in their place."""
    if not trials:
        return []
    said = iter(network.run([one.sentence(choice) for one in trials for choice in one.choices]))
    return [[h for choice in one.choices for h in _heard(network.labels, one, choice, next(said))] for one in trials]


def _heard(labels: Sequence[str], tried: Trial, choice: Choice, said: Sequence[Choices]) -> Iterator[Heard]:
    at, count = tried.at, len(tried.placed(choice))
    around = [said[k].keep for k in (at - 2, at - 1, at + count, at + count + 1) if 0 <= k < len(said)]
    inserts = [1 - sum(chance for _, chance in one.inserts) for one in said[at : at + count + 1]]
    beside = sum(map(_log, around)), sum(map(_log, inserts))
    stays = sum(_log(one.keep) for one in said[at : at + count])
    yield Heard(choice.word, choice.score, (stays, *beside))
    for form, chance in _forms(labels, choice.word, said[at]).items():
        yield Heard(form, choice.score, (_log(chance), *beside))


def _forms(labels: Sequence[str], word: str, said: Choices) -> dict[str, float]:
    """What the network makes of a word by inflection or another ending, with its chance; nothing of two words."""
    seen = [(labels[number], chance) for number, chance in said.edits if chance >= FORM_SEEN]
    made = [(transformed(word, label), chance) for label, chance in seen if label in NAMES or label.startswith(SUFFIX)]
    return {form: chance for form, chance in made if form and form.isalpha()}


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
    for (i, n), said in zip(trials, heard(network, list(trials.values())), strict=True):
        better[i][n] = _reordered(better[i][n], texts[i], said)
    return better


def _reordered(old: Correction, text: str, said: Sequence[Heard]) -> Correction:
    by_name = weights()
    weigh = [by_name[name] for name in FEATURES]
    scores: dict[str, float] = {}
    for one in said:
        score = one.score + sum(w * f for w, f in zip(weigh, one.features, strict=True))
        scores[one.word] = max(score, scores.get(one.word, score))
    read = sorted((Choice(word, score) for word, score in scores.items()), key=lambda c: -c.score)
    rest = [c for c in weighed(text, old.span.start, old.span.end, ()) if c.word not in scores]
    first, *others = first_plausible(old.span.of(text), [*read, *rest])
    return replace(old, new=first, others=tuple(others))
