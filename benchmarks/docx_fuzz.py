"""Random edits of real Word files, plain and tracked, judged by the independent reader of the tests.

Usage: python benchmarks/docx_fuzz.py [--edits 200000] [--seed 0] [--rewrites 500] [--strange 0] [FOLDER]

Checked after every file: the text is as expected, the sequence of elements and attributes is the same in plain mode,
every untouched character looks as before, accepting all tracked changes gives the plain text, rejecting them the
original, all other zip members are byte-identical, and no annotation's id is used twice. Exits with 1 on a failure.
"""

import argparse
import random
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:] = [folder for folder in sys.path if Path(folder).resolve() != Path(__file__).resolve().parent]
sys.path.insert(0, str(ROOT / "tests" / "wordfile"))

import docx_invariants as invariants  # noqa: E402
import docx_mutants as mutants  # noqa: E402

from coping_gui.errors import CannotOpen  # noqa: E402
from coping_gui.wordfile.wordfile import WordFile  # noqa: E402


def readable(folder: Path) -> tuple[dict[str, bytes], Counter[str]]:
    """The files that open, and why the others do not."""
    files: dict[str, bytes] = {}
    refused: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.do[ct][xm]")):
        try:
            files[path.name] = WordFile.open(path).data
        except CannotOpen as error:
            refused[str(error).removeprefix(path.name).strip()] += 1
    return files, refused


def edit_all(files: dict[str, bytes], seed: int, wanted: int) -> invariants.Tally:
    """Edit file after file until so many edits were made."""
    tally = invariants.Tally()
    turn = 0
    while tally.applied < wanted and not len(tally.failures) > 100:
        for name, data in files.items():
            known = len(tally.failures)
            try:
                invariants.check(data, random.Random(f"{seed}/{turn}/{name}"), tally, most=6)
            except Exception as error:  # whatever it is, it must not happen
                tally.fail(f"{type(error).__name__}: {error}")
            report(name, f"{seed}/{turn}", tally.failures[known:])
        turn += 1
    return tally


def rewrite_all(files: dict[str, bytes], seed: int, wanted: int) -> invariants.Tally:
    """Split, join, add and delete paragraphs of file after file."""
    tally = invariants.Tally()
    turn = 0
    while tally.applied < wanted:
        for name, data in files.items():
            known = len(tally.failures)
            try:
                invariants.check_structure(data, random.Random(f"{seed}/{turn}/{name}"), tally)
            except Exception as error:  # whatever it is, it must not happen
                tally.fail(f"{type(error).__name__}: {error}")
            report(name, f"{seed}/{turn}", tally.failures[known:])
        turn += 1
    return tally


def estrange_all(files: dict[str, bytes], seed: int, wanted: int) -> tuple[invariants.Tally, int]:
    """Read and edit strange variants of the files, each with its markup changed, then with its archive changed."""
    tally = invariants.Tally()
    made = turn = 0
    while made < wanted:
        for name, data in files.items():
            known, number = len(tally.failures), f"{seed}/{turn}/{name}"
            try:
                chance = random.Random(number)
                invariants.check(mutants.mutant(data, chance), chance, tally)
                invariants.check_repacked(data, mutants.repacked(data, chance), chance, tally)
            except Exception as error:  # whatever it is, it must not happen
                tally.fail(f"{type(error).__name__}: {error}")
            report(name, number, tally.failures[known:])
            made += 2
        turn += 1
    return tally, made


def report(name: str, seed: str, failures: list[str]) -> None:
    """Print what failed, so that it can be tried again."""
    for failure in failures[:2]:
        print(f"FAILED {name} with seed {seed}: {failure[:300]}", flush=True)


def table(title: str, unit: str, tally: invariants.Tally, seconds: float) -> None:
    """Print the outcome of one kind of work."""
    print(f"\n{title}")
    print(f"{unit:60}{tally.applied:9,}")
    print(f"{'failures':60}{len(tally.failures):9,}")
    print(f"{'refused':60}{sum(tally.refused.values()):9,}")
    for why, count in sorted(tally.refused.items(), key=lambda item: -item[1]):
        print(f"   {why[:56]:57}{count:9,}")
    print(f"{'seconds':60}{seconds:9,.0f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT.parent / "shared" / "data" / "docx")
    parser.add_argument("--edits", type=int, default=200_000)
    parser.add_argument("--rewrites", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--strange", type=int, default=0, help="how many strange variants of the files to try")
    options = parser.parse_args()
    files, refused = readable(options.folder)
    print(f"{len(files)} files open; refused: {sum(refused.values())}")
    for why, count in refused.items():
        print(f"   {count:3} {why}")
    start = time.monotonic()
    edits = edit_all(files, options.seed, options.edits)
    table("Edits, plain and tracked", "made", edits, time.monotonic() - start)
    start = time.monotonic()
    rewrites = rewrite_all(files, options.seed, options.rewrites)
    table("Whole files rewritten, plain and tracked", "rewritten", rewrites, time.monotonic() - start)
    start = time.monotonic()
    strange, variants = estrange_all(files, options.seed, options.strange)
    table(f"Edits of {variants} strange variants", "made", strange, time.monotonic() - start)
    return 1 if edits.failures or rewrites.failures or strange.failures else 0


if __name__ == "__main__":
    sys.exit(main())
