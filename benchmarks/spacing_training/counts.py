"""Count words and their neighbours in clean prose: the raw material of the word list and the n-gram tables.

Run: python -m benchmarks.spacing_training.counts DATA SCOWL WORK
"""

import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.spacing_training.corpus import documents

TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d[\d.,]*|[^\w\s]+|\n")
SYMBOLS = ("<unknown>", "<stop>", "<comma>", "<hyphen>", "<other>", "<number>")
UNKNOWN, STOP, COMMA, HYPHEN, OTHER, NUMBER = range(6)
STOPS, COMMAS, HYPHENS = frozenset(".!?…\n"), frozenset(",;:—"), frozenset("-–‐‑")


def symbol(token: str) -> int:
    """The class of a run of punctuation; the strongest of its characters counts."""
    characters = set(token)
    if characters & STOPS:
        return STOP
    if characters & COMMAS:
        return COMMA
    return HYPHEN if characters & HYPHENS else OTHER


def form(token: str) -> int:
    """0 lower case, 1 Title, 2 UPPER, 3 mIxed."""
    if token.islower():
        return 0
    if token[0].isupper() and (len(token) == 1 or token[1:].islower()):
        return 1
    return 2 if token.isupper() else 3


def scowl(folder: Path) -> dict[str, int]:
    """Lower-cased word → its lowest SCOWL size; 1 is added for names and abbreviations (sizes are multiples of 5)."""
    levels: dict[str, int] = {}
    for path in sorted(folder.iterdir()):
        match = re.fullmatch(r"(?P<list>[a-z_\d]+)-(?P<kind>[a-z-]+)\.(?P<size>\d\d)", path.name)
        if not match or int(match["size"]) > 80 or match["list"] == "special" or match["kind"] == "hacker":
            continue
        name = match["kind"] in {"upper", "proper-names", "abbreviations"}
        for entry in path.read_text("iso-8859-1").split():
            word = entry.lower().removesuffix("'s").rstrip(".")
            level = int(match["size"]) + name
            levels[word] = min(levels.get(word, 99), level)
    return levels


class Counts:
    """Token ids of the whole corpus as one array, with the forms they were written in."""

    def __init__(self) -> None:
        self.ids: dict[str, int] = {name: i for i, name in enumerate(SYMBOLS)}
        self.stream: list[NDArray[np.int32]] = []
        self.forms: Counter[tuple[int, int]] = Counter()

    def add(self, text: str) -> None:
        """Count one document."""
        ids, out, last = self.ids, [], STOP
        for token in TOKEN.findall(text):
            if token[0].isalpha():
                key = token.lower().replace("’", "'")
                if key.endswith("'s"):
                    key = key[:-2]
                current = ids.setdefault(key, len(ids))
                if last != STOP:
                    self.forms[current, form(token)] += 1
            elif token[0].isdigit():
                current = NUMBER
            else:
                current = symbol(token)
                if out and 0 < last < NUMBER:  # a run of punctuation is one symbol, its strongest
                    out[-1] = last = min(last, current)
                    continue
            out.append(current)
            last = current
        out.append(STOP)
        self.stream.append(np.array(out, np.int32))


def main() -> None:
    """Count and store."""
    data, scowl_folder, work = map(Path, sys.argv[1:4])
    counts = Counts()
    for document in documents(data):
        if not document.for_scorer:
            counts.add(document.text)
    stream = np.concatenate(counts.stream)
    frequency = np.bincount(stream, minlength=len(counts.ids))
    levels = scowl(scowl_folder)
    words = list(counts.ids)
    good = [
        i for i in range(6, len(words)) if frequency[i] >= 8 or (levels.get(words[i], 99) <= 80 and frequency[i] >= 2)
    ]
    good.sort(key=lambda i: (-frequency[i], words[i]))
    seen = {words[i] for i in good}
    rest = sorted(w for w, level in levels.items() if level <= 71 and w not in seen and w.isascii())
    number = np.zeros(len(words), np.int32)
    number[:6] = np.arange(6)
    number[good] = np.arange(6, 6 + len(good))
    forms = np.zeros((6 + len(good) + len(rest), 4), np.int64)
    for (word, kind), n in counts.forms.items():
        if number[word]:
            forms[number[word], kind] += n
    stream = number[stream]
    np.savez(
        work / "counts.npz",
        stream=stream,
        forms=forms,
        frequency=np.concatenate([np.bincount(stream, minlength=6 + len(good)), np.zeros(len(rest), np.int64)]),
        levels=np.array([0] * 6 + [levels.get(words[i], 0) for i in good] + [levels[w] for w in rest], np.uint8),
    )
    (work / "words.txt").write_text("\n".join([*SYMBOLS, *(words[i] for i in good), *rest]), "utf-8")
    print(len(good), "counted words,", len(rest), "from SCOWL alone,", len(stream), "tokens")


if __name__ == "__main__":
    main()
