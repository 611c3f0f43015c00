"""What the model owes to each kind of noise and to the amount of text: small models, each without one thing.

    python -m benchmarks.training.ablation DATA WORK [--pieces 1.5] [--layers 2] [--only NAME,NAME]

Trains a model of the encoder's first layers for each variant on the same number of word pieces (in millions), without
thresholds by kind: one chance for all, chosen so that all variants raise equally many alarms on edited prose. What is
left is F0.5 on learners' and on generated mistakes. The figures are those of a small model that has just begun; their
order is what counts. Prints a row as soon as it is there; `WORK/ablation.tsv` keeps them, and a variant that is there
is not trained again.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

import numpy as np
import onnx
import torch
from torch.nn import functional as F

from benchmarks.training import encoder
from benchmarks.training.batches import Batches, Stream
from benchmarks.training.export import network
from benchmarks.training.model import Tagger
from benchmarks.training.noise import SHARES, Habits, Tables
from benchmarks.training.thresholds import applied, by_paragraph, records, scorer
from benchmarks.training.train import WARM_STEPS, packed, unpacked
from coping_gui.checks.grammar.local.corrections import Correction
from coping_gui.checks.grammar.local.model import LocalModel
from coping_gui.checks.grammar.local.network import Network

ALARMS = 3.0
"""On 1,000 words of edited prose, in every variant."""
STEP_PIECES = 4096
RATE = 5e-4
GROUPS = {
    "spelling": ("spelling",),
    "forms": ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "SG", "PL", "adjective"),
    "confused words": (
        "preposition", "determiner", "relative", "pronoun", "auxiliary", "conjunction", "word", "suffix",
    ),
    "missing words": tuple(k for k in SHARES if k.endswith("_lost") and k.split("_")[0] not in ("comma", "stop")),
    "needless words": tuple(k for k in SHARES if k.endswith(("_added", "_twice")) and not k.startswith("comma")),
    "marks and capitals": (
        "mark", "comma_lost", "comma_added", "stop_lost", "small", "large", "apostrophe", "possessive",
        "plural_apostrophe",
    ),
}  # fmt: skip


def without(group: str) -> Habits:
    """All mistakes but one group's; the others become more frequent, so that there are as many."""
    return Habits(shares={kind: share for kind, share in SHARES.items() if kind not in GROUPS[group]})


VARIANTS: dict[str, tuple[Habits, float, float]] = {
    "everything": (Habits(), 1.0, 1.0),
    "twice as long": (Habits(), 1.0, 2.0),
    "1 % of the text": (Habits(), 0.01, 1.0),
    "0.1 % of the text": (Habits(), 0.001, 1.0),
    **{f"without {group}": (without(group), 1.0, 1.0) for group in GROUPS},
    "every kind equally often": (Habits(shares=dict.fromkeys(SHARES, 1.0)), 1.0, 1.0),
    "half as many mistakes": (Habits(rate=0.0575), 1.0, 1.0),
    "no sentence without": (Habits(clean=0.0), 1.0, 1.0),
}
"""Habits of the noise, share of the text, share of the word pieces."""


def trained(tables: Tables, work: Path, variant: str, pieces: float, layers: int) -> Tagger:
    """A model that has seen this many word pieces."""
    habits, text, longer = VARIANTS[variant]
    stream = Stream(work, held=False)
    stream.shorten(text)
    torch.manual_seed(1)
    model = Tagger(len(tables.labels), len(tables.inserts), layers)
    model.load_encoder(encoder.read(work))
    masters = [p.detach().clone() for p in model.parameters()]
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model.to(device, torch.bfloat16).train()
    masters = [master.to(device) for master in masters]
    optimiser = torch.optim.AdamW(masters, lr=RATE, betas=(0.9, 0.98), weight_decay=0.01)
    seen, steps, limit = 0, 0, pieces * longer
    for batch in Batches(stream, tables, 1, STEP_PIECES, habits).forever():
        if seen >= limit:
            return model.cpu().float().eval()
        warm = min(1.0, (steps + 1) / (WARM_STEPS / 2))
        for group in optimiser.param_groups:
            group["lr"] = RATE * warm * min(1.0, 1.5 * (1 - seen / limit))
        row = packed(batch)
        head = row[:8].view(torch.int32).tolist()
        inputs, shapes, places, edits, inserts = unpacked(row.to(device), head)
        edit, insert = (logits[: batch.words].float() for logits in model(inputs, shapes, places))
        loss = F.cross_entropy(edit, edits[: batch.words]) + F.cross_entropy(insert, inserts[: batch.words])
        loss.backward()
        step(model, masters, optimiser)
        seen, steps = seen + inputs.numel(), steps + 1
    raise AssertionError("batches have no end")


def step(model: Tagger, masters: Sequence[torch.Tensor], optimiser: torch.optim.Optimizer) -> None:
    """One step on the single-precision weights, which the model then takes over."""
    for master, p in zip(masters, model.parameters(), strict=True):
        master.grad = p.grad.float() if p.grad is not None else None
        p.grad = None
    torch.nn.utils.clip_grad_norm_(masters, 1.0)
    optimiser.step()
    with torch.no_grad():
        for master, p in zip(masters, model.parameters(), strict=True):
            p.copy_(master)


def loaded(model: Tagger, work: Path, tables: Tables) -> LocalModel:
    """The model as the program runs it, without eight-bit rounding."""
    weights = {name: value.detach().numpy() for name, value in model.state_dict().items()}
    with tempfile.TemporaryDirectory() as folder:
        onnx.save(network(weights, len(tables.labels), len(tables.inserts), plain=True), Path(folder) / "model.onnx")
        (Path(folder) / "labels.txt").write_text((work / "labels.txt").read_text("utf-8"), "utf-8")
        return LocalModel(network=Network(folder=Path(folder)))


def apart(found: Sequence[Correction]) -> list[Correction]:
    """The surest first, none touching another."""
    kept: list[Correction] = []
    for c in sorted(found, key=lambda c: -c.chance):
        if all(c.span.end < k.span.start or k.span.end < c.span.start for k in kept):
            kept.append(c)
    return kept


def threshold(model: LocalModel, prose: Sequence[dict]) -> float:
    """The chance above which there are `ALARMS`."""
    chances = sorted((c.chance for row in prose for c in apart(by_paragraph(model, row["text"]))), reverse=True)
    words = sum(len(row["text"].split()) for row in prose)
    return chances[int(ALARMS * words / 1000)] if len(chances) > ALARMS * words / 1000 else 0.0


def f_half(model: LocalModel, score: ModuleType, rows: Sequence[dict], least: float) -> float:
    """F0.5 of all corrections above a chance, against the nearest reference."""
    right = wrong = missed = 0
    for row in rows:
        text = row["text"]
        for c in sorted(apart(by_paragraph(model, row["text"])), key=lambda c: -c.span.start):
            if c.chance >= least:
                text = applied(text, c)
        made = score.word_edits(row["text"], text)
        wanted = [score.word_edits(row["text"], reference) for reference in row["references"]]
        gold = max(wanted, key=lambda g: len(made & g) - len(made - g) - 0.3 * len(g - made))
        right, wrong, missed = right + len(made & gold), wrong + len(made - gold), missed + len(gold - made)
    return score.f_half(right, wrong, missed)[2]


def chosen(rows: Sequence[dict], most: int, wanted: Callable[[dict], bool] = lambda _: True) -> list[dict]:
    """At most so many of the rows, the same each time."""
    some = [row for row in rows if wanted(row)]
    return [some[i] for i in np.random.default_rng(9).permutation(len(some))[:most]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--pieces", type=float, default=1.5, help="millions")
    parser.add_argument("--layers", type=int, default=2)
    parser.add_argument("--only", help="names of variants, with commas between")
    options = parser.parse_args()
    torch.set_num_threads(1)  # one core: run several beside each other, each with its own --only
    score, tables = scorer(options.data), Tables(options.work)
    prose = chosen(records(options.data / "grammar/clean_free.jsonl.xz"), 60, lambda r: len(r["text"]) < 12_000)
    sets = {
        "eracond": chosen(records(options.data / "grammar/eracond.jsonl.xz"), 500),
        "jfleg_dev": chosen(records(options.data / "grammar/jfleg_dev.jsonl.xz"), 400),
        "generated": chosen(records(options.work / "generated.jsonl.xz"), 1000),
    }
    kept = options.work / "ablation.tsv"
    done = {line.split("\t")[0] for line in kept.read_text("utf-8").splitlines()} if kept.exists() else set()
    for variant in options.only.split(",") if options.only else VARIANTS:
        if variant not in done:
            began = time.monotonic()
            model = trained(tables, options.work, variant, options.pieces * 1e6, options.layers)
            local = loaded(model, options.work, tables)
            least = threshold(local, prose)
            figures = [f"{f_half(local, score, rows, least):.1f}" for rows in sets.values()]
            row = "\t".join((variant, f"{least:.2f}", *figures))
            print(f"{row}\t{time.monotonic() - began:.0f} s", flush=True)
            with kept.open("a", encoding="utf-8") as out:
                out.write(row + "\n")


if __name__ == "__main__":
    main()
