"""How sure the model must be, kind by kind; `benchmarks/training/thresholds.py` makes the table."""

import csv
import io
from dataclasses import dataclass
from functools import cache

from coping_gui.paths import resource

NEVER = 2.0
"""A chance that nothing has."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which chance a kind is shown, in calm, busy and dense paragraphs, and from which it is likely."""

    shown: tuple[dict[str, float], ...]
    likely: dict[str, float]


@cache
def thresholds() -> Thresholds:
    """The shipped table."""
    text = resource("local_model", "thresholds.tsv").read_text("utf-8")
    rows = list(csv.DictReader(io.StringIO(text), delimiter="\t"))
    calm, busy, dense, likely = (
        {row["kind"]: float(row[column]) for row in rows} for column in ("calm", "busy", "dense", "likely")
    )
    return Thresholds((calm, busy, dense), likely)
