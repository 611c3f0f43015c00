"""What a document as a whole says about its blanks: its words, its habits, its lines and how often it loses one."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import pairwise
from math import log

import numpy as np
from numpy.typing import NDArray

from coping_gui.checks.spacing import geometry
from coping_gui.checks.spacing.candidates import Knowledge, Places, gather, split_key
from coping_gui.checks.spacing.geometry import Lines
from coping_gui.checks.spacing.layout import Laid, lay
from coping_gui.checks.spacing.marks import MarkPlace
from coping_gui.checks.spacing.splits import WordPlace
from coping_gui.checks.spacing.tokens import analyse
from coping_gui.checks.spacing.trees import forest

SURE = 0.7
"""Probability from which a first-look repair is taken as a fact about the document."""
LEAST_KIN = 0.02
"""Chance from which a repeated split speaks for its twins."""
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Losses:
    """How many blanks the first look expects to be missing."""

    between_words: float = 0.0
    beside_marks: float = 0.0
    paragraph_starts: float = 0.0
    """Share of paragraphs whose first word is glued to the second."""
    size: int = 0
    parts: Mapping[str, int] = field(default_factory=dict[str, int])
    """How often a sure repair frees a part: the words that only glued tokens hold."""
    splits: Mapping[str, tuple[float, float]] = field(default_factory=dict[str, tuple[float, float]])
    """The two best chances of each split that the text repeats."""
    plain: float = 0.0
    """Of those between words, the ones where no small letter meets a capital, or an everyday word stands before it."""


@dataclass(frozen=True)
class DocumentProfile:
    """Statistics of one document; profiles of the same texts and dictionary are equal."""

    key: str
    """A digest of what it was made from."""
    knowledge: Knowledge = field(compare=False, repr=False)
    lines: Lines = field(compare=False)
    losses: Losses = field(compare=False)
    dictionary: frozenset[str] = field(compare=False, default=frozenset())
    """The author's own words, lower-cased: never split."""


@dataclass(frozen=True, slots=True)
class Look:
    """Candidates of some paragraphs and the first look's probability of each."""

    paragraphs: Sequence[Laid]
    words: Places
    marks: Places
    word_chance: Floats
    mark_chance: Floats


def look(paragraphs: Sequence[Laid], knowledge: Knowledge) -> Look:
    """The first look: tokens, context and document vocabulary, but neither lines nor losses."""
    words, marks = gather(paragraphs, knowledge)
    return Look(
        paragraphs,
        words,
        marks,
        forest("word_first").probability(words.rows),
        forest("mark_first").probability(marks.rows),
    )


def know(paragraphs: Sequence[Laid]) -> Knowledge:
    """Vocabulary, neighbours and habits of a document."""
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    spaced: Counter[tuple[int, ...]] = Counter()
    solid: Counter[tuple[int, ...]] = Counter()
    parted: Counter[str] = Counter()
    for laid in paragraphs:
        cores = [token.core for token in laid.tokens]
        words.update(cores)
        pairs.update(map(" ".join, pairwise(cores)))
        spaced.update((*a.tail, *b.head) for a, b in pairwise(laid.tokens))
        solid.update(place.habit for token in laid.tokens for place in token.marks)
        parted.update(split_key(place) for token in laid.tokens for place in token.words)
    habits: dict[tuple[int, ...], tuple[int, int]] = {}
    for key in spaced.keys() | solid.keys():
        habits[key] = (spaced[key], solid[key])
        coarse = key[1:3]
        before = habits.get(coarse, (0, 0))
        habits[coarse] = (before[0] + spaced[key], before[1] + solid[key])
    return Knowledge(words, pairs, habits, parted, words.total())


def profiled(paragraphs: Sequence[Laid], key: str, dictionary: Collection[str] = ()) -> tuple[DocumentProfile, Look]:
    """The profile of laid-out paragraphs, and the first look it came from."""
    knowledge = know(paragraphs)
    first = look(paragraphs, knowledge)
    lines = _lines(first)
    return DocumentProfile(
        key, knowledge, lines, losses(first, knowledge.size), frozenset(w.lower() for w in dictionary)
    ), first


def profile(texts: Sequence[str], dictionary: Collection[str] = ()) -> DocumentProfile:
    """The profile of a document given as its paragraphs' texts; `dictionary` holds the author's own words."""
    digest = blake2b("\0".join((*texts, "", *sorted(dictionary))).encode("utf-8", "surrogatepass"), digest_size=16)
    return profiled([lay(text) for text in texts], digest.hexdigest(), dictionary)[0]


def winners(places: Places, chance: Floats) -> NDArray[np.bool_]:
    """Which candidates are the likeliest of their group."""
    if not len(places):
        return np.zeros(0, bool)
    order = np.lexsort((-chance, places.group, places.paragraph))
    paragraph, group = places.paragraph[order], places.group[order]
    first = np.concatenate([[True], (paragraph[1:] != paragraph[:-1]) | (group[1:] != group[:-1])])
    won = np.zeros(len(places), bool)
    won[order[first]] = True
    return won


def losses(first: Look, size: int) -> Losses:
    """Expected losses of the document the look saw."""
    words = first.word_chance * winners(first.words, first.word_chance)
    starts = sum(
        float(chance)
        for chance, (_, k, place) in zip(words, first.words.found, strict=True)
        if k == 0 and chance > 0.3 and place.at
    )
    share = starts / max(1, len(first.paragraphs))
    plain = sum(float(chance) for chance, found in zip(words, first.words.found, strict=True) if _is_plain(found[2]))
    kin = _kin(first, words.tolist())
    return Losses(float(words.sum()), float(first.mark_chance.sum()), share, size, *kin, plain)


def _is_plain(place: WordPlace | MarkPlace) -> bool:
    return isinstance(place, WordPlace) and (not place.camel or analyse(place.left).everyday)


def _kin(first: Look, words: list[float]) -> tuple[dict[str, int], dict[str, tuple[float, float]]]:
    """The parts that sure repairs free, and the two best chances of every split."""
    parts: Counter[str] = Counter()
    splits: dict[str, tuple[float, float]] = {}
    for chance, (_, _, place) in zip(words, first.words.found, strict=True):
        if chance > LEAST_KIN and isinstance(place, WordPlace):
            key = split_key(place)
            best = splits.get(key, (0.0, 0.0))
            splits[key] = (chance, best[0]) if chance > best[0] else (best[0], max(best[1], chance))
            if chance > SURE:
                parts.update((place.left, place.right))
    return parts, splits


def _lines(first: Look) -> Lines:
    sure = _sure(first)
    lines = geometry.estimate([some for some in sure if len(some[1]) > 1])
    if not lines.width:
        return lines
    firsts = [(*found[0], not blanks or found[0][0] < blanks[0]) for blanks, found in sure]
    return replace(lines, columns=geometry.first_columns(firsts, lines.width))


def _sure(first: Look) -> list[tuple[list[int], list[tuple[int, int]]]]:
    """Blanks and sure repairs (offset, end of the word behind) of each paragraph that has any."""
    places: dict[int, list[tuple[int, int]]] = {}
    for some, chance in ((first.words, first.word_chance), (first.marks, first.mark_chance)):
        for i in np.flatnonzero((chance > SURE) & winners(some, chance)):
            laid, k, _ = some.found[i]
            start = laid.starts[k]
            end = start + _length(laid, k)
            places.setdefault(int(some.paragraph[i]), []).append((int(some.at[i]), end))
    return [(blanks(first.paragraphs[n]), sorted(found)) for n, found in places.items()]


def _length(laid: Laid, k: int) -> int:
    end = laid.starts[k + 1] - 1 if k + 1 < len(laid.starts) else len(laid.text)
    return len(laid.text[laid.starts[k] : end].rstrip())


def blanks(laid: Laid) -> list[int]:
    """Offsets of the blanks before each token but the first."""
    return [start - 1 for start in laid.starts[1:]]


LATE = (
    "first_chance", "rival_chance", "reach", "onward", "width_known", "width_share", "width_pairs", "line_loss",
    "word_losses", "mark_losses", "other_losses", "start_losses", "size", "token_chance", "position", "fit_chance",
    "twin_chance", "left_freed", "right_freed",
)  # fmt: skip
"""Names of the features that only the second look has, in order."""


def late_rows(seen: Look, lines: Lines, lost: Losses) -> tuple[Floats, Floats]:
    """The rows of the second look: the first look's features, its verdict, line geometry and expected losses."""
    reach, onward = _fits(seen, lines)
    cut = len(seen.words)
    token = _token_chance(seen)
    parts: list[Floats] = []
    for some, chance, part in (
        (seen.words, seen.word_chance, slice(0, cut)),
        (seen.marks, seen.mark_chance, slice(cut, None)),
    ):
        own = np.clip(chance, 1e-5, 1 - 1e-5)
        logit = np.log(own / (1 - own))
        best = chance * winners(some, chance)
        is_word = some is seen.words
        word_rate = np.log((np.maximum(lost.between_words - (best if is_word else 0), 0) + 0.2) / (lost.size + 20))
        mark_rate = np.log((np.maximum(lost.beside_marks - (0 if is_word else best), 0) + 0.2) / (lost.size + 20))
        ones = np.ones(len(some), np.float32)
        columns = [
            logit, _rivals(some, chance), reach[part], onward[part], ones * (lines.width > 0), ones * lines.share,
            ones * log(1 + lines.pairs), ones * lines.loss, ones * word_rate, ones * mark_rate,
            np.log(np.exp(word_rate) + np.exp(mark_rate)), ones * lost.paragraph_starts, ones * log(1 + lost.size),
            token[part] - best, np.minimum(some.at, 200), np.minimum(reach[part], 0) + np.clip(onward[part], -3, 3),
            *_twins(some, best, lost),
        ]  # fmt: skip
        parts.append(
            np.concatenate([some.rows, np.stack(columns, 1).astype(np.float32).reshape(len(some), len(LATE))], 1)
        )
    return parts[0], parts[1]


def _twins(some: Places, best: Floats, lost: Losses) -> Floats:
    """For each word place the chance of the same split elsewhere, and how often its parts are freed elsewhere."""
    rows = np.zeros((3, len(some)), np.float32)
    for i, ((_, _, place), own) in enumerate(zip(some.found, best.tolist(), strict=True)):
        if isinstance(place, WordPlace):
            first, second = lost.splits.get(split_key(place), (0.0, 0.0))
            rows[0, i] = second if own >= first else first
            sure = own > SURE
            rows[1, i] = lost.parts.get(place.left, 0) - sure
            rows[2, i] = lost.parts.get(place.right, 0) - sure
    return np.clip(rows, 0, 20)


def _rivals(some: Places, chance: Floats) -> Floats:
    """For each candidate the chance of the best other one of its group."""
    best: dict[tuple[int, int], list[float]] = {}
    keys = list(zip(some.paragraph.tolist(), some.group.tolist(), strict=True))
    for key, value in zip(keys, chance.tolist(), strict=True):
        best.setdefault(key, []).append(value)
    result = [0.0] * len(keys)
    for i, (key, value) in enumerate(zip(keys, chance.tolist(), strict=True)):
        group = best[key]
        if len(group) > 1:
            top = max(group)
            result[i] = top if value < top else sorted(group)[-2]
    return np.array(result, np.float32)


def _token_chance(seen: Look) -> Floats:
    """For each candidate the sum of chances in its token (winners only)."""
    keys: list[tuple[int, int]] = []
    values: list[float] = []
    for some, chance in ((seen.words, seen.word_chance), (seen.marks, seen.mark_chance)):
        best = chance * winners(some, chance)
        keys += [(int(n), k) for n, (_, k, _) in zip(some.paragraph, some.found, strict=True)]
        values += best.tolist()
    sums: Counter[tuple[int, int]] = Counter()
    for key, value in zip(keys, values, strict=True):
        sums[key] += value  # pyright: ignore[reportArgumentType]
    return np.array([sums[key] for key in keys], np.float32)


def _fits(seen: Look, lines: Lines) -> tuple[Floats, Floats]:
    """Reach and onward fit of all word places, then all mark places."""
    total = len(seen.words) + len(seen.marks)
    reach, onward = np.zeros(total, np.float32), np.zeros(total, np.float32)
    if not lines.width:
        return reach, onward
    chance = np.clip(np.concatenate([seen.word_chance, seen.mark_chance]), 0.002, 0.98)
    paragraph = np.concatenate([seen.words.paragraph, seen.marks.paragraph])
    at = np.concatenate([seen.words.at, seen.marks.at])
    order = np.lexsort((at, paragraph))
    borders = np.searchsorted(paragraph[order], np.arange(len(seen.paragraphs) + 1))
    for n, laid in enumerate(seen.paragraphs):
        mine = order[borders[n] : borders[n + 1]]
        if len(mine):
            odds = chance[mine] / (1 - chance[mine])
            gaps = geometry.Gaps(len(laid.text), blanks(laid), at[mine].tolist(), odds.tolist())
            reach[mine], onward[mine] = geometry.fits(gaps, lines)
    return reach, onward
