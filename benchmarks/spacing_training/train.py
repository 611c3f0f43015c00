"""Train the forests that judge candidates, and store them as flat arrays.

Run: python -m benchmarks.spacing_training.train DATA WORK RESOURCES [share]

Half of the scorer's documents train the first look; the other half, seen through it, train the second look. A fifth of
that second half is kept back to report the tiers' thresholds.
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
from coping_gui.checks.spacing.candidates import MARK_FEATURES, WORD_FEATURES, Laid, Places, gather, lay
from coping_gui.checks.spacing.profile import LATE, know, late_rows, look, profiled, winners
from coping_gui.checks.spacing.trees import Forest

PARAMETERS = {"objective": "binary", "learning_rate": 0.06, "num_leaves": 48, "max_depth": 9, "min_data_in_leaf": 40,
              "feature_fraction": 0.6, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 2.0, "max_bin": 255,
              "verbosity": -1, "num_threads": 1, "seed": 5, "deterministic": True}
Document = list[tuple[Laid, set[int]]]


def sample(data: Path, share: float) -> Iterator[tuple[float, Document]]:
    """Corrupted documents of about 1,200 words with a number that says which half they belong to."""
    modes, weights = list(MODES), list(MODES.values())
    for document in documents(data):
        if not document.for_scorer or unit("share" + document.id) >= share:
            continue
        half = unit("half" + re.sub(r"[-#_.]?\d+$", "", document.id))
        rng = Random(document.id)
        for text in pieces(document.text, 1200):
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
    return np.array([at in lost[n] for n, at in zip(places.paragraph.tolist(), places.at.tolist(), strict=True)], np.float32)


def fit(rows: list[Any], truth: list[Any], names: list[str], rounds: int) -> lightgbm.Booster:
    data, target = np.concatenate(rows), np.concatenate(truth)
    start = time.time()
    booster = lightgbm.train(PARAMETERS, lightgbm.Dataset(data, target, feature_name=names, free_raw_data=True), rounds)
    print(f"  {len(target):,} rows, {target.sum():,.0f} lost, {time.time() - start:.0f} s", flush=True)
    return booster


def flat(booster: lightgbm.Booster) -> dict[str, Any]:
    """A booster as arrays for trees.Forest."""
    roots, feature, threshold, children, value = [], [], [], [], []
    depth = 0

    def add(node: dict[str, Any], level: int) -> int:
        nonlocal depth
        depth = max(depth, level)
        me = len(feature)
        leaf = "leaf_value" in node
        feature.append(0 if leaf else node["split_feature"])
        threshold.append(np.inf if leaf else np.float32(node["threshold"]))
        value.append(node["leaf_value"] if leaf else 0.0)
        children.append([me, me])
        if not leaf:
            children[me] = [add(node["left_child"], level + 1), add(node["right_child"], level + 1)]
        return me

    for tree in booster.dump_model()["tree_info"]:
        roots.append(add(tree["tree_structure"], 0))
    return {"roots": np.array(roots, np.int32), "feature": np.array(feature, np.uint8),
            "threshold": np.array(threshold, np.float32), "children": np.array(children, np.int32).ravel(),
            "value": np.array(value, np.float32), "depth": np.array(depth)}


def store(booster: lightgbm.Booster, name: str, resources: Path) -> None:
    arrays = flat(booster)
    np.savez_compressed(resources / "spacing" / f"{name}.npz", **arrays)
    trees.forest.cache_clear()
    print(f"  {name}: {len(arrays['feature']):,} nodes, depth {arrays['depth']}", flush=True)


def first_look(data: Path, share: float, resources: Path) -> None:
    rows: dict[str, list[Any]] = {"word": [], "mark": []}
    truth: dict[str, list[Any]] = {"word": [], "mark": []}
    start, words = time.time(), 0
    for half, document in sample(data, share):
        if half >= 0.5:
            continue
        paragraphs, lost = [d[0] for d in document], [d[1] for d in document]
        knowledge = know(paragraphs)
        words += knowledge.size
        for name, places in zip(("word", "mark"), gather(paragraphs, knowledge), strict=True):
            rows[name].append(places.rows)
            truth[name].append(labels(places, lost))
    print(f"first look: {words:,} words in {time.time() - start:.0f} s", flush=True)
    store(fit(rows["word"], truth["word"], list(WORD_FEATURES), 250), "word_first", resources)
    store(fit(rows["mark"], truth["mark"], list(MARK_FEATURES), 200), "mark_first", resources)


def second_look(data: Path, share: float, resources: Path, work: Path) -> None:
    rows: dict[str, list[Any]] = {"word": [], "mark": []}
    truth: dict[str, list[Any]] = {"word": [], "mark": []}
    held: dict[str, list[Any]] = {"word": [], "mark": []}
    held_truth: dict[str, list[Any]] = {"word": [], "mark": []}
    lost_held = 0
    start, words = time.time(), 0
    for half, document in sample(data, share):
        if half < 0.5:
            continue
        back = half >= 0.92
        paragraphs, lost = [d[0] for d in document], [d[1] for d in document]
        made, first = profiled(paragraphs, "")
        words += made.knowledge.size
        lost_held += back * sum(map(len, lost))
        both = late_rows(first, made.lines, made.losses)
        for name, places, some in zip(("word", "mark"), (first.words, first.marks), both, strict=True):
            (held if back else rows)[name].append(some)
            (held_truth if back else truth)[name].append(labels(places, lost))
        if back:
            continue
        for name, some, target in again(document, made):
            rows[name].append(some)
            truth[name].append(target)
    print(f"second look: {words:,} words in {time.time() - start:.0f} s", flush=True)
    chances, truths = [], []
    for name, names, rounds in (("word", WORD_FEATURES, 400), ("mark", MARK_FEATURES, 300)):
        booster = fit(rows[name], truth[name], [*names, *LATE], rounds)
        store(booster, f"{name}_second", resources)
        booster.save_model(work / f"{name}_second.txt")
        gain = sorted(zip(booster.feature_importance("gain"), booster.feature_name(), strict=True), reverse=True)
        print("  ", ", ".join(f"{n} {g:.0f}" for g, n in gain[:25]))
        with np.load(resources / "spacing" / f"{name}_second.npz") as a:
            model = Forest(a["roots"], a["feature"], a["threshold"], a["children"], a["value"], int(a["depth"]))
        chances.append(model.probability(np.concatenate(held[name])))
        truths.append(np.concatenate(held_truth[name]))
        report(name, chances[-1], truths[-1], truths[-1].sum())
    report("all", np.concatenate(chances), np.concatenate(truths), lost_held)


def again(document: Document, made: Any) -> Iterator[tuple[str, Any, Any]]:
    """Rows of the look after the sure repairs were made, of the tokens that changed."""
    from coping_gui.checks.spacing.profile import DocumentProfile

    assert isinstance(made, DocumentProfile)
    first = look([d[0] for d in document], made.knowledge)
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
        keep = np.array([touches(*f[:2], near[n]) for f, n in zip(places.found, places.paragraph.tolist(), strict=True)], bool)
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
        print(f"    {name} {at}: P {100 * right / max(1, hit.sum()):.2f} R {100 * right / max(1, lost):.2f} ({hit.sum()})")


def main() -> None:
    data, work, resources = map(Path, sys.argv[1:4])
    share = float(sys.argv[4]) if len(sys.argv) > 4 else 1.0
    if "second" not in sys.argv:
        first_look(data, share, resources)
    second_look(data, share, resources, work)


if __name__ == "__main__":
    main()
