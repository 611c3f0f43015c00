"""The levels of headings that all look alike, told by their titles and by the text between them.

Which headings are of the first level was learned from papers whose levels are known
(`benchmarks/structure_levels.py`): a conditional random field (Lafferty, McCallum & Pereira 2001) over the headings of
a document in order, with the signs of `heading_signs`. Each heading gets the level that is likelier over all sequences,
which is wrong less often than the likeliest sequence, within what is certain (`heading_bounds`). What lies deeper
follows from rules (`heading_depths`).
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

CERTAIN = 1e3
"""Outweighs all signs."""
_ALL = range(LEARNED)

Weights = Mapping[str, Sequence[float]]
"""A sign's weight for each level (`own …`), or for each step from one level to another, row by row (`step …`)."""


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
    own, steps = _scores(headings, weights)
    ahead, back = own[:1], own[-1:]
    for score, step in zip(own[1:], steps[1:], strict=True):
        ahead.append([score[b] + _log_sum(ahead[-1][a] + step[a * LEARNED + b] for a in _ALL) for b in _ALL])
    for score, step in zip(own[-2::-1], steps[:0:-1], strict=True):
        back.append([score[a] + _log_sum(back[-1][b] + step[a * LEARNED + b] for b in _ALL) for a in _ALL])
    both = zip(headings, own, ahead, reversed(back), strict=True)
    likely = [(h, [f + b - s for s, f, b in zip(score, fore, aft, strict=True)]) for h, score, fore, aft in both]
    return [h.fixed or 1 + chances.index(max(chances)) for h, chances in likely]


def _scores(headings: Sequence[Titled], weights: Weights) -> tuple[list[list[float]], list[list[float]]]:
    """What speaks for each level of each heading, and for each step to it; what is certain outweighs all."""
    found = signs(headings)
    own = [_sum(weights, "own", s.own, LEARNED) for s in found]
    under = below(headings)
    for i, (heading, score) in enumerate(zip(headings, own, strict=True)):
        score[0] -= CERTAIN if i in under else 0
        if heading.fixed or not i:
            score[1 if heading.fixed < LEARNED else 0] -= CERTAIN
    return own, [_sum(weights, "step", s.step, LEARNED * LEARNED) for s in found]


def _log_sum(values: Iterable[float]) -> float:
    found = list(values)
    most = max(found)
    return most + log(sum(exp(value - most) for value in found))


def _sum(weights: Weights, kind: str, names: Sequence[str], size: int) -> list[float]:
    rows = [weights[f"{kind} {name}"] for name in names if f"{kind} {name}" in weights]
    return [sum(column) for column in zip(*rows, strict=True)] if rows else [0.0] * size
