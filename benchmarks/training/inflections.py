"""Step 2: the table of word forms, from lemminflect's lists (MIT) and COPING's own dictionary.

    python -m benchmarks.training.inflections RESOURCES

Writes `RESOURCES/local_model/inflections.txt.z`: a row for each lemma that the dictionary knows, commonest first.
"""

import argparse
import gzip
import zlib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from coping_gui.checks.words import frequency, is_word

RAREST = 0.05
"""Occurrences of the lemma per million words below which a row is not worth its bytes."""
DEFECTIVE = frozenset(("be", "can", "may", "must", "shall", "will", "would", "could", "should", "might", "ought"))
"""Verbs whose forms the closed list of replacements holds."""
IRREGULAR = {"good": "well", "true": "truly", "whole": "wholly", "due": "duly", "public": "publicly"}
"""Adverbs that no ending makes."""
UNCOUNTED = frozenset(
    (
        "news",
        "series",
        "species",
        "politics",
        "economics",
        "physics",
        "mathematics",
        "ethics",
        "sheep",
        "fish",
        "deer",
        "aircraft",
        "people",
        "police",
        "cattle",
        "staff",
        "data",
        "media",
        "means",
        "headquarters",
        "crossroads",
        "being",
    )
)


def lists() -> Iterator[list[str]]:
    """The rows of lemminflect's table: lemma, kind, forms."""
    packed = resources.files("lemminflect").joinpath("resources/infl_lu.csv.gz").read_bytes()
    for line in gzip.decompress(packed).decode().splitlines():
        yield line.split(",")


def row_of(lemma: str, kind: str, forms: list[str]) -> tuple[str, ...] | None:
    """One row of our table, or None when it has no use."""
    if not lemma.isalpha() or not lemma.islower() or not is_word(lemma) or frequency(lemma) < RAREST:
        return None
    first = [best([f for f in form.split("/") if f != lemma or kind == "verb"]) for form in forms]
    if kind == "verb" and lemma not in DEFECTIVE and len(first) == 4:
        past, participle, gerund, third = first
        return ("V", lemma, third, past, participle or past, gerund)
    if kind == "noun" and lemma not in UNCOUNTED:
        return ("N", lemma, (first and first[0]) or plural(lemma))
    if kind == "adj":
        comparative, superlative = (*first, "", "")[:2]
        row = ("A", lemma, known(comparative), known(superlative), adverb(lemma))
        return row if any(row[2:]) else None
    return None


def best(forms: list[str]) -> str:
    """The commonest of several forms."""
    return max(forms, key=frequency, default="")


def plural(noun: str) -> str:
    """What a learner makes of a noun without plural: advices, knowledges."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else noun + "s"


def known(word: str) -> str:
    return word if word and is_word(word) and frequency(word) > 0.05 else ""


def adverb(adjective: str) -> str:
    """The adverb in -ly, where the dictionary has it."""
    if adjective in IRREGULAR:
        return IRREGULAR[adjective]
    made = {
        "le": adjective[:-1] + "y",
        "ic": adjective + "ally",
        "y": adjective[:-1] + "ily",
        "ll": adjective + "y",
    }
    for ending, word in made.items():
        if adjective.endswith(ending):
            return known(word)
    return known(adjective + "ly")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("resources", type=Path)
    folder = parser.parse_args().resources / "local_model"
    rows = {row for lemma, kind, *forms in lists() if (row := row_of(lemma, kind, forms))}
    ordered = sorted(rows, key=lambda row: (-frequency(row[1]), row))
    text = "\n".join(" ".join(row) for row in ordered)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "inflections.txt.z").write_bytes(zlib.compress(text.encode(), 9))
    print(f"{len(ordered)} rows, {len(zlib.compress(text.encode(), 9))} bytes")


if __name__ == "__main__":
    main()
