"""List names with a capital inside ("GitHub", "ExxonMobil") that clean prose or a list of brands writes as one word.

Run: python -m benchmarks.spacing_training.camels DATA RESOURCES [BRANDS ...]

BRANDS are files from which every such name is taken: `simple-icons.json` of the package simple-icons (CC0 1.0), and
`brands.txt` beside this program.
"""

import re
import sys
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import numpy as np

from benchmarks.spacing_training.corpus import documents
from coping_gui.checks.spacing.ngrams import ngrams
from coping_gui.checks.words import is_word, lexicon

CAMEL = re.compile(r"(?<![\w.@/#-])(?:[^\W\d_]*[^\W\d_A-Z][A-Z][^\W\d_]*|[A-Z]{2,}[a-z]{2,}[^\W\d_]*)(?![\w@/-]|\.\w)")
STEP = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
LEAST_WORKS = 2
"""Works that must use a name; one work may have lost a blank, or named its own invention."""
MANY_WORKS = 4
"""Works from which a name is taken although its parts also stand beside each other as two words."""


def counted(data: Path) -> dict[str, int]:
    """Each name of the clean prose and in how many works it stands."""
    works: defaultdict[str, set[str]] = defaultdict(set)
    for document in documents(data):
        work = re.sub(r"[-#_.]?\d+$", "", document.id)
        for name in set(CAMEL.findall(document.text)):
            works[name].add(work)
    return {name: len(some) for name, some in works.items()}


def glued(name: str, works: int) -> bool:
    """Whether a name may be two words that lost their blank in several works."""
    parts = STEP.split(name)
    if len(parts) == 1:
        return True
    if parts[0].islower() and len(parts[0]) > 1 and is_word(parts[0]) and parts[1][1:].islower():
        return works < 9
    return works < MANY_WORKS and any(follow(a, b) for a, b in pairwise(parts))


def follow(left: str, right: str) -> bool:
    """Whether clean prose holds the two as neighbours."""
    ids = [np.array([lexicon().id(part.lower())], np.int32) for part in (left, right)]
    return bool(all(number[0] for number in ids) and ngrams().after(*ids)[1][0])


def main() -> None:
    data, resources, *brands = map(Path, sys.argv[1:])
    works = counted(data)
    names = {name for name, n in works.items() if n >= LEAST_WORKS and len(name) > 2 and not glued(name, n)}
    print(len(works), "names,", len(names), "kept")
    for path in brands:
        some = Counter(CAMEL.findall(path.read_text("utf-8")))
        names |= some.keys()
        print(len(some), "from", path.name)
    (resources / "words" / "camels.txt").write_text("\n".join(sorted(names)) + "\n", "utf-8")
    print(len(names), "in all")


if __name__ == "__main__":
    main()
