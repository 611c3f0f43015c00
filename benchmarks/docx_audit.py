"""Whether COPING adds errors to real Word files, judged by openxml-audit (`pip install openxml-audit`).

Usage: python benchmarks/docx_audit.py [--seed 0] [FOLDER]

Every file is changed at random in seven ways; what counts is a kind of error that it did not have before. Exits with 1
when there is one.
"""

import argparse
import importlib.util
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:] = [folder for folder in sys.path if Path(folder).resolve() != Path(__file__).resolve().parent]
sys.path.insert(0, str(ROOT / "tests" / "wordfile"))

import docx_invariants as invariants  # noqa: E402
import validator  # noqa: E402

from coping_gui.errors import CannotOpen  # noqa: E402
from coping_gui.wordfile.comments import Comment  # noqa: E402
from coping_gui.wordfile.wordfile import WordFile  # noqa: E402


def changed(file: WordFile, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """The file after each kind of change."""
    mark, texts = invariants.MARK, [paragraph.text for paragraph in file.paragraphs]
    body = sum(1 for paragraph in file.paragraphs if paragraph.key.startswith(file.package.main))
    edits = {p.key: invariants.random_edits(p.text, chance, 6) for p in file.paragraphs}
    revised = invariants.random_revision(texts[:body], chance) + [(texts[at], at) for at in range(body, len(texts))]
    remarks = [Comment(p.key, 0, chance.randint(0, len(p.text)), "Is this so?\nWhy?") for p in file.paragraphs]
    for tracked in (False, True):
        how = "tracked" if tracked else "plain"
        yield f"{how} edits", file.edited(edits, mark, tracked=tracked).data
        yield f"{how}, rewritten", file.rewritten(revised, mark, tracked=tracked).data
        yield f"{how}, with comments", file.edited(edits, mark, tracked=tracked, comments=remarks).data
    yield "comments only", file.edited({}, mark, comments=remarks).data


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT.parent / "shared" / "data" / "docx")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    if importlib.util.find_spec("openxml_audit") is None:
        print("openxml-audit is not installed.")
        return 2
    judged, worse = Counter[str](), Counter[str]()
    for path in sorted(options.folder.rglob("*.do[ct][xm]")):
        try:
            file = WordFile.open(path)
            before = validator.kinds_of_error(file.data, path.suffix)
        except CannotOpen:
            continue
        except Exception as error:  # the validator lets through whatever happens inside it
            print(f"not judged, as the validator breaks on it as it was: {path.name} ({error})")
            continue
        for how, data in changed(file, random.Random(f"{options.seed}/{path.name}")):
            new = validator.kinds_of_error(data, path.suffix) - before
            judged[how] += 1
            worse[how] += bool(new)
            for error in sorted(new):
                print(f"NEW after {how} in {path.name}: {error}", flush=True)
    print(f"{'':30}{'files':>8}{'with a new kind of error':>28}")
    for how, count in judged.items():
        print(f"{how:30}{count:8}{worse[how]:28}")
    return 1 if worse.total() else 0


if __name__ == "__main__":
    sys.exit(main())
