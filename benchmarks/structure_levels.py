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

from coping_gui.opening.heading_levels import LEARNED, Weights, told_by  # noqa: E402
from coping_gui.opening.heading_signs import Signs, signs  # noqa: E402
from coping_gui.opening.heading_titles import Below, Titled, titled  # noqa: E402

OUT = HERE.parent / "resources" / "structure" / "heading_levels.tsv"
FEWEST = 5
"""Papers that must show a sign for it to be learned."""
RIDGE, ROUNDS, RATE = 8.0, 120, 0.1
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
    """The headings of all papers, one a row."""

    paper: Numbers
    at: Numbers
    gold: Numbers
    weight: Numbers
    own: Numbers
    step: Numbers

    def sums(self, single: Numbers, pair: Numbers) -> tuple[Numbers, Numbers]:
        """How often each sign meets each level, and each step, weighted."""
        return self.own.T @ (single * self.weight[:, None]), self.step.T @ (pair * self.weight[:, None])


def learn(papers: list[Paper]) -> Weights:
    """Weights by sign."""
    examples = [(t, k) for t, k in map(example, papers) if len(t) >= 2 and k[0] == 1]
    seen = [signs(titles)[:LONGEST] for titles, _ in examples]
    own = vocabulary([{s for x in doc for s in x.own} for doc in seen])
    step = vocabulary([{s for x in doc for s in x.step} for doc in seen])
    w, v = ascend(rows_of(seen, [k for _, k in examples], own, step))
    found = {f"own {s}": w[k] for s, k in own.items()} | {f"step {s}": v[k] for s, k in step.items()}
    return {s: [round(float(n), 3) for n in row] for s, row in found.items()}


def vocabulary(documents: list[set[str]]) -> dict[str, int]:
    counts = Counter(s for d in documents for s in d)
    return {s: k for k, s in enumerate(sorted(s for s, n in counts.items() if n >= FEWEST))}


def rows_of(seen: list[list[Signs]], known: list[list[int]], own: dict[str, int], step: dict[str, int]) -> Rows:
    sizes = [len(d) for d in seen]
    paper = np.repeat(np.arange(len(seen)), sizes)
    every = [s for d in seen for s in d]
    x, y = np.zeros((len(every), len(own)), np.float32), np.zeros((len(every), len(step)), np.float32)
    for r, sign in enumerate(every):
        x[r, [own[s] for s in sign.own if s in own]] = 1
        y[r, [step[s] for s in sign.step if s in step]] = 1
    gold = np.array([min(LEARNED, level) - 1 for k, n in zip(known, sizes, strict=True) for level in k[:n]])
    weight = np.array([min(1.0, (8 / n) ** 0.5) for n in sizes])[paper]
    return Rows(paper, np.concatenate([np.arange(n) for n in sizes]), gold, weight, x, y)


def ascend(rows: Rows) -> tuple[Numbers, Numbers]:
    """Weights that make the known levels likely, held small by a ridge."""
    pair = np.zeros((len(rows.gold), LEARNED * LEARNED))
    pair[np.arange(len(pair)), np.roll(rows.gold, 1) * LEARNED + rows.gold] = 1
    pair[rows.at == 0] = 0
    wanted = rows.sums(np.eye(LEARNED)[rows.gold], pair)
    weights = np.zeros(wanted[0].shape), np.zeros(wanted[1].shape)
    first, second = [np.zeros(a.shape) for a in weights], [np.zeros(a.shape) for a in weights]
    for turn in range(1, ROUNDS + 1):
        got = rows.sums(*marginals(rows, *weights))
        for k, a in enumerate(weights):
            gradient = wanted[k] - got[k] - RIDGE * a
            first[k] = 0.9 * first[k] + 0.1 * gradient
            second[k] = 0.99 * second[k] + 0.01 * gradient**2
            weights[k][:] += RATE * (first[k] / (1 - 0.9**turn)) / (np.sqrt(second[k] / (1 - 0.99**turn)) + 1e-8)
    return weights


def marginals(rows: Rows, w: Numbers, v: Numbers) -> tuple[Numbers, Numbers]:
    """How likely each level is, and each step, by the forward and backward sums."""
    shape = rows.paper.max() + 1, rows.at.max() + 1
    place = rows.paper, rows.at
    there = np.zeros(shape, bool)
    there[place] = True
    unary, binary = np.zeros((*shape, LEARNED)), np.zeros((*shape, LEARNED, LEARNED))
    unary[place] = rows.own @ w.astype(np.float32)
    binary[place] = (rows.step @ v.astype(np.float32)).reshape(-1, LEARNED, LEARNED)
    unary[:, 0, 1:] -= 1e3  # the first heading is of the first level
    forward, backward = unary.copy(), np.zeros(unary.shape)
    for t in range(1, shape[1]):
        now = log_sum(forward[:, t - 1, :, None] + binary[:, t], 1) + unary[:, t]
        forward[:, t] = np.where(there[:, t, None], now, forward[:, t - 1])
    for t in range(shape[1] - 2, -1, -1):
        now = log_sum(binary[:, t + 1] + (unary[:, t + 1] + backward[:, t + 1])[:, None, :], 2)
        backward[:, t] = np.where(there[:, t + 1, None], now, 0)
    total = log_sum(forward[:, -1], 1)
    inner = forward[:, :-1, :, None] + binary[:, 1:] + (unary[:, 1:] + backward[:, 1:])[:, :, None, :]
    pair = np.zeros(binary.shape)
    pair[:, 1:] = np.exp(np.minimum(0, inner - total[:, None, None, None]))
    return np.exp(forward + backward - total[:, None, None])[place], pair[place].reshape(-1, LEARNED * LEARNED)


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
