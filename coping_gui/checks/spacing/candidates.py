"""All places of a document where a blank may be missing, with what their context says of each.

A row of features is: what the token itself says (splits.FEATURES or marks.FEATURES), then what its surroundings say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log1p

import numpy as np
from numpy.typing import NDArray

from coping_gui.checks.spacing import marks, splits
from coping_gui.checks.spacing.layout import Laid
from coping_gui.checks.spacing.marks import MarkPlace
from coping_gui.checks.spacing.ngrams import STOP, UNKNOWN, ngrams
from coping_gui.checks.spacing.splits import WordPlace

Rows = NDArray[np.float32]

SITE = (
    "token_index", "tokens_behind", "paragraph_tokens", "heading", "unknown_share", "unknown_near", "previous_tail",
    "next_head", "year_near", "previous_year", "document_size",
)  # fmt: skip
WORD_CONTEXT = (
    "left_after", "right_after", "next_after", "run_after", "next_after_run", "split", "keep", "difference",
    "pair_seen", "run_seen", "margin", "rivals", "next_pair", "left_count", "right_count", "run_count", "pair_count",
    "next_capital", "previous_capital", "is_and", "same_count", "camel_kin", "cited",
)  # fmt: skip
MARK_CONTEXT = (
    "right_after_mark", "next_after_right", "right_after_left", "mark_after_left", "left_count", "right_count",
    "token_count", "spaced_fine", "solid_fine", "spaced_coarse", "solid_coarse", "quote_parity", "next_token_length",
    "previous_token_length",
)  # fmt: skip
WORD_FEATURES = (*splits.FEATURES, *SITE, *WORD_CONTEXT)
MARK_FEATURES = (*marks.FEATURES, *SITE, *MARK_CONTEXT)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the document as a whole tells about its places."""

    words: Mapping[str, int]
    pairs: Mapping[str, int]
    habits: Mapping[tuple[int, ...], tuple[int, int]]
    """Key of a mark's surroundings → how often spaced and how often solid."""
    splits: Mapping[str, int]
    """How often the document runs the same two parts together; camels by their first part and the next four letters."""
    size: int


@dataclass(frozen=True, slots=True)
class Places:
    """Candidates of one sort, in order of paragraph and offset, and their features."""

    paragraph: NDArray[np.int32]
    at: NDArray[np.int32]
    """Offset in the paragraph's text."""
    group: NDArray[np.int32]
    """Candidates of one group (one run of letters) exclude each other."""
    rows: Rows
    found: list[tuple[Laid, int, WordPlace | MarkPlace]]

    def __len__(self) -> int:
        return len(self.at)


def gather(paragraphs: Sequence[Laid], knowledge: Knowledge) -> tuple[Places, Places]:
    """The word places and the mark places of the paragraphs."""
    words: list[tuple[int, Laid, int, WordPlace]] = []
    markers: list[tuple[int, Laid, int, MarkPlace]] = []
    for number, laid in enumerate(paragraphs):
        if laid.foreign and not laid.reference:
            continue
        for k, token in enumerate(laid.tokens):
            if token.words and not laid.foreign:
                words += [(number, laid, k, p) for p in token.words if not p.rest or p.rest in knowledge.words]
            if token.marks:
                markers += [(number, laid, k, place) for place in token.marks]
    return _word_places(words, knowledge), _mark_places(markers, knowledge)


def _assemble(
    found: list[tuple[int, Laid, int, WordPlace]] | list[tuple[int, Laid, int, MarkPlace]], context: Rows, size: int
) -> Places:
    static = np.frombuffer(b"".join([f[3].features for f in found]), np.float32).reshape(len(found), size)
    rows = np.concatenate([static, context], 1)
    at = [laid.starts[k] + place.at for _, laid, k, place in found]
    group = [
        (laid.starts[k] + place.start if isinstance(place, WordPlace) else -laid.starts[k] - place.at)
        for _, laid, k, place in found
    ]
    return Places(
        np.array([f[0] for f in found], np.int32), np.array(at, np.int32), np.array(group, np.int32), rows,
        [(f[1], f[2], f[3]) for f in found],
    )  # fmt: skip


def _site(laid: Laid, k: int, size: float) -> tuple[float, ...]:
    count = len(laid.tokens)
    low, high = max(0, k - 4), min(count, k + 5)
    unknown = laid.unknown
    near = unknown[high] - unknown[low] - (unknown[k + 1] - unknown[k])
    tail = laid.tokens[k - 1].tail[1] if k else -1
    head = laid.tokens[k + 1].head[0] if k + 1 < count else -1
    year = 0
    for step in range(1, 4):
        if k + step < count and laid.tokens[k + step].year:
            year = step
            break
    return (
        min(k, 6), min(count - k - 1, 6), min(count, 60), laid.heading, unknown[count] / count, near, tail, head, year,
        k > 0 and laid.tokens[k - 1].year, size,
    )  # fmt: skip


def _word_places(found: list[tuple[int, Laid, int, WordPlace]], knowledge: Knowledge) -> Places:
    width = len(SITE) + len(WORD_CONTEXT)
    if not found:
        return _assemble(found, np.zeros((0, width), np.float32), len(splits.FEATURES))
    ids: list[tuple[int, ...]] = []
    counts: list[tuple[float, ...]] = []
    words, pairs, size = knowledge.words, knowledge.pairs, log1p(knowledge.size)
    for _, laid, k, place in found:
        at = laid.first_id[k] + place.piece
        line = laid.ids
        ids.append(
            (
                line[at - 2] if at > 1 else STOP,
                line[at - 1],
                *place.ids,
                line[at + 1],
                line[at + 2] if at + 2 < len(line) else STOP,
            )
        )
        left, right = place.left, place.right
        tokens = laid.tokens
        counts.append((
            *_site(laid, k, size), *place.bits,
            log1p(words.get(left, 0)), log1p(words.get(right, 0)), log1p(words.get(place.run, 0)),
            log1p(pairs.get(f"{left} {right}", 0)),
            tokens[k + 1].head[1] if k + 1 < len(tokens) else 0, tokens[k - 1].tail[0] if k else 0,
            right in {"and", "et", "&"} or left in {"and", "et"}, *_company(laid, k, place, knowledge.splits),
        ))  # fmt: skip
    table = np.array(counts, np.float32)
    site, bits, tallies = np.split(table, [len(SITE), len(SITE) + 3], 1)
    context = _language(np.array(ids, np.int32), bits, _groups(found))
    keep = _hopeful(context, found)
    found = [found[i] for i in keep]
    return _assemble(found, np.concatenate([site, context, tallies], 1)[keep], len(splits.FEATURES))


LEAST_DIFFERENCE, LEAST_MARGIN = -12.0, -20.0
"""Bits in context below which one lost blank in four thousand stands; such places are dropped at once."""


def _hopeful(context: Rows, found: list[tuple[int, Laid, int, WordPlace]]) -> list[int]:
    """Indices of the places that context has not ruled out."""
    difference, margin = context[:, WORD_CONTEXT.index("difference")], context[:, WORD_CONTEXT.index("margin")]
    fine = (difference >= LEAST_DIFFERENCE) & (margin >= LEAST_MARGIN)
    return [i for i, good in enumerate(fine.tolist()) if good or found[i][3].camel or stands_before_al(*found[i][1:])]


def split_key(place: WordPlace) -> str:
    """Under which key a document counts that two parts are run together."""
    if place.camel:
        return f"{place.left}|{place.right[:4]}"
    return f"{place.left} {place.right}"


def _company(laid: Laid, k: int, place: WordPlace, counts: Mapping[str, int]) -> tuple[float, ...]:
    """How often the same parts are run together, and whether the place looks like the authors of a citation."""
    same = log1p(counts.get(split_key(place), 0))
    return same, same if place.camel else 0.0, cited(laid, k, place)


def cited(laid: Laid, k: int, place: WordPlace) -> int:
    """How much a place looks like "<Name>|and <Name> (2015)": 2 with a year at hand, 3 behind "and", 0 not at all."""
    tokens = laid.tokens
    following = tokens[k + 1] if k + 1 < len(tokens) else None
    if following and place.right in {"and", "et"} and following.head[1] == 2:
        return 1 + (following.year or (k + 2 < len(tokens) and tokens[k + 2].year))
    if following and place.left in {"and", "et"} and following.year:
        return 3
    return 0


def names_authors(laid: Laid, k: int, place: WordPlace, knowledge: Knowledge) -> bool:
    """Whether a place can only be the first author of a citation and "and", glued.

    Of 9,203 citations "<Name> and <Name> (2015)" in clean prose none started with an unknown word that ends in "and"
    and stood before another name. The document must not use the run as a name of its own.
    """
    if place.right != "and" or place.ids[2] or len(place.left) < 3 or cited(laid, k, place) != 2:
        return False
    at = laid.starts[k] + place.start
    follows = knowledge.pairs.get(f"{place.run} {laid.tokens[k + 1].core}", 0)
    return laid.text[at].isupper() and laid.text[at + 1].islower() and follows >= knowledge.words.get(place.run, 0)


def stands_before_al(laid: Laid, k: int, place: WordPlace) -> bool:
    """Whether a name touches the "et" of "et al."; nothing else stands before "al."."""
    follows = place.right == "et" and k + 1 < len(laid.tokens) and laid.tokens[k + 1].core == "al"
    return follows and laid.text[laid.starts[k] + place.start].isupper()


def _groups(found: list[tuple[int, Laid, int, WordPlace]]) -> NDArray[np.int64]:
    """A number for each run of letters; its candidates stand together."""
    keys = [(number, laid.starts[k] + place.start) for number, laid, k, place in found]
    changes = [0] + [int(a != b) for a, b in pairwise(keys)]
    return np.cumsum(changes)


def _language(ids: NDArray[np.int32], bits: Rows, groups: NDArray[np.int64]) -> Rows:
    """What the n-grams say: two words against one, between the neighbours."""
    before2, before, left, right, run, after, after2 = ids.T
    model = ngrams()
    left_bits, right_bits, run_bits = bits.T
    triples = (
        (before2, before, left), (before, left, right), (left, right, after), (before2, before, run),
        (before, run, after),
        (right, after, after2), (run, after, after2),
    )  # fmt: skip
    chances = model.after_two(*(np.concatenate(column) for column in zip(*triples, strict=True)))
    left_after, right_after, next_after, run_after, next_after_run, right_on, run_on = np.split(chances, len(triples))
    pair, seen = model.after(left, right)
    left_after = np.where(left == UNKNOWN, left_bits, left_after)
    right_after = np.where(right == UNKNOWN, right_bits, np.where(left == UNKNOWN, pair, right_after))
    run_after = np.where(run == UNKNOWN, run_bits, run_after)
    next_pair = right_on - run_on
    split = left_after + right_after + next_after
    keep = run_after + next_after_run
    difference = split - keep
    rivals = np.bincount(groups)[groups]
    margin = difference - _best_other(difference, groups)
    return np.stack(
        [left_after, right_after, next_after, run_after, next_after_run, split, keep, difference, seen, run > 0, margin,
         rivals, next_pair], 1).astype(np.float32)  # fmt: skip


def _best_other(score: Rows, groups: NDArray[np.int64]) -> Rows:
    """For each candidate the best score of another one of its group; 40 below its own where it is alone."""
    order = np.lexsort((-score, groups))
    first = np.concatenate([[True], groups[order][1:] != groups[order][:-1]])
    best_index = order[first]
    best = score[best_index][groups]
    following = np.concatenate([order[1:], order[-1:]])
    lone = np.concatenate([groups[order][1:] != groups[order][:-1], [True]])
    second_of = np.where(lone, -1e9, score[following])[first]
    is_best = np.zeros(len(score), bool)
    is_best[best_index] = True
    return np.maximum(np.where(is_best, second_of[groups], best), score - 40)


def _mark_places(found: list[tuple[int, Laid, int, MarkPlace]], knowledge: Knowledge) -> Places:
    width = len(SITE) + len(MARK_CONTEXT)
    if not found:
        return _assemble(found, np.zeros((0, width), np.float32), len(marks.FEATURES))
    ids: list[tuple[int, ...]] = []
    rest: list[tuple[float, ...]] = []
    words, habits, size = knowledge.words, knowledge.habits, log1p(knowledge.size)
    for _, laid, k, place in found:
        tokens, line = laid.tokens, laid.ids
        token = tokens[k]
        behind = laid.first_id[k] + len(token.ids)
        ids.append((*place.ids, place.after[0] if place.after else line[min(behind, len(line) - 1)]))
        spaced, solid = habits.get(place.habit, (0, 0))
        all_spaced, all_solid = habits.get(place.habit[1:3], (0, 0))
        rest.append((
            *_site(laid, k, size),
            log1p(words.get(place.left, 0)), log1p(words.get(place.right, 0)), log1p(words.get(token.core, 0)),
            log1p(spaced), log1p(max(0, solid - 1)), log1p(all_spaced), log1p(max(0, all_solid - 1)),
            (laid.quotes[k] + place.quotes) % 2,
            min(15, len(tokens[k + 1].core)) if k + 1 < len(tokens) else 0,
            min(15, len(tokens[k - 1].core)) if k else 0,
        ))  # fmt: skip
    left, mark, right, after = np.array(ids, np.int32).T
    model = ngrams()
    language = np.stack(
        [
            model.after(mark, right)[0],
            model.after(right, after)[0],
            model.after(left, right)[0],
            model.after(left, mark)[0],
        ],
        1,
    )
    table = np.array(rest, np.float32)
    context = np.concatenate([table[:, : len(SITE)], language, table[:, len(SITE) :]], 1)
    return _assemble(found, context.astype(np.float32), len(marks.FEATURES))
