"""Step 7: how sure the model must be, kind by kind.

    python -m benchmarks.training.thresholds DATA WORK RESOURCES [--alarms 1.15] [--quiet 0.6]

Learners' text (`eracond`), generated mistakes on held-back text and edited prose (`clean_free`) decide; `jfleg_dev` is
for measuring alone and is not read here. A logistic model says how likely a correction is right, by the network's
chance, the kind, and how many mistakes its paragraph seems to have (`model.BANDS`); each kind's own intercept and slope
are drawn to those of all. An alarm on edited prose is a wrong correction that weighs a price, and a correction is shown
where it is right with a chance of `SHOWN`. The price is raised until all kinds together raise at most `--alarms` in a
thousand words of documents that training has not seen, and `--quiet` in those of them that are most like an essay.
(Thresholds that gain most, each for its kind and band alone, follow luck: at equal precision on learners' text they
raise half as many alarms more.)

A choice looks better on the documents that it was made on than on others. So it is made five times more, each time
without a fifth of the documents, and measured there: that is the second figure that is printed.

Writes `RESOURCES/local_model/thresholds.tsv`: kind, the chance from which it is shown in each band, the chance from
which it is likely, and the numbers that say why.
"""

import argparse
import importlib.util
import json
import lzma
import math
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path
from types import ModuleType

import numpy as np

from benchmarks.training.trained_on import unseen
from coping_gui.checks.grammar.local import kinds
from coping_gui.checks.grammar.local.corrections import Correction
from coping_gui.checks.grammar.local.model import BANDS, STRICT, LocalModel, band_of
from coping_gui.essay.span import Span

SHOWN = 0.4
"""How likely it must be that a correction is right. F0.5 alone would have half of them right (it gains from what is
surer than four fifths of itself), but a wrong correction is most often at the place of a mistake, which is worth
knowing: each 0.05 less costs 0.3 of F0.5 on `eracond` and marks half a mistake more in a hundred."""
LEAST_CHANCE, LEAST_SHOWN, NEVER = 0.2, 0.334, 1.01
"""Chances that are looked at and that may be shown, and a threshold that nothing reaches."""
SURE, SURE_PLACES = 0.85, 10
"""Precision on pairs from which a correction is likely, and in how many places at least."""
WEIGHTS = {kinds.CAPITAL: 0.3, kinds.STOP_LOST: 0.3, kinds.CAPITAL_EXTRA: 0.1}
"""Weight of kinds that the sets show too often: what chats lack and essays have, capitals and full stops (`eracond` is
made of chats); capitals inside sentences, which generated text has by chance and authors nearly always on purpose."""
GENERATED = 0.4
"""Weight of a generated mistake against one that a person made."""
QUIET = ("essay_classic", "textbook_social", "gov_blog")
"""Prose that is most like an essay."""
FOLDS = 5
RIGHT, FALSE, LOUD, CALM, SEEN = range(5)
"""What a row is: a right or a wrong correction of a pair; an alarm on edited prose that is little or most like an
essay, or on what training has seen."""
DEARER, DEAREST = 1.2, 100.0
"""By what the price of an alarm rises, and from where on nothing is shown."""
RIDGE, KINDS_RIDGE = 0.1, 3.0
"""How strongly the weights of all kinds together are drawn to nothing, and those of one kind."""
STEPS = 12

Floats = np.ndarray
Table = np.ndarray
"""A threshold for each kind and band."""


@dataclass
class Evidence:
    """All corrections, one row each, and the words of the edited prose."""

    rows: list[tuple[int, int, int, float, int, float]] = field(default_factory=list)
    """Fold, kind, band, chance, what it is, weight."""
    words: Floats = field(default_factory=lambda: np.zeros((FOLDS, 5)))

    def add(self, where: str, rate: float, c: Correction, what: int, weight: float = 1.0) -> None:
        """Count a correction, unless it has hardly a chance."""
        if c.chance >= LEAST_CHANCE:
            kind = kinds.NAMES.index(c.kind)
            self.rows.append((fold(where), kind, _band(c.kind, rate), c.chance, what, weight))

    def table(self, folds: Sequence[int], most: float, quiet: float) -> Table:
        """The thresholds that raise few enough alarms."""
        data = Rows.of(self.rows, folds)
        price, calm = 0.05, 0.05
        while True:
            table = thresholds_of(fitted(data, price, calm))
            everywhere, there = self.alarms(folds, table)
            if everywhere <= most and there <= quiet:
                return table
            if price + calm > DEAREST:
                return np.full_like(table, NEVER)
            price *= DEARER if everywhere > most else 1.0
            calm = max(price, calm * DEARER if there > quiet or everywhere > most else calm)

    def alarms(self, folds: Sequence[int], table: Table) -> tuple[float, float]:
        """Alarms in a thousand words of unseen edited prose: all, and what is most like an essay."""
        data = Rows.of(self.rows, folds)
        shown = data.chance >= table[data.kind, data.band]
        loud, calm = ((shown & (data.what == what)).sum() for what in (LOUD, CALM))
        words = np.maximum(self.words[list(folds)].sum(0), 1)
        return 1000 * (loud + calm) / (words[LOUD] + words[CALM]), 1000 * calm / words[CALM]


@dataclass(frozen=True)
class Rows:
    """The evidence as columns."""

    kind: np.ndarray
    band: np.ndarray
    chance: Floats
    what: np.ndarray
    weight: Floats

    @classmethod
    def of(cls, rows: Sequence[tuple[int, int, int, float, int, float]], folds: Sequence[int]) -> "Rows":
        """Those of some folds."""
        some = [row[1:] for row in rows if row[0] in folds]
        kind, band, chance, what, weight = zip(*some, strict=True) if some else ((),) * 5
        ints, floats = (np.array(c, int) for c in (kind, band, what)), (np.array(c, float) for c in (chance, weight))
        (kinds_, bands, whats), (chances, weights) = ints, floats
        return cls(kinds_, bands, chances, whats, weights)


def columns(kind: np.ndarray, band: np.ndarray, odds: Floats) -> Floats:
    """What the logistic model weighs: for all, for busy and dense paragraphs, and for each kind, a one and the odds."""
    groups = [np.ones(len(kind)), band == 1, band == 2, *(kind == k for k in range(len(kinds.NAMES)))]
    return np.column_stack([part for g in groups for part in (g, g * odds)]).astype(float)


def log_odds(chance: Floats) -> Floats:
    """Natural logarithms."""
    sure = np.clip(chance, 1e-4, 1 - 1e-4)
    return np.log(sure / (1 - sure))


def fitted(data: Rows, price: float, calm: float) -> Floats:
    """Weights of the columns: Newton's method on the weighted likelihood, drawn to nothing."""
    weight = data.weight * np.choose(data.what, [1.0, 1.0, price, calm, 0.0])
    kept = weight > 0
    table = columns(data.kind[kept], data.band[kept], log_odds(data.chance[kept]))
    right, weight = (data.what[kept] == RIGHT).astype(float), weight[kept]
    ridge = np.diag([RIDGE] * 6 + [KINDS_RIDGE] * 2 * len(kinds.NAMES))
    beta = np.zeros(table.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-np.clip(table @ beta, -30, 30)))
        slope = table.T @ (weight * (right - likely)) - ridge @ beta
        bend = (table * (weight * likely * (1 - likely))[:, None]).T @ table + ridge
        beta += np.linalg.solve(bend, slope)
    return beta


def thresholds_of(beta: Floats) -> Table:
    """The chance at which a kind is right in `SHOWN` of its places, by kind and band; the last band is of habits."""
    wanted = math.log(SHOWN / (1 - SHOWN))
    pairs = beta.reshape(-1, 2)
    table = np.full((len(kinds.NAMES), len(BANDS) + 1), NEVER)
    for band in range(len(BANDS) + 1):
        sums = pairs[0] + pairs[3:] + (pairs[band] if band in (1, 2) else 0)
        steep = sums[:, 1] > 0
        odds = (wanted - sums[steep, 0]) / sums[steep, 1]
        table[steep, band] = np.ceil(1000 / (1 + np.exp(-np.clip(odds, -30, 30)))) / 1000
    table[table > 0.999] = NEVER
    return np.maximum(table, LEAST_SHOWN)


def fold(where: str) -> int:
    """Which fifth a document belongs to."""
    return zlib.crc32(where.encode()) % FOLDS


def _band(kind: str, rate: float) -> int:
    """The paragraph's band; matters of habit have one of their own (the last), whatever the paragraph."""
    return len(BANDS) if kind in STRICT else band_of(rate)


def scorer(data: Path) -> ModuleType:
    """The shared scorer as a module: its word-level differences decide what is right."""
    spec = importlib.util.spec_from_file_location("score", data.parent / "bench/grammar/score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def records(path: Path) -> list[dict[str, object]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def by_paragraph(model: LocalModel, text: str) -> list[Correction]:
    """The corrections of a text whose lines are paragraphs, in places of the whole text."""
    return [c for c, _rate in with_rates(model, text)]


def with_rates(model: LocalModel, text: str) -> Iterator[tuple[Correction, float]]:
    """The same, each with its paragraph's rate of mistakes."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    for start, (found, rate) in zip(starts, model.weighed(lines), strict=False):
        yield from ((replace(c, span=Span(c.span.start + start, c.span.end + start)), rate) for c in found)


def pairs(model: LocalModel, score: ModuleType, rows: Sequence[dict], evidence: Evidence, scale: float) -> None:
    """Count the corrections of pairs as right or wrong, each applied alone."""
    for row in rows:
        references = [score.word_edits(row["text"], reference) for reference in row["references"]]
        for c, rate in with_rates(model, row["text"]):
            edits = score.word_edits(row["text"], applied(row["text"], c))
            right = any(edits <= reference for reference in references)
            evidence.add(str(row["id"]), rate, c, RIGHT if right else FALSE, scale * WEIGHTS.get(c.kind, 1.0))


def applied(text: str, c: Correction) -> str:
    return text[: c.span.start] + c.new + text[c.span.end :]


def clean(model: LocalModel, rows: Sequence[dict], work: Path, evidence: Evidence) -> None:
    """Count every correction of edited prose as an alarm."""
    new = unseen([str(row["text"]) for row in rows], work)
    for row, fresh in zip(rows, new, strict=True):
        what = SEEN if not fresh else CALM if row["genre"] in QUIET else LOUD
        evidence.words[fold(str(row["id"])), what] += len(str(row["text"]).split())
        for c, rate in with_rates(model, str(row["text"])):
            evidence.add(str(row["id"]), rate, c, what)


def cross_checked(evidence: Evidence, most: float, quiet: float) -> tuple[float, float]:
    """Alarms on documents that the choice has not seen: all, and those most like an essay."""
    counts = np.zeros(2)
    words = np.zeros(2)
    for left in range(FOLDS):
        table = evidence.table([n for n in range(FOLDS) if n != left], most, quiet)
        here = evidence.words[left]
        sizes = np.array([here[LOUD] + here[CALM], here[CALM]])
        counts += np.array(evidence.alarms([left], table)) * sizes
        words += sizes
    everywhere, there = counts / np.maximum(words, 1)
    return float(everywhere), float(there)


def likely_from(data: Rows, kind: int) -> float:
    """The least chance from which nearly all corrections of pairs are right."""
    here = (data.kind == kind) & (data.what <= FALSE)
    order = np.argsort(-data.chance[here], kind="stable")
    chance, weight = data.chance[here][order], data.weight[here][order]
    places = np.cumsum(weight)
    right = np.cumsum(weight * (data.what[here][order] == RIGHT))
    last = np.append(chance[1:] < chance[:-1], True) if len(chance) else np.zeros(0, bool)  # equal chances go together
    sure = np.flatnonzero(last & (places >= SURE_PLACES) & (right >= SURE * places))
    return math.ceil(1000 * float(chance[sure[-1]])) / 1000 if len(sure) else NEVER


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path, help="the shared folder `data`")
    parser.add_argument("work", type=Path)
    parser.add_argument("resources", type=Path)
    parser.add_argument("--alarms", type=float, default=1.15, help="in a thousand words of unseen edited prose")
    parser.add_argument("--quiet", type=float, default=0.6, help="the same for essays, textbooks and blogs")
    options = parser.parse_args()
    score, model, evidence = scorer(options.data), LocalModel(), Evidence()
    pairs(model, score, records(options.data / "grammar/eracond.jsonl.xz"), evidence, 1.0)
    pairs(model, score, records(options.work / "generated.jsonl.xz"), evidence, GENERATED)
    clean(model, records(options.data / "grammar/clean_free.jsonl.xz"), options.work, evidence)
    table = evidence.table(range(FOLDS), options.alarms, options.quiet)
    write(options.resources / "local_model" / "thresholds.tsv", evidence, table)
    print("alarms per 1,000 words of edited prose that training has not seen, all and most like an essay:")
    print("chosen here: {:.2f} and {:.2f}".format(*evidence.alarms(range(FOLDS), table)))
    others = cross_checked(evidence, options.alarms, options.quiet)
    print("chosen on other documents: {:.2f} and {:.2f}".format(*others))


def write(path: Path, evidence: Evidence, table: Table) -> None:
    """The table that the program reads, with the (weighted) counts behind each row."""
    data = Rows.of(evidence.rows, range(FOLDS))
    shown = data.chance >= table[data.kind, data.band]
    lines = ["\t".join(("kind", *BANDS, "likely", "right", "wrong", "clean"))]
    for number, kind in enumerate(kinds.NAMES):
        row = [table[number, len(BANDS)]] * len(BANDS) if kind in STRICT else list(table[number, : len(BANDS)])
        here = shown & (data.kind == number)
        of = [(data.weight * (here & np.isin(data.what, what))).sum() for what in ([RIGHT], [FALSE], [LOUD, CALM])]
        numbers = [f"{t:.3f}".rstrip("0") for t in (*row, max(row[0], likely_from(data, number)))]
        lines.append("\t".join((kind, *numbers, *(str(round(n)) for n in of))))
    path.write_text("\n".join(lines) + "\n", "utf-8")
    print(path.read_text("utf-8"))


if __name__ == "__main__":
    main()
