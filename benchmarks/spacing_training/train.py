"""Train the forests that judge candidates, and store them as flat arrays.

Run: python -m benchmarks.spacing_training.train DATA WORK RESOURCES [SHARE]

The second look must see a first look that did not train on the same documents: each half of the documents is seen
through the first look of the other half. Seven percent of the works are kept back to report the tiers' thresholds.
"""

import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import lightgbm
import numpy as np

from benchmarks.spacing_training.corpus import documents, unit
from benchmarks.spacing_training.corruption import MODES, corrupted
from coping_gui.checks.spacing import trees
from coping_gui.checks.spacing.candidates import MARK_FEATURES, WORD_FEATURES, Places, gather
from coping_gui.checks.spacing.layout import Laid, lay
from coping_gui.checks.spacing.profile import LATE, DocumentProfile, Look, know, late_rows, look, profiled, winners

PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 48,
    "max_depth": 9,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 2.0,
    "max_bin": 255,
    "verbosity": -1,
    "num_threads": 1,
    "seed": 5,
    "deterministic": True,
}
COPIES = {"academic_humanities": 2, "news": 3, "writing_guide_essays": 2}
"""Genres of which there is little are used with several corruptions."""
Document = list[tuple[Laid, set[int]]]


def sample(data: Path, share: float) -> Iterator[tuple[float, Document]]:
    """Corrupted documents of about 1,200 words, each with a number in [0, 1) that its work determines."""
    modes, weights = list(MODES), list(MODES.values())
    for document in documents(data):
        if not document.for_scorer or unit("share" + document.id) >= share:
            continue
        half = unit("half" + re.sub(r"[-#_.]?\d+$", "", document.id))
        rng = Random(document.id)
        for text in [*pieces(document.text, 1200)] * COPIES.get(document.genre, 1):
            mode = rng.choices(modes, weights)[0]
            yield half, [(lay(p), lost) for p, lost in corrupted(text, mode, rng) if p.strip()]


def pieces(text: str, words: int) -> Iterator[str]:
    """The text in pieces of whole paragraphs."""
    some: list[str] = []
    count = 0
    for paragraph in text.split("\n\n"):
        some.append(" ".join(paragraph.split()))
        count += paragraph.count(" ") + 1
        if count >= words:
            yield "\n\n".join(some)
            some, count = [], 0
    if some:
        yield "\n\n".join(some)


def labels(places: Places, lost: list[set[int]]) -> Any:
    return np.array(
        [at in lost[n] for n, at in zip(places.paragraph.tolist(), places.at.tolist(), strict=True)], np.float32
    )


def fit(rows: list[Any], truth: list[Any], names: list[str], rounds: int) -> lightgbm.Booster:
    data, target = np.concatenate(rows), np.concatenate(truth)
    start = time.time()
    booster = lightgbm.train(PARAMETERS, lightgbm.Dataset(data, target, feature_name=names, free_raw_data=True), rounds)
    print(f"  {len(target):,} rows, {target.sum():,.0f} lost, {time.time() - start:.0f} s", flush=True)
    return booster


def flat(booster: lightgbm.Booster) -> dict[str, Any]:
    """A booster as arrays for trees.Forest."""
    trees_of = [tree["tree_structure"] for tree in booster.dump_model()["tree_info"]]
    feature, threshold, left, value = [], [], [], []
    depth = 0
    waiting = [(node, 0) for node in trees_of]  # breadth first, so that the two children of a node are neighbours
    while waiting:
        following = []
        first = len(feature) + len(waiting)
        for node, level in waiting:
            leaf = "leaf_value" in node
            feature.append(0 if leaf else node["split_feature"])
            threshold.append(np.inf if leaf else np.float32(node["threshold"]))
            value.append(node["leaf_value"] if leaf else 0.0)
            left.append(len(left) if leaf else first + len(following))
            if not leaf:
                depth = max(depth, level + 1)
                following += [(node["left_child"], level + 1), (node["right_child"], level + 1)]
        waiting = following
    return {
        "roots": np.arange(len(trees_of), dtype=np.int32),
        "feature": np.array(feature, np.uint8),
        "threshold": np.array(threshold, np.float32),
        "left": np.array(left, np.int32),
        "value": np.array(value, np.float32),
        "depth": np.array(depth),
    }


def store(booster: lightgbm.Booster, name: str, resources: Path) -> None:
    arrays = flat(booster)
    np.savez_compressed(resources / "spacing" / f"{name}.npz", **arrays)
    trees.forest.cache_clear()
    print(f"  {name}: {len(arrays['feature']):,} nodes, depth {arrays['depth']}", flush=True)


class Rows:
    """Feature rows and truths of the two sorts of places."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Any]] = {"word": [], "mark": []}
        self.truth: dict[str, list[Any]] = {"word": [], "mark": []}

    def add(self, name: str, rows: Any, truth: Any) -> None:
        self.rows[name].append(rows)
        self.truth[name].append(truth)

    def of(self, name: str) -> tuple[Any, Any]:
        return np.concatenate(self.rows[name]), np.concatenate(self.truth[name])


def first_look(some: list[tuple[int, Document]]) -> list[Rows]:
    """Rows of the first look, by half."""
    halves = [Rows(), Rows()]
    start, words = time.time(), 0
    for half, document in some:
        paragraphs, lost = [d[0] for d in document], [d[1] for d in document]
        knowledge = know(paragraphs)
        words += knowledge.size
        for name, places in zip(("word", "mark"), gather(paragraphs, knowledge), strict=True):
            halves[half].add(name, places.rows, labels(places, lost))
    print(f"first look: {words:,} words in {time.time() - start:.0f} s", flush=True)
    return halves


def second_look(some: list[tuple[int, Document]], half: int) -> Rows:
    """Rows of the second look of one half, through the first look of the other half, which must be stored."""
    made_rows = Rows()
    for which, document in some:
        if which != half:
            continue
        paragraphs, lost = [d[0] for d in document], [d[1] for d in document]
        made, first = profiled(paragraphs, "")
        both = late_rows(first, made.lines, made.losses)
        for name, places, rows in zip(("word", "mark"), (first.words, first.marks), both, strict=True):
            made_rows.add(name, rows, labels(places, lost))
        for name, rows, truth in again(document, made, first):
            made_rows.add(name, rows, truth)
    return made_rows


def again(document: Document, made: DocumentProfile, first: Look) -> Iterator[tuple[str, Any, Any]]:
    """Rows of the look after the sure repairs were made, of the tokens that changed."""
    inserted: dict[int, list[int]] = {}
    for places, chance in ((first.words, first.word_chance), (first.marks, first.mark_chance)):
        for i in np.flatnonzero((chance > 0.5) & winners(places, chance)):
            inserted.setdefault(int(places.paragraph[i]), []).append(int(places.at[i]))
    if not inserted:
        return
    laid, lost, near = [], [], []
    for n, some in inserted.items():
        text, missing = document[n][0].text, document[n][1]
        cuts = sorted(some)
        laid.append(lay(" ".join(text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True))))
        lost.append({g + sum(c < g for c in cuts) for g in missing if g not in cuts})
        near.append({c + k for k, c in enumerate(cuts)})
    seen = look(laid, made.knowledge)
    rows = late_rows(seen, made.lines, made.losses)
    for name, places, some in zip(("word", "mark"), (seen.words, seen.marks), rows, strict=True):
        keep = np.array(
            [touches(*f[:2], near[n]) for f, n in zip(places.found, places.paragraph.tolist(), strict=True)], bool
        )
        yield name, some[keep], labels(places, lost)[keep]


def touches(laid: Laid, k: int, inserted: set[int]) -> bool:
    """Whether the token stands beside an inserted blank."""
    start = laid.starts[k]
    end = laid.starts[k + 1] - 1 if k + 1 < len(laid.starts) else -1
    return start - 1 in inserted or end in inserted


def report(name: str, chance: Any, truth: Any, lost: float) -> None:
    for at in (0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 0.995, 0.998, 0.999):
        hit = chance >= at
        right = truth[hit].sum()
        print(
            f"    {name} {at}: P {100 * right / max(1, hit.sum()):.2f} R {100 * right / max(1, lost):.2f} ({hit.sum()})"
        )


ROUNDS = {"word_first": 250, "mark_first": 200, "word_second": 450, "mark_second": 350}
NAMES = {"word": WORD_FEATURES, "mark": MARK_FEATURES}


def train_first(halves: list[Rows]) -> list[dict[str, lightgbm.Booster]]:
    """First looks trained on each half, and on both."""
    boosters = []
    for chosen in ([halves[0]], [halves[1]], halves):
        pair = {}
        for name, names in NAMES.items():
            parts = [rows.of(name) for rows in chosen]
            pair[name] = fit([p[0] for p in parts], [p[1] for p in parts], list(names), ROUNDS[f"{name}_first"])
        boosters.append(pair)
    return boosters


def use(pair: dict[str, lightgbm.Booster], resources: Path) -> None:
    for name, booster in pair.items():
        store(booster, f"{name}_first", resources)


def main() -> None:
    data, work, resources = map(Path, sys.argv[1:4])
    share = float(sys.argv[4]) if len(sys.argv) > 4 else 1.0
    (resources / "spacing").mkdir(parents=True, exist_ok=True)
    trees.resource = resources.joinpath  # the looks use the forests that are being trained
    some, held = [], []
    for fold, document in sample(data, share):
        (held if fold > 0.93 else some).append((int(fold * 1000) % 2, document))
    firsts = train_first(first_look(some))
    rows = []
    for half in (0, 1):
        use(firsts[1 - half], resources)
        rows.append(second_look(some, half))
    use(firsts[2], resources)
    chances, truths = [], []
    for name, names in NAMES.items():
        parts = [r.of(name) for r in rows]
        np.savez(
            work / f"{name}_rows.npz",
            rows=np.concatenate([p[0] for p in parts]),
            truth=np.concatenate([p[1] for p in parts]),
        )
        booster = fit([p[0] for p in parts], [p[1] for p in parts], [*names, *LATE], ROUNDS[f"{name}_second"])
        store(booster, f"{name}_second", resources)
        gain = sorted(zip(booster.feature_importance("gain"), booster.feature_name(), strict=True), reverse=True)
        print("  ", ", ".join(f"{n} {g:.0f}" for g, n in gain[:25]))
    missing = 0
    for _, document in held:
        made, first = profiled([d[0] for d in document], "")
        missing += sum(len(d[1]) for d in document)
        for name, places, late in zip(
            NAMES, (first.words, first.marks), late_rows(first, made.lines, made.losses), strict=True
        ):
            chances.append(
                (name, trees.forest(f"{name}_second").probability(late) * winners(places, first_or(late, places)))
            )
            truths.append((name, labels(places, [d[1] for d in document])))
    for name in NAMES:
        truth = np.concatenate([t for n, t in truths if n == name])
        report(name, np.concatenate([c for n, c in chances if n == name]), truth, truth.sum())
    report("all", np.concatenate([c for _, c in chances]), np.concatenate([t for _, t in truths]), missing)


def first_or(late: Any, places: Places) -> Any:
    """The first look's verdict, which settles rivals in this report."""
    return late[:, -len(LATE)] if len(places) else np.zeros(0, np.float32)


if __name__ == "__main__":
    main()
