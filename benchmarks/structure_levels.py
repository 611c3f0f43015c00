"""Learn how much each sign of a heading's level weighs, and say how well that carries over to papers not seen.

    python benchmarks/structure_levels.py [--folds N] [--write]

Trains the conditional random field of `coping_gui/opening/heading_levels.py` on the papers of the project's shared
data, by gradient ascent (Adam). The levels of a paper are told by weights that saw neither it nor the others of its
fold. With --write the weights learned from all papers go to resources/structure/heading_levels.tsv.
"""

import argparse
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path[:] = [str(HERE.parent), *(p for p in sys.path if Path(p).resolve() != HERE), str(HERE)]

import structure_papers as source  # noqa: E402
from structure_papers import Paper  # noqa: E402

from coping_gui.opening.heading_levels import MOST_BELOW, MOVES, STATES, Weights, told_by  # noqa: E402
from coping_gui.opening.heading_signs import Signs, signs  # noqa: E402
from coping_gui.opening.heading_titles import Below, Titled, titled  # noqa: E402

OUT = HERE.parent / "resources" / "structure" / "heading_levels.tsv"
FEWEST = 5
"""Papers that must show a sign for it to be learned."""
RIDGE, ROUNDS, RATE = 14.0, 120, 0.1
"""The rate sinks evenly to nothing, so that the weights come to rest."""
IMPOSSIBLE = 1e3
LONGEST = 40
"""Headings of one paper that are learned from; a paper of more than eight counts less for each of them."""
FOLDS = 10

Numbers = np.ndarray


def example(paper: Paper) -> tuple[list[Titled], list[int]]:
    """The headings of a paper and their levels, with a bibliography at the top as every reader sees it."""
    known: list[int] = []
    rows: list[Below] = []
    texts: list[str] = []
    for block in reversed(paper.blocks):
        if block["kind"] == "heading":
            known.append(1 if source.is_back_matter(block["text"]) else block["level"])
            rows.append(Below(block["text"], texts[::-1], sum(len(t.split()) for t in texts)))
        texts = [] if block["kind"] == "heading" else [*texts, block["text"]]
    return titled(rows[::-1]), known[::-1]


@dataclass(frozen=True)
class Rows:
    """The headings of all papers, one a row, and which signs of each kind (own, step, section) each one shows."""

    paper: Numbers
    at: Numbers
    gold: Numbers
    """Which of the model's states each is in, see `heading_levels.MOVES`."""
    weight: Numbers
    shown: tuple[Numbers, Numbers, Numbers]

    def grid(self, values: Numbers) -> Numbers:
        """Values of headings by paper and place."""
        found = np.zeros((self.paper.max() + 1, self.at.max() + 1, *values.shape[1:]))
        found[self.paper, self.at] = values
        return found

    def sums(self, single: Numbers, pair: Numbers) -> list[Numbers]:
        """How often each sign meets each level, each step and each number of headings below, weighted."""
        levels = np.stack([single[..., 0], single[..., 1:].sum(-1)], -1)
        steps = [pair[..., 0, 0], pair[..., 0, 1:].sum(-1), pair[..., 1:, 0].sum(-1), pair[..., 1:, 1:].sum((-1, -2))]
        reached = np.zeros(single.shape)
        reached[..., 0] = single[..., 0]
        for k in range(1, STATES):
            reached[:, :-k, k] = pair[:, k:, k - 1, k]
        below = reached - np.concatenate([reached[..., 1:], np.zeros((*reached.shape[:2], 1))], -1)
        met = levels, np.stack(steps, -1), below
        place = self.paper, self.at
        return [x.T @ (m[place] * self.weight[:, None]) for x, m in zip(self.shown, met, strict=True)]


KINDS = ("own", "step", "section")


def learn(papers: list[Paper]) -> Weights:
    """Weights by sign."""
    examples = [(t, k) for t, k in map(example, papers) if len(t) >= 2 and k[0] == 1]
    seen = [signs(titles)[:LONGEST] for titles, _ in examples]
    names = [vocabulary([{s for x in doc for s in getattr(x, kind)} for doc in seen]) for kind in KINDS]
    learned = ascend(rows_of(seen, [k for _, k in examples], names))
    found = {
        f"{kind} {s}": w[k] for kind, known, w in zip(KINDS, names, learned, strict=True) for s, k in known.items()
    }
    return {s: [round(float(n), 3) for n in row] for s, row in found.items()}


def vocabulary(documents: list[set[str]]) -> dict[str, int]:
    counts = Counter(s for d in documents for s in d)
    return {s: k for k, s in enumerate(sorted(s for s, n in counts.items() if n >= FEWEST))}


def rows_of(seen: list[list[Signs]], known: list[list[int]], names: list[dict[str, int]]) -> Rows:
    sizes = [len(d) for d in seen]
    paper = np.repeat(np.arange(len(seen)), sizes)
    every = [s for d in seen for s in d]
    shown = [np.zeros((len(every), len(n)), np.float32) for n in names]
    for kind, x, place in zip(KINDS, shown, names, strict=True):
        for r, sign in enumerate(every):
            x[r, [place[s] for s in getattr(sign, kind) if s in place]] = 1
    gold = np.array([state for k, n in zip(known, sizes, strict=True) for state in states(k[:n])])
    weight = np.array([min(1.0, (8 / n) ** 0.5) for n in sizes])[paper]
    return Rows(paper, np.concatenate([np.arange(n) for n in sizes]), gold, weight, (shown[0], shown[1], shown[2]))


def states(levels: list[int]) -> list[int]:
    """0 for a heading of the first level, else which one it is below the last of these."""
    found: list[int] = []
    for level in levels:
        found.append(0 if level == 1 else min(MOST_BELOW, found[-1] + 1))
    return found


def ascend(rows: Rows) -> list[Numbers]:
    """Weights that make the known levels likely, held small by a ridge."""
    single = rows.grid(np.eye(STATES)[rows.gold])
    pair = np.zeros((*single.shape, STATES))
    pair[:, 1:] = single[:, :-1, :, None] * single[:, 1:, None, :]
    wanted = rows.sums(single, pair)
    weights = [np.zeros(a.shape) for a in wanted]
    first, second = [np.zeros(a.shape) for a in wanted], [np.zeros(a.shape) for a in wanted]
    for turn in range(1, ROUNDS + 1):
        got = rows.sums(*marginals(rows, *weights))
        rate = RATE * (1 - (turn - 1) / ROUNDS)
        for k, a in enumerate(weights):
            gradient = wanted[k] - got[k] - RIDGE * a
            first[k] = 0.9 * first[k] + 0.1 * gradient
            second[k] = 0.99 * second[k] + 0.01 * gradient**2
            weights[k][:] += rate * (first[k] / (1 - 0.9**turn)) / (np.sqrt(second[k] / (1 - 0.99**turn)) + 1e-8)
    return weights


def marginals(rows: Rows, *weights: Numbers) -> tuple[Numbers, Numbers]:
    """How likely each state is, and each move, by paper and place, by the forward and backward sums."""
    there = rows.grid(np.ones(len(rows.paper))) > 0
    gains = moves(*(rows.grid(x @ w.astype(np.float32)) for x, w in zip(rows.shown, weights, strict=True)))
    forward, backward = np.zeros(gains.shape[:3]), np.zeros(gains.shape[:3])
    forward[:, 0, 1:] = -IMPOSSIBLE  # the first heading is of the first level
    for t in range(1, gains.shape[1]):
        now = log_sum(forward[:, t - 1, :, None] + gains[:, t], 1)
        forward[:, t] = np.where(there[:, t, None], now, forward[:, t - 1])
    for t in range(gains.shape[1] - 2, -1, -1):
        now = log_sum(gains[:, t + 1] + backward[:, t + 1, None, :], 2)
        backward[:, t] = np.where(there[:, t + 1, None], now, 0)
    total = log_sum(forward[:, -1], 1)
    pair = np.zeros(gains.shape)
    inner = forward[:, :-1, :, None] + gains[:, 1:] + backward[:, 1:, None, :] - total[:, None, None, None]
    pair[:, 1:] = np.exp(np.minimum(0, inner)) * there[:, 1:, None, None]
    return np.exp(forward + backward - total[:, None, None]) * there[..., None], pair


def moves(own: Numbers, step: Numbers, section: Numbers) -> Numbers:
    """What speaks for each move to each heading, as `heading_levels` has it."""
    gains = np.full((*own.shape[:2], STATES, STATES), -IMPOSSIBLE)
    for a, b in MOVES:
        gains[..., a, b] = own[..., int(b > 0)] + step[..., 2 * (a > 0) + (b > 0)]
        if b == 0:
            gains[..., a, b] += section[..., 0]
        elif b > a:
            gains[:, b:, a, b] += section[:, :-b, b] - section[:, :-b, b - 1]
    return gains


def log_sum(a: Numbers, axis: int) -> Numbers:
    most = a.max(axis=axis, keepdims=True)
    return np.log(np.exp(a - most).sum(axis=axis)) + most.squeeze(axis)


def held_out(papers: list[Paper], folds: int = FOLDS) -> dict[str, Weights]:
    """For each paper, by its id, weights that were learned without it and the others of its fold."""
    mixed = Random(0).sample(papers, len(papers))
    found: dict[str, Weights] = {}
    for k in range(folds):
        weights = learn([p for i, p in enumerate(mixed) if i % folds != k])
        found |= {p.id: weights for p in mixed[k::folds]}
    return found


def across_sources(papers: list[Paper]) -> dict[str, Weights]:
    """For each paper weights that were learned from the other source alone."""
    return {
        p.id: weights
        for start in sorted({origin(p) for p in papers})
        for weights in [learn([p for p in papers if origin(p) != start])]
        for p in papers
        if origin(p) == start
    }


def origin(paper: Paper) -> str:
    return paper.id.split("-")[0]


def report(papers: list[Paper], weights: dict[str, Weights]) -> None:
    """How many levels are right, by source."""
    counts: dict[str, Counter[str]] = {}
    for paper in papers:
        titles, known = example(paper)
        told = told_by(titles, weights[paper.id])
        counts.setdefault(origin(paper), Counter()).update(f"{a}→{b}" for a, b in zip(known, told, strict=True))
    for name, found in counts.items():
        right = sum(n for pair, n in found.items() if pair[0] == pair[2])
        share = 100 * right / found.total()
        print(f"{name:10} {share:.1f} % of {found.total()} levels right; {dict(sorted(found.items()))}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=FOLDS)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    papers = source.papers()
    if options.write:
        OUT.parent.mkdir(exist_ok=True)
        rows = ("\t".join([s, *(f"{n:g}" for n in row)]) for s, row in sorted(learn(papers).items()) if any(row))
        OUT.write_text("# Made by benchmarks/structure_levels.py\n" + "\n".join(rows) + "\n", encoding="utf-8")
    print("held out")
    report(papers, held_out(papers, options.folds))
    print("learned from the other source alone")
    report(papers, across_sources(papers))


if __name__ == "__main__":
    main()
