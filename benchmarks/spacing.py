"""Run-together words: COPING beside other tools, on the same documents, by the same scorer.

Run: python benchmarks/spacing.py [--documents N] [--shared FOLDER]

Needs the shared folder with `bench/spacing/score.py`, `data/spacing/dev` and `seeds`. Tools that are not installed are
skipped, with the reason. Each tool but COPING is guarded as well as it can be: it sees only runs of letters that no
dictionary has, its parts must be words, and blanks behind punctuation are restored by one regular expression. Harper is
asked for suggestions that insert blanks.
"""

import argparse
import importlib
import json
import random
import re
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from coping_gui.checks import words  # noqa: E402
from coping_gui.checks.spacing.repair import repair_text  # noqa: E402
from coping_gui.essay.finding import Tier  # noqa: E402

Repairer = Callable[[str], str]
RUN = re.compile(r"[^\W\d_]{4,}")
PUNCTUATION = re.compile(
    r"(?<=[a-z0-9)”\"][.,;:!?])(?=[A-Z“(][a-z])|(?<=[a-z][,;])(?=[a-z])|(?<=[)”])(?=[A-Za-z])|(?<=[a-z])(?=\()"
)
WEB = re.compile(r"https?:|www\.|@|\.(?:com|org|net|gov|edu|html?)\b")


def guarded(segment: Callable[[str], list[str]]) -> Repairer:
    """A segmenter of letters as a repairer of texts that leaves known words and addresses alone."""

    def parts(match: re.Match[str]) -> str:
        run = match.group()
        if words.is_word(run):
            return run
        pieces, at, result = segment(run.lower()), 0, []
        for piece in pieces:
            result.append(run[at : at + len(piece)])
            at += len(piece)
        good = at == len(run) and all(words.is_word(p) and (len(p) > 1 or p in "aAI") for p in result)
        return " ".join(result) if good else run

    def token(match: re.Match[str]) -> str:
        if WEB.search(match.group()):
            return match.group()
        return RUN.sub(parts, PUNCTUATION.sub(" ", match.group()))

    return lambda text: re.sub(r"\S+", token, text)


def coping(tier: Tier) -> Callable[[], Repairer]:
    return lambda: lambda text: repair_text(text, tier)


def wordninja() -> Repairer:
    return guarded(importlib.import_module("wordninja").split)


def symspellpy() -> Repairer:
    module = importlib.import_module("symspellpy")
    files = importlib.import_module("importlib.resources").files("symspellpy")
    speller = module.SymSpell(0, 7)
    speller.load_dictionary(str(files / "frequency_dictionary_en_82_765.txt"), 0, 1)
    return guarded(lambda run: speller.word_segmentation(run, 0).corrected_string.split())


def wordsegment() -> Repairer:
    module = importlib.import_module("wordsegment")
    module.load()
    return guarded(module.segment)


def instant_segment() -> Repairer:
    module = importlib.import_module("instant_segment")
    counts = importlib.import_module("wordsegment")  # it ships no counts of its own
    counts.load()
    bigrams = ((tuple(pair.split()), n) for pair, n in counts.BIGRAMS.items() if pair.count(" ") == 1)
    segmenter = module.Segmenter(iter(counts.UNIGRAMS.items()), bigrams)
    search = module.Search()

    def segment(run: str) -> list[str]:
        if not run.isascii():
            return [run]
        segmenter.segment(run, search)
        return list(search)

    return guarded(segment)


def harper() -> Repairer:
    module = importlib.import_module("harper")
    linter = module.Linter(module.Dialect(1) if hasattr(module, "Dialect") else None)

    def repaired(text: str) -> str:
        places: dict[int, tuple[int, str]] = {}
        for lint in linter.lint(text, language="plaintext", regex_mask=r"\S{60,}"):
            for suggestion in lint.suggestions:
                new, old = suggestion.replacement_text, lint.problem_text
                if (
                    suggestion.kind == 0
                    and " " in new
                    and new.replace(" ", "") == old.replace(" ", "")
                    and len(new) > len(old)
                ):
                    places.setdefault(lint.span.start, (lint.span.end, new))
        limit = len(text)
        for start, (end, new) in sorted(places.items(), reverse=True):
            if end <= limit:
                text, limit = text[:start] + new + text[end:], start
        return PUNCTUATION.sub(" ", text)

    return repaired


SYSTEMS: dict[str, Callable[[], Repairer]] = {
    "COPING, likely": coping(Tier.LIKELY),
    "COPING, safe": coping(Tier.SAFE),
    "COPING, ask": coping(Tier.ASK),
    "wordninja": wordninja,
    "symspellpy": symspellpy,
    "wordsegment": wordsegment,
    "instant-segment": instant_segment,
    "Harper": harper,
}


@dataclass
class Result:
    """What one system did on one set of documents."""

    table: Any
    words: int
    seconds: float


def measure(score: ModuleType, documents: list[dict[str, Any]], repair: Repairer) -> Result:
    repair("Warm up thecaches first.")
    start = time.perf_counter()
    predictions = {d["id"]: repair(d["corrupted"]) for d in documents}
    seconds = time.perf_counter() - start
    return Result(
        score.score(documents, predictions, seconds), sum(len(d["corrupted"].split()) for d in documents), seconds
    )


def at_random(documents: list[dict[str, Any]], share: float) -> list[dict[str, Any]]:
    """The same gold texts with blanks lost by chance."""
    made = []
    for document in documents[::4]:
        rng = random.Random(document["id"])
        gold = document["gold"]
        lost = [m.start() for m in re.finditer(r"(?<=\S) (?=\S)", gold) if rng.random() < share]
        corrupted = "".join(gold[a:b] for a, b in zip([0, *(g + 1 for g in lost)], [*lost, len(gold)], strict=True))
        edits = [[g - n, "", "", "common"] for n, g in enumerate(lost)]
        made.append({**document, "mode": "random", "corrupted": corrupted, "edits": edits})
    return made


def line(score: ModuleType, name: str, dev: Result, chance: Result, seed: Result) -> str:
    (p, r, f), clean, both = score.prf(dev.table["ALL"]), dev.table["ALL_clean"], dev.table["ALL"]
    hits = both["url_hit"] + clean["url_hit"]
    spoiled = both["removed"] + clean["removed"] + both["chars"] + clean["chars"]
    per_10k = 1e4 * clean["fp"] / max(1, clean["words"])
    gold = seed.table["ALL"]
    return (
        f"{name:16} {100 * p:6.2f} {100 * r:6.2f} {100 * f:6.2f} {per_10k:8.2f} {hits:5d} {spoiled:8d}"
        f" {100 * score.prf(chance.table['ALL'])[2]:9.2f} {gold['tp']:4d}/{gold['tp'] + gold['fn']} {gold['fp']:3d}"
        f" {dev.words / dev.seconds:9,.0f}"
    )


def kinds(score: ModuleType, table: Any) -> str:
    rows = [f"{'kind':10} {'lost':>6} {'recall':>7} {'precision':>9}"]
    for kind in score.KINDS:
        c = table["ALL"]
        hit, lost, false = c["tp_" + kind], c["tp_" + kind] + c["fn_" + kind], c["fp_" + kind]
        rows.append(f"{kind:10} {lost:6} {100 * hit / max(1, lost):7.2f} {100 * hit / max(1, hit + false):9.2f}")
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=0, help="at most this many of each genre (default: all)")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    choice = parser.parse_args()
    if not (choice.shared / "bench" / "spacing" / "score.py").exists():
        sys.exit(f"skipped: {choice.shared} has no bench/spacing/score.py")
    sys.path.insert(0, str(choice.shared / "bench" / "spacing"))
    score = importlib.import_module("score")
    dev = list(score.load([str(choice.shared / "data" / "spacing" / "dev" / "*.jsonl.xz")], choice.documents))
    seed = [json.loads(row) for row in (choice.shared / "seeds" / "seed.jsonl").read_text("utf-8").splitlines() if row]
    chance = at_random(dev, 0.03)
    print(f"{len(dev)} documents; random: {len(chance)} of them with 3 % of the blanks lost by chance\n")
    print(
        f"{'system':16} {'P':>6} {'R':>6} {'F1':>6} {'clean/10k':>8} {'URLs':>5} {'spoiled':>8}"
        f" {'random F1':>9} {'seed':>7} {'FP':>3} {'words/s':>9}"
    )
    tables = {}
    for name, build in SYSTEMS.items():
        try:
            repair = build()
        except (ImportError, AttributeError) as reason:
            print(f"{name:16} skipped: {reason}")
            continue
        results = [measure(score, some, repair) for some in (dev, chance, seed)]
        tables[name] = results[0].table
        print(line(score, name, *results), flush=True)
    print("\nCOPING, likely, by kind\n" + kinds(score, tables["COPING, likely"]))
    found = {name: tables[name]["ALL"]["tp"] + tables[name]["ALL"]["fp"] for name in ("COPING, safe", "COPING, likely")}
    print(f"\nsafe repairs are {100 * found['COPING, safe'] / max(1, found['COPING, likely']):.1f} % of all")
    print(
        f"peak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB,"
        " documents and the other tools included"
    )


if __name__ == "__main__":
    main()
