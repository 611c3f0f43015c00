"""Step 3: what the noise needs to know of every word, as flat arrays.

    python -m benchmarks.training.tables WORK VOCABULARY [--misspellings FILE] [--confusions JAR]

Reads `WORK/text/*.npz` and writes `WORK/tables.npz` (words, pieces, alternatives), `WORK/labels.txt` and
`WORK/stream.npz` (the whole text as numbers into the one word list). VOCABULARY is BERT's uncased word-piece list.
FILE is codespell's dictionary (only what learners could have typed is taken); JAR is LanguageTool's English jar.
"""

import argparse
import random
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from benchmarks.training import confusions
from benchmarks.training.misspellings import misspellings
from coping_gui.checks.grammar.local.inflection import ADJECTIVE, NOUN, inflections
from coping_gui.checks.grammar.local.labels import FIXED, SHORTEST_STEM, transformed
from coping_gui.checks.grammar.local.tokenizer import MOST_PIECES, WordPieces, shape
from coping_gui.checks.words import frequency, is_word

SUFFIX_LABELS = 150
SUFFIXES = str.split("""
- al ally ly ness ful fully less ment able ably ous ously ive ively er or ist ism ity y ion ation
ition ent ence ant ance ency ancy ic ical ically ate ize ise en th ty ible ibly e t cy ed ing tion
sion se de fy ry ure age dom ship
""")
"""Endings that make one part of speech of another; "-" is none."""
VERB_WEIGHTS = {  # restored form → how often each other form is put for it
    "VB": {"VBZ": 4, "VBG": 4, "VBD": 3, "VBN": 3},
    "VBZ": {"VB": 8, "VBG": 1, "VBD": 3, "VBN": 1},
    "VBD": {"VB": 6, "VBZ": 3, "VBG": 1, "VBN": 2},
    "VBN": {"VB": 5, "VBD": 4, "VBG": 3, "VBZ": 1},
    "VBG": {"VB": 6, "VBZ": 1, "VBD": 1, "VBN": 3},
}


@dataclass
class Alternatives:
    """For a word: what may be put for it, and the label that restores it; weights by repetition."""

    rows: dict[int, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, word: int, wrong: int, label: int, weight: int = 1) -> None:
        self.rows[word] += [(wrong, label)] * weight

    def arrays(self, size: int) -> dict[str, np.ndarray]:
        counts = np.zeros(size, np.uint16)
        for word, row in self.rows.items():
            counts[word] = len(row)
        starts = np.concatenate(([0], np.cumsum(counts.astype(np.int64))))[:-1].astype(np.int32)
        flat = [pair for word in sorted(self.rows) for pair in self.rows[word]]
        return {
            "start": starts,
            "count": counts,
            "word": np.array([w for w, _ in flat], np.int32),
            "label": np.array([label for _, label in flat], np.int16),
        }


class Words:
    """The one list of words; new ones (misspellings, odd forms) are added at the end."""

    def __init__(self, words: list[str]) -> None:
        self.list = words
        self.ids = {word: i for i, word in enumerate(words)}

    def id(self, word: str) -> int:
        number = self.ids.setdefault(word, len(self.list))
        if number == len(self.list):
            self.list.append(word)
        return number


def read_stream(work: Path) -> tuple[list[str], dict[str, np.ndarray]]:
    """The words of all shards, commonest first, and the text as numbers of that list."""
    shards = [np.load(p) for p in sorted((work / "text").glob("[0-9]*.npz")) if ".part" not in p.name]
    counts: Counter[str] = Counter()
    lists = [str(shard["words"]).split("\n") for shard in shards]
    for shard, words in zip(shards, lists, strict=True):
        counts.update(dict(zip(words, np.bincount(shard["ids"], minlength=len(words)).tolist(), strict=True)))
    ordered = [w for w, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
    ids = {w: i for i, w in enumerate(ordered)}
    parts = [
        np.array([ids[w] for w in words], np.int32)[shard["ids"]] for shard, words in zip(shards, lists, strict=True)
    ]
    stream = {key: np.concatenate([shard[key] for shard in shards]) for key in ("tags", "lengths", "first", "held")}
    return ordered, {"ids": np.concatenate(parts), **stream}


def closed_list() -> list[str]:
    """Every word that `=word` restores."""
    groups = [
        *confusions.PREPOSITIONS, *confusions.DETERMINERS, *confusions.PRONOUNS, *confusions.RELATIVES,
        *confusions.AUXILIARIES, *confusions.CONJUNCTIONS, *confusions.OTHERS, *confusions.PUNCTUATION_SWAPS,
    ]  # fmt: skip
    words = dict.fromkeys(w for group in groups for w in group)
    contractions = str.split("""
    don't doesn't didn't isn't aren't wasn't weren't can't won't couldn't wouldn't shouldn't hasn't
    haven't hadn't i'm i've i'd i'll it's that's he's she's there's what's let's we're they're you're
    we've they've you've they'll we'll you'll
    """)
    words.update(dict.fromkeys(c for c in contractions))
    return ["I" if w == "i" else w.replace("i'", "I'") if w.startswith("i'") else w for w in words]


def look_alikes(jar: Path | None) -> Iterator[tuple[str, str]]:
    """Pairs of LanguageTool's confusion sets whose words are common enough."""
    if jar is None:
        return
    text = zipfile.ZipFile(jar).read("org/languagetool/resource/en/confusion_sets.txt").decode()
    for line in text.splitlines():
        pair = re.match(r"\s*([a-z']+)\s*(?:;|->)\s*([a-z']+)\s*;", line)
        if pair and min(map(frequency, pair.groups())) > 2:
            yield pair[1], pair[2]


def suffix_families(words: Iterable[str]) -> dict[str, list[str]]:
    """Words by stem: differ → different, difference, differ."""
    families: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for suffix in SUFFIXES:
            bare = "" if suffix == "-" else suffix
            stem = word.removesuffix(bare)
            if word.endswith(bare) and len(stem) >= max(SHORTEST_STEM + 1, len(bare)):
                families[stem].append(word)
    return families


def suffix_pairs(words: list[str]) -> dict[tuple[str, str], set[tuple[str, str]]]:
    """(wrong ending, right ending) → (wrong word, right word)."""
    pairs: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for family in suffix_families(words).values():
        for right in family:
            for wrong in family:
                if wrong != right:
                    common = next(i for i in range(99) if wrong[i : i + 1] != right[i : i + 1])
                    pairs[wrong[common:], right[common:]].add((wrong, right))
    inflected = {"s", "es", "ed", "ing", "d", "'s"}
    return {p: w for p, w in pairs.items() if not (p[0] in inflected or p[1] in inflected) and max(map(len, p)) <= 6}


class Builder:
    """Fills the kinds of alternatives."""

    def __init__(self, ordered: list[str]) -> None:
        self.corpus = len(ordered)
        self.words = Words(ordered)
        self.common = [w for w in ordered if w.isalpha() and w.islower() and is_word(w) and frequency(w) >= 0.5]
        pairs = suffix_pairs([w for w in self.common if frequency(w) >= 3 and len(w) > 4])
        best = sorted(pairs, key=lambda p: (-sum(frequency(r) ** 0.5 for _, r in pairs[p]), p))[:SUFFIX_LABELS]
        self.suffix_pairs = {pair: pairs[pair] for pair in best}
        closed = [f"={w}" for w in closed_list()]
        self.labels = [*FIXED, *(f"-{a}-{b}" for a, b in best), *closed]
        self.numbers = {label: i for i, label in enumerate(self.labels)}
        self.inserts = ["", *confusions.INSERTABLE]
        self.kinds: dict[str, Alternatives] = defaultdict(Alternatives)

    def put(self, kind: str, right: str, wrong: str, label: str, weight: int = 1, check: bool = True) -> None:
        """`wrong` may stand for `right`, in small letters and with a capital, where the label restores it."""
        for capital in (False, True):
            r, w = (right[:1].upper() + right[1:], wrong[:1].upper() + wrong[1:]) if capital else (right, wrong)
            if r == right and capital:
                continue
            if r in self.words.ids and (not check or transformed(w, label) == r):
                self.kinds[kind].add(self.words.id(r), self.words.id(w), self.numbers[label], weight)

    def inflected(self) -> None:
        table = inflections()
        for word in self.common:
            for form, others in VERB_WEIGHTS.items():
                for other, weight in others.items():
                    wrong = table.inflect(word, other)
                    if wrong and table.inflect(wrong, form) == word:
                        self.put(form, word, wrong, form, weight)
            for form, other in (NOUN, NOUN[::-1]):
                wrong = table.inflect(word, other)
                if wrong and table.inflect(wrong, form) == word:
                    self.put(form, word, wrong, form)
            for form in ADJECTIVE:
                for other in ADJECTIVE:
                    wrong = table.inflect(word, other) if other != form else None
                    if wrong and table.inflect(wrong, form) == word:
                        self.put("adjective", word, wrong, form, 3 if {"ADJ", "ADV"} == {form, other} else 1)
        self.regularised()

    def regularised(self) -> None:
        """teached, childs: restored by the form's label."""
        for word in self.common:
            base = inflections().inflect(word, "VB")
            for form in ("VBD", "VBN"):
                wrong = (base + ("d" if base.endswith("e") else "ed")) if base else ""
                if wrong and not is_word(wrong):
                    self.put(form, word, wrong, form, 2)
            single = inflections().inflect(word, "SG")
            if single and not is_word(single + "s"):
                self.put("PL", word, single + "s", "PL", 1)

    def possessives(self) -> None:
        for word in self.words.list[: self.corpus]:
            if word.endswith(("'s", "’s")) and word[:-2].isalpha():
                bare = word[:-2]
                for wrong, label, weight in ((bare, "POSSESSIVE", 3), (bare + "s", "APOSTROPHE", 2)):
                    self.kinds["possessive"].add(self.words.id(word), self.words.id(wrong), self.numbers[label], weight)
            elif word in self.words.ids and word.isalpha() and word.endswith("s") and len(word) > 4:
                wrong = word[:-1] + "'s"
                self.kinds["plural_apostrophe"].add(
                    self.words.id(word), self.words.id(wrong), self.numbers["UNPOSSESSIVE"]
                )

    def confused(self, jar: Path | None) -> None:
        lists = {
            "preposition": confusions.PREPOSITIONS, "determiner": confusions.DETERMINERS,
            "relative": confusions.RELATIVES, "pronoun": confusions.PRONOUNS,
            "auxiliary": confusions.AUXILIARIES, "conjunction": confusions.CONJUNCTIONS,
            "mark": confusions.PUNCTUATION_SWAPS,
        }  # fmt: skip
        for kind, groups in lists.items():
            for group in groups:
                for right in group:
                    for wrong in group:
                        self.confuse(kind, right, wrong)
        for right, wrong in confusions.OTHERS:
            self.confuse("word", wrong, right)
        for a, b in look_alikes(jar):
            for right, wrong in ((a, b), (b, a)):
                if f"={right}" not in self.numbers and frequency(right) > 15 and frequency(wrong) > 4:
                    self.numbers[f"={right}"] = len(self.labels)
                    self.labels.append(f"={right}")
                self.confuse("word", right, wrong)
        for label in self.labels:
            if label.startswith("=") and "'" in label:
                for form in (label[1:], label[1:].replace("'", "’")):
                    self.confuse("apostrophe", form, form.replace("'", "").replace("’", ""), label)

    def confuse(self, kind: str, right: str, wrong: str, label: str = "") -> None:
        right, wrong = ("I" if w == "i" else w for w in (right, wrong))
        label = label or f"={right}"
        if right != wrong and label in self.numbers:
            self.put(kind, right, wrong, label, check="’" not in right)

    def derived(self) -> None:
        for (a, b), words in self.suffix_pairs.items():
            for wrong, right in sorted(words):
                self.put("suffix", right, wrong, f"-{a}-{b}")

    def cases(self) -> None:
        for word in self.words.list[: self.corpus]:
            if word[:1].isalpha() and word[:1].isupper() and word[1:] == word[1:].lower():
                label = "CAPITAL" if word != "I" else "=I"
                self.kinds["small"].add(self.words.id(word), self.words.id(word.lower()), self.numbers[label])
            elif word.isalpha() and word.islower() and len(word) > 2:
                self.kinds["large"].add(self.words.id(word), self.words.id(word.capitalize()), self.numbers["LOWER"])

    def misspelt(self, known: Path | None, chosen: random.Random) -> None:
        listed: dict[str, list[str]] = defaultdict(list)
        if known:
            for line in known.read_text("utf-8").splitlines():
                wrong, right = line.split("->")
                first = right.split(",")[0].strip()
                if wrong.isalpha() and first.isalpha() and not is_word(wrong):
                    listed[first].append(wrong)
        for word in self.common:
            made = misspellings(word, chosen, listed.get(word, ()), 24 if frequency(word) > 5 else 10)
            for wrong, weight in made.items():
                if not is_word(wrong):
                    self.put("spelling", word, wrong, "SPELL", weight, check=False)

    def arrays(self) -> dict[str, np.ndarray]:
        found: dict[str, np.ndarray] = {}
        size = len(self.words.list)
        for kind, alternatives in self.kinds.items():
            found |= {f"{kind}.{key}": value for key, value in alternatives.arrays(size).items()}
        return found


def piece_arrays(words: list[str], pieces: WordPieces) -> dict[str, np.ndarray]:
    """The pieces of every word, one after another, and where each word's begin; and its shape without blank."""
    rows = [pieces.pieces(w)[:MOST_PIECES] for w in words]
    lengths = np.array([len(r) for r in rows], np.uint8)
    return {
        "piece": np.array([p for r in rows for p in r], np.uint16),
        "pieces": lengths,
        "shape": np.array([shape(w, False) for w in words], np.uint8),
    }


def neighbours(words: Words) -> dict[str, np.ndarray]:
    """Word → the same with a capital, and in small letters."""
    originals = list(words.list)
    capital = [words.id(w[:1].upper() + w[1:]) for w in originals]
    small = [words.id(w[:1].lower() + w[1:]) if w[1:].islower() or len(w) == 1 else words.ids[w] for w in originals]
    size = len(words.list)
    return {
        "capital": np.array([*capital, *range(len(originals), size)], np.int32),
        "small": np.array([*small, *range(len(originals), size)], np.int32),
    }


def compounds(words: Words) -> np.ndarray:
    """Rows of (compound, first part, second part)."""
    rows = []
    for word in confusions.COMPOUNDS:
        cuts = [(word[:i], word[i:]) for i in range(2, len(word) - 1)]
        first, second = max(cuts, key=lambda c: min(map(frequency, c)) * all(map(is_word, c)))
        if word in words.ids:
            rows.append((words.id(word), words.id(first), words.id(second)))
    return np.array(rows, np.int32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("work", type=Path)
    parser.add_argument("vocabulary", type=Path)
    parser.add_argument("--misspellings", type=Path)
    parser.add_argument("--confusions", type=Path)
    options = parser.parse_args()
    ordered, stream = read_stream(options.work)
    np.savez_compressed(options.work / "stream.npz", **stream)
    builder = Builder(ordered)
    steps: list[Callable[[], None]] = [
        builder.inflected,
        builder.possessives,
        lambda: builder.confused(options.confusions),
        builder.derived,
        builder.cases,
        lambda: builder.misspelt(options.misspellings, random.Random(5)),
    ]
    for step in steps:
        step()
    parted = compounds(builder.words)
    inserted = np.array([builder.words.id(w) for w in builder.inserts], np.int32)
    pairs = neighbours(builder.words)
    vocabulary = WordPieces(options.vocabulary.read_text("utf-8").rstrip("\n").split("\n"))
    arrays = builder.arrays() | piece_arrays(builder.words.list, vocabulary) | pairs
    for key in list(arrays):  # words that came after the alternatives have none
        if key.endswith((".start", ".count")):
            arrays[key] = np.pad(arrays[key], (0, len(builder.words.list) - len(arrays[key])))
    np.savez_compressed(
        options.work / "tables.npz", words="\n".join(builder.words.list), compounds=parted, inserted=inserted, **arrays
    )
    text = "\n".join(builder.labels) + "\n\n" + "\n".join(builder.inserts) + "\n"
    (options.work / "labels.txt").write_text(text, encoding="utf-8")
    rows = {kind: len(a.rows) for kind, a in builder.kinds.items()}
    print(
        f"{len(stream['ids'])} words of text, {len(builder.words.list)} different, {len(builder.labels)} labels, {rows}"
    )


if __name__ == "__main__":
    main()
