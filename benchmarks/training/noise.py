"""Clean sentences → sentences with mistakes, and the labels that put them right; 45 kinds, by table look-up alone.

Every kind says where it can stand (by the tags of the words around) and what it puts there (`tables.py`). `SHARES` says
how large a part of all mistakes each kind is to be; how often it happens at a place follows from how many places there
are. A sentence has its own rate: many have none, some have many. All of it is numpy on half a million words at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from benchmarks.training.text import BLANK_BEFORE, TAGS
from coping_gui.checks.grammar.local.labels import read_labels

SHARES = {
    "VB": 3.0, "VBP": 4.0, "VBZ": 5.0, "VBD": 3.0, "VBN": 3.5, "VBG": 2.5, "SG": 3.5, "PL": 6.5, "adjective": 2.0,
    "possessive": 1.2, "plural_apostrophe": 0.8, "preposition": 7.0, "determiner": 4.0, "relative": 1.2,
    "pronoun": 2.5, "auxiliary": 6.5, "conjunction": 1.5, "word": 4.0, "apostrophe": 1.2, "suffix": 3.0,
    "spelling": 15.0, "small": 3.0, "large": 1.5, "mark": 2.0, "article_lost": 7.5, "preposition_lost": 3.5,
    "auxiliary_lost": 3.0, "pronoun_lost": 2.0, "to_lost": 1.2, "conjunction_lost": 1.0, "adverb_lost": 0.5,
    "comma_lost": 6.0, "stop_lost": 1.2, "hyphen_lost": 1.0, "article_added": 4.5, "preposition_added": 3.0,
    "auxiliary_added": 2.0, "pronoun_added": 0.8, "to_added": 1.2, "comma_added": 2.5, "adverb_added": 0.5,
    "word_twice": 0.8, "hyphen_added": 0.4, "swapped": 1.3, "parted": 0.8,
}  # fmt: skip
"""Share of all mistakes, by kind; near what Nicholls (2003) and the W&I corpus's paper (Bryant et al. 2019) report of
learners' essays, with what a model can restore."""
CLEAN = 0.33
"""Share of sentences without a mistake."""
RATE, SPREAD = 0.115, 1.3
"""Mistakes a word in the other sentences: mean, and the shape of the gamma distribution."""
CHATTY = 0.03
"""Share of sentences written without capitals and care."""
ADDED = {
    "article_added": ("the a an", (72, 22, 6)),
    "preposition_added": ("to of in for about on with at", (28, 16, 16, 12, 10, 8, 5, 5)),
    "auxiliary_added": (
        "is are was were be have has to do will can had", (20, 16, 12, 7, 10, 7, 6, 10, 3, 4, 3, 2),
    ),
    "pronoun_added": ("it they he she", (40, 35, 15, 10)),
    "to_added": ("to for", (90, 10)),
    "comma_added": (",", (1,)),
    "hyphen_added": ("-", (1,)),
    "adverb_added": ("more very so also then most too just up out", (25, 15, 15, 10, 8, 10, 5, 5, 4, 3)),
}  # fmt: skip
"""Which words are put in that do not belong, and how often."""
MOST_INTENSE = 4.0
NONE = -1


@dataclass(frozen=True, slots=True)
class Habits:
    """How those who make the mistakes write; the defaults are what the shipped model learned from."""

    shares: Mapping[str, float] = field(default_factory=lambda: SHARES)
    """Of `SHARES`, or some of its kinds: a kind that is not named never happens."""
    clean: float = CLEAN
    rate: float = RATE


@dataclass(slots=True)
class Noised:
    """The noised words of a run of sentences, and what restores them."""

    words: np.ndarray
    blanks: np.ndarray
    edits: np.ndarray
    """Number of the label that restores each word."""
    inserts: np.ndarray
    """Number of the word that is missing before it."""
    sentences: np.ndarray
    """Where each sentence begins in `words`, and their count at the end."""
    end_inserts: np.ndarray
    """What is missing at each sentence's end when nothing follows it in its chunk."""
    own_first: np.ndarray
    """Whether what is missing before a sentence's first word belongs to this sentence, not to the one before."""


class Tables:
    """`tables.npz` and the labels, with the masks that the kinds need."""

    def __init__(self, work: Path) -> None:
        with np.load(work / "tables.npz") as arrays:
            self.words = str(arrays["words"]).split("\n")
            self.arrays = {key: arrays[key] for key in arrays.files if key != "words"}
        self.labels, self.inserts = read_labels((work / "labels.txt").read_text("utf-8"))
        self.number = {label: i for i, label in enumerate(self.labels)}
        self.ids = {word: i for i, word in enumerate(self.words[:400_000])}
        self.insert_of = np.zeros(len(self.words), np.int16)
        """Word → its number among the words that can be missing."""
        for number, word in enumerate(self.inserts):
            if number:
                for form in {word, word[:1].upper() + word[1:]}:
                    if form in self.ids:
                        self.insert_of[self.ids[form]] = number
        starts = np.concatenate(([0], np.cumsum(self.arrays["pieces"].astype(np.int64))))
        self.piece_start = starts[:-1]
        self.compound = {row[0]: (row[1], row[2]) for row in self.arrays["compounds"].tolist()}
        self.apostrophes = np.array(["'" in w or "’" in w for w in self.words])

    def among(self, text: str) -> np.ndarray:
        """For every word: whether it is one of these, in any case."""
        mask = np.zeros(len(self.words), bool)
        for word in text.split():
            for form in {word, word[:1].upper() + word[1:]}:
                if form in self.ids:
                    mask[self.ids[form]] = True
        return mask

    def __getitem__(self, key: str) -> np.ndarray:
        return self.arrays[key]


_PREPOSITIONS = """
of in to for on with by from at about into through during between among against over under after before
since until within without towards upon across
"""
_AUXILIARIES = (
    "is are was were be been being am has have had having do does did will would can could may might should must"
)
_PRONOUNS = "it he she they we i you them him us me his her its their our my your this these those who which that there"


def _tags(*names: str) -> np.ndarray:
    mask = np.zeros(64, bool)
    for i, tag in enumerate(TAGS):
        mask[i] = any(tag == n or (n.endswith("*") and tag.startswith(n[:-1])) for n in names)
    return mask


_NOUN, _VERB, _FINITE = _tags("NN*"), _tags("VB*"), _tags("VBZ", "VBP", "VBD", "MD")
_DETERMINER = _tags("DT", "PRP$", "WDT", "WP$", "PDT", "CD", "NNPOS")
_INSIDE = _tags("JJ*", "NN*", "RB*", "VBG", "VBN", "CD")
_PUNCT = _tags("PUNCT")


@dataclass(slots=True)
class _Place:
    """What stands where: the columns that the kinds look at."""

    ids: np.ndarray
    tags: np.ndarray
    blanks: np.ndarray
    first: np.ndarray
    """First word of its sentence."""
    last: np.ndarray
    before: np.ndarray = field(init=False)
    after: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        self.before = np.concatenate(([0], self.tags[:-1]))
        self.before[self.first] = TAGS.index("PUNCT")
        self.after = np.concatenate((self.tags[1:], [0]))
        self.after[self.last] = TAGS.index("PUNCT")


class Noise:
    """Makes mistakes in runs of sentences."""

    def __init__(self, tables: Tables, chosen: np.random.Generator, habits: Habits | None = None) -> None:
        self.tables, self.chosen, self.habits = tables, chosen, habits or Habits()
        t = tables
        the, an_a = t.among("the"), t.among("a an the")
        self.the, self.article = the, an_a
        self.preposition, self.auxiliary = t.among(_PREPOSITIONS), t.among(_AUXILIARIES)
        self.pronoun, self.to = t.among(_PRONOUNS), t.among("to")
        self.conjunction = t.among("and or but if when because while than then where")
        self.adverb = t.among("not also very more most just only so too even still up out")
        self.comma, self.hyphen, self.stop = t.among(", ; :"), t.among("-"), t.among(". ? !")
        self.only_comma = t.among(",")
        self.small_words = the | self.preposition | self.auxiliary | self.pronoun | self.conjunction
        self.subject = t.among("he she it they we you i")
        self.parted = np.zeros((len(t.words), 2), np.int32)
        for word, parts in t.compound.items():
            self.parted[word] = parts
        self.intensity: dict[str, float] = {}

    # -- where each kind can stand

    def _masks(self, p: _Place) -> dict[str, np.ndarray]:
        """Kind → where it can stand."""
        t, ids, tags = self.tables, p.ids, p.tags
        tag = {name: tags == TAGS.index(name) for name in TAGS}
        none = np.zeros(len(ids), bool)
        has = {kind: t[f"{kind}.count"][ids] > 0 if f"{kind}.count" in t.arrays else none for kind in SHARES}
        noun_start = _NOUN[tags] & ~tag["NNPOS"] | tag["JJ"]
        bare = noun_start & ~_DETERMINER[p.before] & ~_INSIDE[p.before] & (p.blanks | p.first)
        verb_before, names = _VERB[p.before], tag["NNP"] | tag["NNPS"]
        inner = ~p.last & ~p.first
        return {
            "VB": has["VB"] & tag["VB"],
            "VBP": has["VB"] & tag["VBP"],
            "VBZ": has["VBZ"] & tag["VBZ"],
            "VBD": has["VBD"] & tag["VBD"],
            "VBN": has["VBN"] & tag["VBN"],
            "VBG": has["VBG"] & tag["VBG"],
            "SG": has["SG"] & tag["NN"],
            "PL": has["PL"] & tag["NNS"],
            "adjective": has["adjective"] & (tag["JJ"] | tag["RB"] | tag["JJR"] | tag["JJS"] | tag["RBR"] | tag["RBS"]),
            "possessive": has["possessive"] & tag["NNPOS"],
            "plural_apostrophe": has["plural_apostrophe"] & tag["NNS"],
            "preposition": has["preposition"] & (tag["IN"] | tag["TO"]) & ~(tag["TO"] & (p.after == TAGS.index("VB"))),
            "determiner": has["determiner"],
            "relative": has["relative"] & (tag["WDT"] | tag["WP"] | tag["WRB"] | tag["WP$"] | tag["IN"]),
            "pronoun": has["pronoun"] & (tag["PRP"] | tag["PRP$"] | tag["DT"] | tag["EX"]),
            "auxiliary": has["auxiliary"] & (_VERB[tags] | tag["MD"]),
            "conjunction": has["conjunction"] & (tag["CC"] | tag["IN"] | tag["RB"] | tag["WRB"] | tag["TO"]),
            "word": has["word"],
            "apostrophe": has["apostrophe"],
            "suffix": has["suffix"] & ~names,
            "spelling": has["spelling"] & ~names,
            "small": has["small"] & (p.first | names | (ids == t.ids.get("I", -1))),
            "large": has["large"] & inner & (tag["NN"] | tag["NNS"] | tag["JJ"] | tag["IN"]),
            "mark": has["mark"],
            "article_lost": self.article[ids],
            "preposition_lost": self.preposition[ids] & (tag["IN"] | tag["TO"]) & (p.after != TAGS.index("VB")),
            "auxiliary_lost": self.auxiliary[ids] & (_VERB[tags] | tag["MD"]),
            "pronoun_lost": self.pronoun[ids] & ~tag["IN"],
            "to_lost": self.to[ids] & (p.after == TAGS.index("VB")),
            "conjunction_lost": self.conjunction[ids] & ~p.first,
            "adverb_lost": self.adverb[ids] & inner,
            "comma_lost": self.comma[ids],
            "stop_lost": self.stop[ids] & p.last,
            "hyphen_lost": self.hyphen[ids] & ~p.blanks & inner,
            "article_added": bare,
            "preposition_added": (tag["DT"] | tag["PRP$"] | tag["PRP"] | noun_start) & verb_before & p.blanks,
            "auxiliary_added": _VERB[tags] & p.blanks & ~p.first,
            "pronoun_added": _FINITE[tags] & _NOUN[p.before] & p.blanks,
            "to_added": (tag["VB"] & (p.before == TAGS.index("MD"))) | (tag["VBG"] & verb_before),
            "comma_added": p.blanks & inner & ~_PUNCT[tags] & ~_PUNCT[p.before]
            & (tag["CC"] | tag["IN"] | tag["WDT"] | tag["VBZ"] | tag["MD"] | tag["VBP"] | tag["VBD"] | tag["DT"]),
            "adverb_added": (tag["JJ"] | tag["VB"] | tag["RB"]) & inner & p.blanks,
            "word_twice": (self.small_words[ids] | _INSIDE[tags]) & inner & p.blanks,
            "hyphen_added": _NOUN[tags] & (_NOUN[p.before] | (p.before == TAGS.index("JJ"))) & p.blanks,
            "swapped": self._swappable(p),
            "parted": self.parted[ids, 1] > 0,
        }  # fmt: skip

    def _swappable(self, p: _Place) -> np.ndarray:
        after, adverb = p.after, p.tags == TAGS.index("RB")
        pronoun = self.subject[np.concatenate((p.ids[1:], [0]))]
        return ~p.last & ~p.first & p.blanks & ~_PUNCT[after] & (
            (adverb & _VERB[after])
            | (_VERB[p.tags] & (after == TAGS.index("RB")))
            | (self.auxiliary[p.ids] & pronoun)
            | (self.subject[p.ids] & self.auxiliary[np.concatenate((p.ids[1:], [0]))])
            | ((p.tags == TAGS.index("JJ")) & (_NOUN[after]))
        )  # fmt: skip

    def _intensities(self, masks: dict[str, np.ndarray], words: int) -> dict[str, float]:
        """How likely each kind is at one of its places, so that the shares come out; fixed by the first run."""
        if not self.intensity:
            shares = self.habits.shares
            total = sum(shares.values())
            for kind, mask in masks.items():
                places = max(1, int(mask.sum())) / words
                self.intensity[kind] = min(MOST_INTENSE, shares.get(kind, 0.0) / total / places)
        return self.intensity

    # -- one run

    def make(self, ids: np.ndarray, tags: np.ndarray, lengths: np.ndarray) -> Noised:
        """Noise on sentences that follow one another; `tags` with their blank bits, as `text.py` writes them."""
        starts = np.concatenate(([0], np.cumsum(lengths.astype(np.int64))))
        first = np.zeros(len(ids), bool)
        first[starts[:-1]] = True
        last = np.zeros(len(ids), bool)
        last[starts[1:] - 1] = True
        place = _Place(ids, tags & (BLANK_BEFORE - 1), (tags & BLANK_BEFORE) > 0, first, last)
        masks = self._masks(place)
        rates, chatty = self._rates(len(lengths))
        ops = self._operations(masks, np.repeat(rates, lengths), np.repeat(chatty, lengths))
        return self._apply(place, ops, list(masks), starts)

    def _rates(self, sentences: int) -> tuple[np.ndarray, np.ndarray]:
        rates = self.chosen.gamma(SPREAD, self.habits.rate / SPREAD, sentences).astype(np.float32)
        rates[self.chosen.random(sentences) < self.habits.clean] = 0
        return rates, self.chosen.random(sentences) < CHATTY

    def _operations(self, masks: dict[str, np.ndarray], rates: np.ndarray, chatty: np.ndarray) -> np.ndarray:
        """The number of the kind that happens at each word, NONE where none does."""
        intensities = self._intensities(masks, len(rates))
        draw = self.chosen.random(len(rates), np.float32)
        reached = np.zeros(len(rates), np.float32)
        ops = np.full(len(rates), NONE, np.int16)
        for number, (kind, mask) in enumerate(masks.items()):
            if kind in ("small", "apostrophe", "stop_lost") and kind in self.habits.shares:
                step = mask * (rates * np.float32(intensities[kind]) + chatty * np.float32(0.7))
            else:
                step = mask * (rates * np.float32(intensities[kind]))
            ops[(draw >= reached) & (draw < reached + step)] = number
            reached += step
        return ops

    def _apply(self, p: _Place, ops: np.ndarray, kinds: list[str], starts: np.ndarray) -> Noised:
        t, n = self.tables, len(ops)
        number = {kind: i for i, kind in enumerate(kinds)}
        is_ = {kind: ops == i for kind, i in number.items()}
        lost = np.isin(ops, [i for k, i in number.items() if k.endswith("_lost")])
        swap, parted = is_["swapped"], is_["parted"]
        behind = np.concatenate(([False], (lost | swap | parted)[:-1]))
        blocked = behind & np.isin(
            ops,
            [i for k, i in number.items() if k.endswith(("_lost", "_added", "_twice")) or k in ("swapped", "parted")],
        )
        ops = np.where(blocked, NONE, ops)
        is_ = {kind: ops == i for kind, i in number.items()}
        main, edits = p.ids.copy(), np.zeros(n, np.int16)
        for kind in kinds:
            table = "VB" if kind == "VBP" else kind
            at = np.flatnonzero(is_[kind])
            if len(at) and f"{table}.count" in t.arrays:
                count = t[f"{table}.count"][p.ids[at]]
                pick = t[f"{table}.start"][p.ids[at]] + (self.chosen.random(len(at)) * count).astype(np.int64)
                main[at], edits[at] = t[f"{table}.word"][pick], t[f"{table}.label"][pick]
        blanks = p.blanks.copy()
        extra, extra_edit, extra_blank = self._extras(p, is_, blanks)
        at = np.flatnonzero(is_["parted"])
        extra[at], main[at] = self.parted[p.ids[at]].T
        big = p.first[at]
        extra[at] = np.where(big, t["capital"][extra[at]], extra[at])
        extra_edit[at], extra_blank[at] = t.number["JOIN"], p.blanks[at]
        blanks[at] = True
        kept = ~np.isin(ops, [i for k, i in number.items() if k.endswith("_lost")])
        missing = np.where(kept, 0, t.insert_of[p.ids])
        kept |= missing == 0
        following = np.concatenate(([0], np.where(kept[:-1], 0, missing[:-1])))
        self._capitals(p, kept, main, edits, extra, extra_edit)
        at = np.flatnonzero(is_["hyphen_lost"] & ~kept)
        blanks[np.minimum(at + 1, n - 1)] = True
        order = np.arange(n)
        at = np.flatnonzero(is_["swapped"] & kept)
        at = at[at + 1 < n]
        at = at[(edits[at] == 0) & (edits[at + 1] == 0) & kept[at + 1] & (extra[at + 1] == NONE) & (extra[at] == NONE)]
        order[at], order[at + 1] = at + 1, at
        edits[at + 1] = t.number["SWAP"]
        return self._gather(order, kept, main, blanks, edits, following, extra, extra_edit, extra_blank, starts)

    def _extras(
        self, p: _Place, is_: dict[str, np.ndarray], blanks: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The words put in before others, the label that takes them away, and their blanks."""
        t, n = self.tables, len(p.ids)
        extra, edit, blank = np.full(n, NONE, np.int64), np.zeros(n, np.int16), np.ones(n, bool)
        plural = (p.tags == TAGS.index("NNS")) | (p.tags == TAGS.index("NNPS"))
        for kind, (words, weights) in ADDED.items():
            at = np.flatnonzero(is_[kind])
            numbers = np.array([t.ids[w] for w in words.split()])
            drawn = numbers[self.chosen.choice(len(numbers), len(at), p=np.array(weights) / sum(weights))]
            if kind == "article_added":
                drawn = np.where(plural[at] & (self.chosen.random(len(at)) < 0.9), t.ids["the"], drawn)
            extra[at], edit[at] = drawn, t.number["DELETE"]
            if kind in ("comma_added", "hyphen_added"):
                blank[at] = False
            if kind == "hyphen_added":
                blanks[at] = False
        at = np.flatnonzero(is_["word_twice"])
        extra[at], edit[at] = p.ids[at], t.number["DELETE"]
        blank &= ~(p.first & (extra != NONE)) | p.blanks
        return extra, edit, blank

    def _capitals(
        self,
        p: _Place,
        kept: np.ndarray,
        main: np.ndarray,
        edits: np.ndarray,
        extra: np.ndarray,
        extra_edit: np.ndarray,
    ) -> None:
        """A sentence still begins with a capital when its first word is lost or another one stands before it."""
        t = self.tables
        at = np.flatnonzero(p.first & ~kept)
        after = np.minimum(at + 1, len(main) - 1)
        after = after[(edits[after] == 0) & kept[after]]
        large = t["capital"][main[after]]
        changed = after[large != main[after]]
        main[changed] = t["capital"][main[changed]]
        edits[changed] = t.number["LOWER"]
        at = np.flatnonzero(p.first & (extra != NONE) & (extra_edit == t.number["DELETE"]) & (edits == 0))
        small = t["small"][main[at]]
        names = np.isin(p.tags[at], [TAGS.index("NNP"), TAGS.index("NNPS")]) | (main[at] == t.ids.get("I", -1))
        lowered = at[(small != main[at]) & ~names]
        main[lowered] = t["small"][main[lowered]]
        edits[lowered] = t.number["CAPITAL"]
        extra[at] = t["capital"][extra[at]]

    def _gather(
        self, order: np.ndarray, kept: np.ndarray, main: np.ndarray, blanks: np.ndarray, edits: np.ndarray,
        following: np.ndarray, extra: np.ndarray, extra_edit: np.ndarray, extra_blank: np.ndarray, starts: np.ndarray,
    ) -> Noised:  # fmt: skip
        """Two slots a word, the extra one first, empty ones left out."""
        n = len(main)
        words = np.stack((extra, np.where(kept, main, NONE)[order]), 1).ravel()
        bits = np.stack((extra_blank, blanks[order]), 1).ravel()
        labels = np.stack((extra_edit, edits[order]), 1).ravel()
        present = words != NONE
        missing = np.zeros(2 * n, np.int16)
        slot = np.arange(n) * 2 + (extra == NONE)
        missing[slot] = following
        at = np.cumsum(present) - 1
        firsts = at[starts[:-1] * 2] + ~present[starts[:-1] * 2]
        # what is missing at a slot that is itself empty goes to the next word that is there
        carried = np.flatnonzero((missing > 0) & ~present)
        target = np.minimum(at[carried] + 1, present.sum() - 1)
        inserts = missing[present]
        inserts[target] = np.where(inserts[target] == 0, missing[carried], inserts[target])
        bounds = np.append(firsts, present.sum())
        # what is missing before a sentence's first word was lost at the end of the one before it
        end_inserts = np.append(following[starts[1:-1]], 0 if kept[-1] else self.tables.insert_of[main[-1]])
        own = ~kept[starts[:-1]]
        return Noised(words[present], bits[present], labels[present], inserts, bounds, end_inserts, own)
