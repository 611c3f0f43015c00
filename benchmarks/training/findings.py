"""Findings of the model alone on edited prose that training has not seen, to be read and judged.

    python -m benchmarks.training.findings DATA WORK [--count 20] [--seed 7]

Draws from all findings on such documents of `clean_free`; each with its kind, its chance, where it stands and what
comes before and behind. Edited prose is not free of mistakes: read them, and count how many are right.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path

from benchmarks.training.thresholds import records
from benchmarks.training.trained_on import unseen
from coping_gui.checks.grammar.local.corrections import Correction
from coping_gui.checks.grammar.local.model import LocalModel

BEFORE, BEHIND = 90, 60
"""Characters of context."""


def shown_as(text: str, found: Correction) -> str:
    """The change in its context: "… he [go → goes] home …"."""
    start, end = found.span
    here = f"[{text[start:end] or '∅'} → {found.new or '∅'}]"
    return f"… {text[max(0, start - BEFORE) : start]}{here}{text[end : end + BEHIND]} …"


def all_findings(model: LocalModel, rows: Sequence[dict]) -> list[tuple[str, str, Correction]]:
    """Genre, paragraph and correction, for every finding of these records."""
    found: list[tuple[str, str, Correction]] = []
    for row in rows:
        lines = str(row["text"]).split("\n")
        readings = zip(lines, model.read(lines), strict=True)
        found += [(row["genre"], line, c) for line, reading in readings for c in reading.shown]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    rows = records(options.data / "grammar/clean_free.jsonl.xz")
    new = unseen([str(row["text"]) for row in rows], options.work)
    fresh = [row for row, is_new in zip(rows, new, strict=True) if is_new]
    found = all_findings(LocalModel(), fresh)
    words = sum(len(str(row["text"]).split()) for row in fresh)
    print(f"{len(found)} findings on {len(fresh)} unseen documents, {1000 * len(found) / words:.2f} in 1,000 words")
    drawn = random.Random(options.seed).sample(found, min(options.count, len(found)))
    for number, (genre, text, c) in enumerate(drawn, 1):
        print(f"{number:3}. {c.kind}, {c.chance:.3f}, {genre}\n     {shown_as(text, c)}")


if __name__ == "__main__":
    main()
