"""What the network's labels come to in the text: corrections with their place, kind and chance."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from coping_gui.checks.grammar.local import kinds
from coping_gui.checks.grammar.local.labels import cased, transformed
from coping_gui.checks.grammar.local.network import Choices
from coping_gui.checks.grammar.local.tokenizer import Word
from coping_gui.checks.grammar.spelling import is_plausible
from coping_gui.checks.words import is_word
from coping_gui.essay.span import Span

CLEARLY = 3.0
"""Times that a question or exclamation mark must be likelier than a full stop."""
Speller = Callable[[str, int, int], Sequence[str]]
"""(text, start, end) → what a misspelt word may mean, best first."""
RESPELT = 0.1
"""Chance of a capital from which an unknown word is looked at as a misspelt one."""
_BRACKETING = "\"'”’»)]"
_CLOSING = ')]”"'
CLOSE_UP = ",.;:!?)"
"""Marks that stand close to the word before them."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One change that the model proposes."""

    span: Span
    new: str
    kind: str
    """One of `kinds.NAMES`."""
    chance: float
    others: tuple[str, ...] = ()


def _is_ended(words: Sequence[Word]) -> bool:
    """Whether a sentence has its mark, which may stand before closing quotes and brackets."""
    last = next((w.text for w in reversed(words) if w.text not in _BRACKETING), ".")
    return last in ".?!…:;,"


class Reader:
    """Reads the choices of one chunk of a text."""

    def __init__(self, text: str, labels: Sequence[str], inserts: Sequence[str], speller: Speller) -> None:
        self.text, self.labels, self.inserts, self.speller = text, labels, inserts, speller

    def corrections(self, words: Sequence[Word], choices: Sequence[Choices]) -> list[Correction]:
        """All that has a chance, overlaps included, in the order of the text."""
        found: list[Correction] = []
        for at, said in enumerate(choices):
            if said.inserts:
                found += self._insertion(words, at, said)
            if said.edits and at < len(words):
                found += self._edit(words, at, said)
        return found

    # -- a word put in

    def _insertion(self, words: Sequence[Word], at: int, said: Choices) -> list[Correction]:
        number, chance = said.inserts[0]
        new = self.inserts[number]
        kind = kinds.of_insertion(new)
        if at == len(words):
            new, chance = self._end_mark(said)
            return [self._at_end(words, new, kind, chance)] if not _is_ended(words) and new in ".?!" else []
        word, before = words[at], words[at - 1] if at else None
        if new.lower() in (word.text.lower(), before.text.lower() if before else ""):
            return []
        if new == "-":
            glued = before is not None and self.text[before.end : word.start] == " "
            return [Correction(Span(before.end, word.start), "-", kind, chance)] if glued and before else []
        if new in CLOSE_UP:
            follows = before is not None and (before.text[0].isalnum() or before.text in _CLOSING)
            return [Correction(Span(before.end, before.end), new, kind, chance)] if follows and before else []
        if not new.isalpha():
            return []
        return [self._before(word, before, said, new, kind, chance)]

    def _end_mark(self, said: Choices) -> tuple[str, float]:
        """The likeliest mark; a full stop, unless another mark is clearly likelier: "Yes" alone asks nothing."""
        marks = [(self.inserts[number], chance) for number, chance in said.inserts]
        first, stop = marks[0], next((chance for mark, chance in marks if mark == "."), 0.0)
        if first[0] in "?!" and stop * CLEARLY >= first[1]:
            return ".", sum(chance for mark, chance in marks if mark in ".?!")
        return first

    def _at_end(self, words: Sequence[Word], new: str, kind: str, chance: float) -> Correction:
        end = words[-1].end
        return Correction(Span(end, end), new, kind, chance)

    def _before(self, word: Word, before: Word | None, said: Choices, new: str, kind: str, chance: float) -> Correction:
        """A word before another one; at the start of a sentence the capital moves."""
        if before is None or before.text in ".!?":
            lowered = any(self.labels[n] == "LOWER" for n, _ in said.edits[:1])
            small = word.text[:1].lower() + word.text[1:] if lowered else word.text
            return Correction(Span(word.start, word.end), f"{new[:1].upper()}{new[1:]} {small}", kind, chance)
        return Correction(Span(word.start, word.start), new + " ", kind, chance)

    # -- a word changed

    def _edit(self, words: Sequence[Word], at: int, said: Choices) -> list[Correction]:
        sums: dict[tuple[int, int, str], Correction] = {}
        for number, chance in said.edits:
            for made in self._made(words, at, self.labels[number], chance):
                key = (made.span.start, made.span.end, made.new)
                known = sums.get(key)
                sums[key] = replace(known, chance=known.chance + chance) if known else made
        ordered = sorted(sums.values(), key=lambda c: -c.chance)
        if not ordered:
            return []
        best = ordered[0]
        others = tuple(c.new for c in ordered[1:] if c.span == best.span and c.chance > 0.05)
        return [replace(best, others=(*best.others, *others))]

    def _made(self, words: Sequence[Word], at: int, label: str, chance: float) -> list[Correction]:
        word = words[at]
        here = Span(word.start, word.end)
        match label:
            case "DELETE":
                return [self._without(words, at, chance)]
            case "SPELL":
                return self._respelt(word, chance)
            case "JOIN" | "SWAP":
                return self._pair(words, at, label, chance)
            case "LOWER" if at == 0 or word.text == "I":
                return []
            case "CAPITAL" if at and chance >= RESPELT and self._is_misspelt(word):
                return self._respelt(word, chance)
            case _:
                new = transformed(word.text, label)
                kind = kinds.of_change(word.text, new or "", label)
                return [Correction(here, new, kind, chance)] if new else []

    def _respelt(self, word: Word, chance: float) -> list[Correction]:
        choices = [c for c in self.speller(self.text, word.start, word.end) if c != word.text]
        here = Span(word.start, word.end)
        return [Correction(here, choices[0], kinds.SPELLING, chance, tuple(choices[1:6]))] if choices else []

    def _is_misspelt(self, word: Word) -> bool:
        """Whether an unknown word is no name: "sientist" lacks letters, not a capital."""
        choices = () if is_word(word.text) else self.speller(self.text, word.start, word.end)
        return bool(choices) and choices[0].islower() and is_plausible(word.text, choices[0])

    def _pair(self, words: Sequence[Word], at: int, label: str, chance: float) -> list[Correction]:
        if at + 1 >= len(words) or self.text[words[at].end : words[at + 1].start] != " ":
            return []
        first, second = words[at], words[at + 1]
        if not (first.text.isalpha() and second.text.isalpha()):
            return []
        span = Span(first.start, second.end)
        if label == "JOIN" and not is_word(first.text + second.text):
            return []
        if label == "JOIN":
            return [Correction(span, first.text + second.text, kinds.JOINED, chance)]
        moved = second.text if first.text[:1].islower() or at else second.text[:1].upper() + second.text[1:]
        small = first.text if first.text == "I" or at else first.text[:1].lower() + first.text[1:]
        return [Correction(span, f"{moved} {small}", kinds.ORDER, chance)]

    def _without(self, words: Sequence[Word], at: int, chance: float) -> Correction:
        """A word taken away with the blank before it, or behind it at the start; the next one takes its capital."""
        word, text = words[at], self.text
        kind = kinds.of_deletion(word.text, [w.text for w in words[max(0, at - 1) : at + 2] if w is not word])
        if word.text == "-" and not word.blank:
            blank = text[word.end : word.end + 1] != " "
            return Correction(Span(word.start, word.end), " " if blank else "", kind, chance)
        if at + 1 < len(words) and (at == 0 or (word.text[:1].isupper() and words[at - 1].text in ".!?")):
            following = words[at + 1]
            return Correction(Span(word.start, following.end), cased(following.text, word.text), kind, chance)
        start = word.start - 1 if word.blank and text[word.start - 1] == " " else word.start
        end = word.end + 1 if start == word.start and text[word.end : word.end + 1] == " " and word.blank else word.end
        return Correction(Span(start, end), "", kind, chance)
