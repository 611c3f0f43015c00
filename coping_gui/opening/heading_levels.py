"""The levels of headings that all look alike, told by their titles and by the text between them.

Which headings are of the first level was learned from papers whose levels are known (`benchmarks/structure_levels.py`):
a conditional random field (Lafferty, McCallum & Pereira 2001) over the headings of a document in order, with the signs
of `heading_signs`; it counts the headings below each one of the first level, as far as five, so that a section's size
has its weight (as in semi-Markov fields, Sarawagi & Cohen 2004). Each heading gets the level that is likelier over all
sequences, which is wrong less often than the likeliest sequence, within what is certain (`heading_bounds`). What lies
deeper follows from rules (`heading_depths`).
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import exp, log

from coping_gui import paths
from coping_gui.opening.heading_bounds import below, with_known
from coping_gui.opening.heading_depths import deepened
from coping_gui.opening.heading_signs import signs
from coping_gui.opening.heading_titles import Titled

LEARNED = 2
"""Levels that the model tells apart: the first, and what lies below it."""
MOST_BELOW = 5
"""Headings below one of the first level that are counted."""
STATES = MOST_BELOW + 1
"""A heading is of the first level, or the first, second … below the last one that is."""
MOVES = (*((a, 0) for a in range(STATES)), *((a, a + 1) for a in range(MOST_BELOW)), (MOST_BELOW, MOST_BELOW))
"""Which state may follow which."""
_FROM = [[a for a, b in MOVES if b == end] for end in range(STATES)]
_TO = [[b for a, b in MOVES if a == start] for start in range(STATES)]

CERTAIN, IMPOSSIBLE = 1e3, 1e9
"""The one outweighs all signs, the other what is certain of all headings."""

Weights = Mapping[str, Sequence[float]]
"""A sign's weight for each level (`own …`), for each step from one level to another, row by row (`step …`), and for
each number of headings below one of the first level, from none to five or more (`section …`)."""


@lru_cache(maxsize=1)
def learned() -> Weights:
    """The weights that ship with COPING."""
    lines = paths.resource("structure", "heading_levels.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {row[0]: tuple(map(float, row[1:])) for row in rows}


def levels(headings: Sequence[Titled]) -> list[int]:
    """The likeliest level of each heading, 1 to 3; `fixed` ones are kept."""
    return list(_told(tuple(headings)))


@lru_cache(maxsize=64)
def _told(headings: tuple[Titled, ...]) -> tuple[int, ...]:
    return tuple(told_by(headings, learned()))


def told_by(headings: Sequence[Titled], weights: Weights) -> list[int]:
    """The levels as these weights tell them."""
    known = with_known(headings)
    return deepened(known, _likelier(known, weights))


def _likelier(headings: Sequence[Titled], weights: Weights) -> list[int]:
    """For each heading the level that is likelier over all ways to read the document, by forward and backward sums."""
    gains = _gains(headings, weights)
    ahead = [[0.0, *[-IMPOSSIBLE] * MOST_BELOW]]
    back = [[0.0] * STATES]
    for gain in gains[1:]:
        before = ahead[-1]
        ahead.append([_log_sum(before[a] + gain[a, b] for a in starts) for b, starts in enumerate(_FROM)])
    for gain in gains[:0:-1]:
        after = back[-1]
        back.append([_log_sum(after[b] + gain[a, b] for b in ends) for a, ends in enumerate(_TO)])
    chances = [[f + b for f, b in zip(*both, strict=True)] for both in zip(ahead, reversed(back), strict=True)]
    return [h.fixed or (1 if c[0] >= _log_sum(c[1:]) else 2) for h, c in zip(headings, chances, strict=False)]


def _gains(headings: Sequence[Titled], weights: Weights) -> list[dict[tuple[int, int], float]]:
    """What speaks for each move to each heading; what is certain outweighs all."""
    found, under = signs(headings), below(headings)
    sections = [_sum(weights, "section", s.section, STATES) for s in found]
    gains: list[dict[tuple[int, int], float]] = []
    for i, (heading, sign) in enumerate(zip(headings, found, strict=True)):
        own, step = _sum(weights, "own", sign.own, LEARNED), _sum(weights, "step", sign.step, LEARNED * LEARNED)
        own[0] -= CERTAIN if i in under else 0
        if heading.fixed or not i:
            own[1 if heading.fixed < LEARNED else 0] -= CERTAIN
        grown = [_grown(sections, i, b) for b in range(STATES)]
        gains.append({
            (a, b): own[b > 0] + step[LEARNED * (a > 0) + (b > 0)] + (0.0 if a == b == MOST_BELOW else grown[b])
            for a, b in MOVES
        })  # fmt: skip
    return gains


def _grown(sections: Sequence[Sequence[float]], i: int, below: int) -> float:
    """What a section gains when heading `i` is so many below its own."""
    section = sections[max(0, i - below)]
    return section[below] - (section[below - 1] if below else 0.0)


def _log_sum(values: Iterable[float]) -> float:
    found = list(values)
    most = max(found)
    return most + log(sum(exp(value - most) for value in found))


def _sum(weights: Weights, kind: str, names: Sequence[str], size: int) -> list[float]:
    rows = [weights[f"{kind} {name}"] for name in names if f"{kind} {name}" in weights]
    return [sum(column) for column in zip(*rows, strict=True)] if rows else [0.0] * size
