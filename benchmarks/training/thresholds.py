"""Step 7: how sure the model must be, kind by kind.

    python -m benchmarks.training.thresholds DATA WORK RESOURCES [--alarms 1.15]

Learners' text (`eracond`), generated mistakes on held-back text and edited prose (`clean_free`) decide; `jfleg_dev` is
for measuring alone and is not read here. For every kind the threshold is the one that gains most: right corrections
less wrong ones, less a price for each alarm on edited prose. The price is raised until all kinds together raise at most
`--alarms` in a thousand words. Writes `RESOURCES/local_model/thresholds.tsv`: kind, the chance from which it is shown,
the chance from which it is likely, and the numbers that say why.
"""

import argparse
import importlib.util
import json
import lzma
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path
from types import ModuleType

from coping_gui.checks.grammar.local import kinds
from coping_gui.checks.grammar.local.corrections import Correction
from coping_gui.checks.grammar.local.model import LocalModel
from coping_gui.essay.span import Span

GRID = [round(0.30 + 0.02 * i, 2) for i in range(33)] + [0.96, 0.97, 0.98, 0.985, 0.99, 0.993, 0.996, 0.998]
WRONG = 0.55
"""What a wrong correction costs against a right one: precision counts double in F0.5."""
SURE = 0.85
"""Precision on learners' text from which a correction is likely."""
NEVER = 1.01
CHATTY = {kinds.CAPITAL: 0.3, kinds.STOP_LOST: 0.3}
"""Weight of what chats lack and essays have: capitals and full stops (`eracond` is made of chats)."""
GENERATED = 0.25
"""Weight of generated mistakes against those that people made."""
QUIET = {"essay_classic": 7.0, "textbook_social": 3.0, "gov_blog": 3.0}
"""How much heavier an alarm weighs in prose that is most like an essay."""


@dataclass
class Counts:
    """Chance and weight of the corrections of one kind: right ones, wrong ones, and alarms on edited prose."""

    right: list[tuple[float, float]] = field(default_factory=list)
    wrong: list[tuple[float, float]] = field(default_factory=list)
    clean: list[tuple[float, float]] = field(default_factory=list)

    def gain(self, threshold: float, price: float) -> float:
        right, wrong, clean = (above(some, threshold) for some in (self.right, self.wrong, self.clean))
        return right - WRONG * wrong - price * clean


def above(chances: Iterable[tuple[float, float]], threshold: float) -> float:
    """The weight of all above the threshold."""
    return sum(weight for chance, weight in chances if chance >= threshold)


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
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    return [
        replace(c, span=Span(c.span.start + start, c.span.end + start))
        for start, found in zip(starts, model.corrections(lines), strict=False)
        for c in found
    ]


def pairs(model: LocalModel, score: ModuleType, rows: Sequence[dict], found: dict[str, Counts], scale: float) -> None:
    """Count the corrections of pairs as right or wrong, each applied alone."""
    for row in rows:
        references = [score.word_edits(row["text"], reference) for reference in row["references"]]
        for c in by_paragraph(model, row["text"]):
            edits = score.word_edits(row["text"], applied(row["text"], c))
            right = any(edits <= reference for reference in references)
            weight = scale * CHATTY.get(c.kind, 1.0)
            (found[c.kind].right if right else found[c.kind].wrong).append((c.chance, weight))


def applied(text: str, c: Correction) -> str:
    return text[: c.span.start] + c.new + text[c.span.end :]


def clean(model: LocalModel, rows: Sequence[dict], found: dict[str, Counts]) -> None:
    for row in rows:
        for c in by_paragraph(model, row["text"]):
            found[c.kind].clean.append((c.chance, QUIET.get(row["genre"], 1.0)))


def choose(found: dict[str, Counts], price: float) -> dict[str, float]:
    """The best threshold of every kind at this price of an alarm."""
    chosen: dict[str, float] = {}
    for kind in kinds.NAMES:
        best = max([NEVER, *reversed(GRID)], key=lambda t, kind=kind: found[kind].gain(t, price))
        chosen[kind] = best if found[kind].gain(best, price) > 0 else NEVER
    return chosen


def alarms(found: dict[str, Counts], chosen: dict[str, float]) -> int:
    return sum(c >= threshold for kind, threshold in chosen.items() for c, _ in found[kind].clean)


def likely_from(counts: Counts, shown: float) -> float:
    """The least chance at which nearly all learners' corrections are right."""
    for threshold in (t for t in GRID if t >= shown):
        right, wrong = above(counts.right, threshold), above(counts.wrong, threshold)
        if right + wrong >= 10 and right >= SURE * (right + wrong):
            return threshold
    return NEVER


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path, help="the shared folder `data`")
    parser.add_argument("work", type=Path)
    parser.add_argument("resources", type=Path)
    parser.add_argument("--alarms", type=float, default=1.15, help="on edited prose, in a thousand words")
    options = parser.parse_args()
    score, model = scorer(options.data), LocalModel()
    found: dict[str, Counts] = defaultdict(Counts)
    pairs(model, score, records(options.data / "grammar/eracond.jsonl.xz"), found, 1.0)
    pairs(model, score, records(options.work / "generated.jsonl.xz"), found, GENERATED)
    prose = records(options.data / "grammar/clean_free.jsonl.xz")
    clean(model, prose, found)
    words = sum(len(str(r["text"]).split()) for r in prose)
    price, chosen = 0.05, choose(found, 0.05)
    while alarms(found, chosen) > options.alarms * words / 1000:
        price *= 1.1
        chosen = choose(found, price)
    write(options.resources / "local_model" / "thresholds.tsv", found, chosen)
    print(f"price {price:.3f}, {1000 * alarms(found, chosen) / words:.2f} alarms per 1,000 words of edited prose")


def write(path: Path, found: dict[str, Counts], chosen: dict[str, float]) -> None:
    """The table that the program reads, with the counts behind each row."""
    lines = ["kind\tshown\tlikely\tright\twrong\tclean"]
    for kind in kinds.NAMES:
        counts, shown = found[kind], chosen[kind]
        numbers = (round(above(some, shown)) for some in (counts.right, counts.wrong, counts.clean))
        lines.append("\t".join(map(str, (kind, shown, likely_from(counts, shown), *numbers))))
    path.write_text("\n".join(lines) + "\n", "utf-8")
    print(path.read_text("utf-8"))


if __name__ == "__main__":
    main()
