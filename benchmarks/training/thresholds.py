"""Step 7: how sure the model must be, kind by kind.

    python -m benchmarks.training.thresholds DATA WORK RESOURCES [--alarms 1.15] [--quiet 0.7]

Learners' text (`eracond`), generated mistakes on held-back text and edited prose (`clean_free`) decide; `jfleg_dev` is
for measuring alone and is not read here. For every kind, and for calm, busy and dense paragraphs (`model.BANDS`), the
threshold is the one that gains most: right corrections less wrong ones, less a price for each alarm on edited prose.
The price is raised until all kinds together raise at most `--alarms` in a thousand words of documents that training has
not seen, and `--quiet` in those of them that are most like an essay.

A choice looks better on the documents that it was made on than on others. So it is made five times more, each time
without a fifth of the documents, and measured there: that is the second figure that is printed.

Writes `RESOURCES/local_model/thresholds.tsv`: kind, the chance from which it is shown in each band, the chance from
which it is likely, and the numbers that say why.
"""

import argparse
import importlib.util
import json
import lzma
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from types import ModuleType

import numpy as np

from benchmarks.training.trained_on import unseen
from coping_gui.checks.grammar.local import kinds
from coping_gui.checks.grammar.local.corrections import Correction
from coping_gui.checks.grammar.local.model import BANDS, STRICT, LocalModel, band_of
from coping_gui.essay.span import Span

GRID = [round(0.30 + 0.02 * i, 2) for i in range(33)] + [0.96, 0.97, 0.98, 0.985, 0.99, 0.993, 0.996, 0.998, 1.01]
NEVER = GRID[-1]
WRONG = 0.55
"""What a wrong correction costs against a right one: precision counts double in F0.5."""
SURE = 0.85
"""Precision on learners' text from which a correction is likely."""
WEIGHTS = {kinds.CAPITAL: 0.3, kinds.STOP_LOST: 0.3, kinds.CAPITAL_EXTRA: 0.1}
"""Weight of kinds that the sets show too often: what chats lack and essays have, capitals and full stops (`eracond` is
made of chats); capitals inside sentences, which generated text has by chance and authors nearly always on purpose."""
GENERATED = 0.25
"""Weight of generated mistakes against those that people made."""
QUIET = ("essay_classic", "textbook_social", "gov_blog")
"""Prose that is most like an essay."""
SHARED = 12.0
"""Corrections of all kinds together that stand beside those of a kind: a few places alone say little."""
FOLDS = 5
RIGHT, FALSE, LOUD, CALM, SEEN = range(5)
"""What is counted: right and wrong corrections; alarms on edited prose that is little and most like an essay, and on
what training has seen."""

Table = np.ndarray
"""A threshold, as its number in `GRID`, for each kind and band."""


class Tally:
    """Weights of all corrections by fold, kind, band, place in the grid, and what became of them."""

    def __init__(self) -> None:
        self.cells = np.zeros((FOLDS, len(kinds.NAMES), len(BANDS) + 1, len(GRID), 5))
        self.words = np.zeros((FOLDS, 5))

    def add(self, where: str, rate: float, c: Correction, what: int, weight: float = 1.0) -> None:
        """Count a correction for every threshold that shows it."""
        shown = int(np.searchsorted(GRID, c.chance, side="right"))
        self.cells[fold(where), kinds.NAMES.index(c.kind), _band(c.kind, rate), :shown, what] += weight

    def gains(self, folds: Sequence[int], prices: tuple[float, float]) -> np.ndarray:
        """For each kind, band and threshold what it gains."""
        some = self.cells[list(folds)].sum(0)
        gain = some[..., RIGHT] - WRONG * some[..., FALSE] - prices[0] * some[..., LOUD] - prices[1] * some[..., CALM]
        pooled = gain.sum(0, keepdims=True)
        weight = some[:, :, 0, :4].sum((0, 2))[None, :, None]
        return gain + pooled * SHARED / np.maximum(weight, SHARED)

    def choice(self, folds: Sequence[int], prices: tuple[float, float]) -> Table:
        """The threshold of each kind and band that gains most, the strictest of equals."""
        gains = self.gains(folds, prices)
        return len(GRID) - 1 - np.argmax(gains[..., ::-1], axis=-1)

    def alarms(self, folds: Sequence[int], table: Table) -> tuple[float, float]:
        """Alarms in a thousand words of unseen edited prose: all, and what is most like an essay."""
        cells = np.take_along_axis(self.cells[list(folds)].sum(0), table[..., None, None], axis=2)[:, :, 0]
        loud, calm = cells[..., LOUD].sum(), cells[..., CALM].sum()
        words = np.maximum(self.words[list(folds)].sum(0), 1)
        return 1000 * (loud + calm) / (words[LOUD] + words[CALM]), 1000 * calm / words[CALM]

    def within(self, folds: Sequence[int], most: float, quiet: float) -> Table:
        """The best choice that raises few enough alarms."""
        price, calm = 0.05, 0.05
        while True:
            table = self.choice(folds, (price, calm))
            everywhere, there = self.alarms(folds, table)
            if everywhere <= most and there <= quiet:
                return table
            price *= 1.1 if everywhere > most else 1.0
            calm = max(price, calm * 1.1 if there > quiet or everywhere > most else calm)


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


def pairs(model: LocalModel, score: ModuleType, rows: Sequence[dict], tally: Tally, scale: float) -> None:
    """Count the corrections of pairs as right or wrong, each applied alone."""
    for row in rows:
        references = [score.word_edits(row["text"], reference) for reference in row["references"]]
        for c, rate in with_rates(model, row["text"]):
            edits = score.word_edits(row["text"], applied(row["text"], c))
            right = any(edits <= reference for reference in references)
            tally.add(str(row["id"]), rate, c, RIGHT if right else FALSE, scale * WEIGHTS.get(c.kind, 1.0))


def applied(text: str, c: Correction) -> str:
    return text[: c.span.start] + c.new + text[c.span.end :]


def clean(model: LocalModel, rows: Sequence[dict], work: Path, tally: Tally) -> None:
    """Count every correction of edited prose as an alarm."""
    new = unseen([str(row["text"]) for row in rows], work)
    for row, fresh in zip(rows, new, strict=True):
        what = SEEN if not fresh else CALM if row["genre"] in QUIET else LOUD
        tally.words[fold(str(row["id"])), what] += len(str(row["text"]).split())
        for c, rate in with_rates(model, str(row["text"])):
            tally.add(str(row["id"]), rate, c, what)


def cross_checked(tally: Tally, most: float, quiet: float) -> tuple[float, float]:
    """Alarms on documents that the choice has not seen: all, and those most like an essay."""
    counts = np.zeros(2)
    words = np.zeros(2)
    for left in range(FOLDS):
        table = tally.within([n for n in range(FOLDS) if n != left], most, quiet)
        here = tally.words[left]
        sizes = np.array([here[LOUD] + here[CALM], here[CALM]])
        counts += np.array(tally.alarms([left], table)) * sizes
        words += sizes
    everywhere, there = counts / np.maximum(words, 1)
    return float(everywhere), float(there)


def likely_from(tally: Tally, kind: int, shown: int) -> float:
    """The least chance at which nearly all learners' corrections are right."""
    cells = tally.cells[:, kind].sum((0, 1))
    for place in range(shown, len(GRID)):
        right, wrong = cells[place, RIGHT], cells[place, FALSE]
        if right + wrong >= 10 and right >= SURE * (right + wrong):
            return GRID[place]
    return NEVER


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path, help="the shared folder `data`")
    parser.add_argument("work", type=Path)
    parser.add_argument("resources", type=Path)
    parser.add_argument("--alarms", type=float, default=1.15, help="in a thousand words of unseen edited prose")
    parser.add_argument("--quiet", type=float, default=0.7, help="the same for essays, textbooks and blogs")
    options = parser.parse_args()
    score, model, tally = scorer(options.data), LocalModel(), Tally()
    pairs(model, score, records(options.data / "grammar/eracond.jsonl.xz"), tally, 1.0)
    pairs(model, score, records(options.work / "generated.jsonl.xz"), tally, GENERATED)
    clean(model, records(options.data / "grammar/clean_free.jsonl.xz"), options.work, tally)
    table = tally.within(range(FOLDS), options.alarms, options.quiet)
    write(options.resources / "local_model" / "thresholds.tsv", tally, table)
    print("alarms per 1,000 words of edited prose that training has not seen, all and most like an essay:")
    print("chosen here: {:.2f} and {:.2f}".format(*tally.alarms(range(FOLDS), table)))
    print("chosen on other documents: {:.2f} and {:.2f}".format(*cross_checked(tally, options.alarms, options.quiet)))


def write(path: Path, tally: Tally, table: Table) -> None:
    """The table that the program reads, with the counts behind each row."""
    lines = ["\t".join(("kind", *BANDS, "likely", "right", "wrong", "clean"))]
    for number, kind in enumerate(kinds.NAMES):
        row = [table[number, len(BANDS)]] * len(BANDS) if kind in STRICT else list(table[number, : len(BANDS)])
        cells = np.take_along_axis(tally.cells[:, number].sum(0), table[number][:, None, None], axis=1)[:, 0].sum(0)
        numbers = (round(float(n)) for n in (cells[RIGHT], cells[FALSE], cells[LOUD] + cells[CALM]))
        likely = likely_from(tally, number, int(row[0]))
        lines.append("\t".join(map(str, (kind, *(GRID[n] for n in row), likely, *numbers))))
    path.write_text("\n".join(lines) + "\n", "utf-8")
    print(path.read_text("utf-8"))


if __name__ == "__main__":
    main()
