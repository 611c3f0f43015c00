"""Turn counts into the shipped word list and n-gram tables.

Run: python -m benchmarks.spacing_training.tables WORK RESOURCES
"""

import sys
import zlib
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.spacing_training.letters import letter_tables
from coping_gui.checks.spacing.ngrams import SCALE, SLOTS, bucket_and_print, mix
from coping_gui.checks.spacing.splits import known_pairs, lookup

DISCOUNT = 0.75
LEAST_BIGRAM, LEAST_TRIGRAM = 3, 5
FILL = 0.75
"""Entries per slot; what overflows its bucket (the rarest, about 4 %) is dropped."""


def bits(probability: Any) -> Any:
    """Tenths of a bit as a byte."""
    return np.clip(np.rint(-np.log2(np.maximum(probability, 1e-12)) * SCALE), 0, 255).astype(np.uint8)


def hashed(columns: list[Any], values: Any, counts: Any) -> tuple[Any, Any]:
    """The two arrays of a hashed table, commonest entries first."""
    buckets = int(len(counts) / FILL / SLOTS) + 1
    bucket, mark = bucket_and_print(mix(*columns), buckets)
    order = np.lexsort((-counts, bucket))
    bucket, mark, values = bucket[order], mark[order], values[order]
    first = np.searchsorted(bucket, np.arange(buckets))
    slot = np.arange(len(bucket)) - first[bucket]
    keep = slot < SLOTS
    prints = np.zeros((buckets, SLOTS), np.uint16)
    table = np.zeros((buckets, SLOTS, values.shape[1]), np.uint8)
    prints[bucket[keep], slot[keep]] = mark[keep]
    table[bucket[keep], slot[keep]] = values[keep]
    print(f"  {len(counts):,} entries, {(~keep).sum():,} dropped, {prints.nbytes + table.nbytes:,} bytes")
    return prints, table


def main() -> None:
    """Write the files."""
    work, resources = map(Path, sys.argv[1:3])
    data = np.load(work / "counts.npz")
    stream, frequency = data["stream"].astype(np.int64), data["frequency"].astype(np.float64)
    words = (work / "words.txt").read_text("utf-8").split("\n")
    size = len(words)
    unigram = (frequency + 0.3) / (frequency.sum() + 0.3 * size)
    pairs, pair_counts = np.unique(stream[:-1] * size + stream[1:], return_counts=True)
    known = (pairs // size != 0) & (pairs % size != 0)
    keep = (pair_counts >= LEAST_BIGRAM) & known
    pairs, pair_counts = pairs[keep], pair_counts[keep]
    first, second = pairs // size, pairs % size
    mass = np.bincount(first, (pair_counts - DISCOUNT), minlength=size) / np.maximum(frequency, 1)
    backoff = np.clip(1 - mass, 1e-3, 1)
    pair_probability = (pair_counts - DISCOUNT) / frequency[first] + backoff[first] * unigram[second]

    triples, triple_counts = np.unique((stream[:-2] * size + stream[1:-1]) * size + stream[2:], return_counts=True)
    a, b, c = triples // size // size, triples // size % size, triples % size
    keep = (triple_counts >= LEAST_TRIGRAM) & (a != 0) & (b != 0) & (c != 0)
    a, b, c, triple_counts = a[keep], b[keep], c[keep], triple_counts[keep]
    place = np.searchsorted(pairs, a * size + b)
    mass = np.bincount(place, triple_counts - DISCOUNT, minlength=len(pairs)) / pair_counts
    pair_backoff = np.clip(1 - mass, 1e-3, 1)
    lower_place = np.searchsorted(pairs, b * size + c)
    lower = np.where(
        pairs[np.minimum(lower_place, len(pairs) - 1)] == b * size + c,
        pair_probability[np.minimum(lower_place, len(pairs) - 1)],
        backoff[b] * unigram[c],
    )
    triple_probability = (triple_counts - DISCOUNT) / pair_counts[place] + pair_backoff[place] * lower
    useful = np.abs(np.log2(triple_probability) - np.log2(pair_backoff[place] * lower)) > 1.0
    a, b, c, triple_counts, triple_probability = (x[useful] for x in (a, b, c, triple_counts, triple_probability))

    out = resources / "spacing"
    out.mkdir(parents=True, exist_ok=True)
    write_words(resources, words, data)
    np.save(resources / "words" / "commonness.npy", bits(unigram))
    np.save(resources / "words" / "partable.npy", np.ones(size, np.uint8))  # until it is known
    np.save(out / "backoffs.npy", bits(backoff))
    values = np.stack([bits(pair_probability), bits(pair_backoff)], 1)
    ids = [x.astype(np.int32) for x in (first, second)]
    for name, array in zip(("prints", "values"), hashed(ids, values, pair_counts), strict=True):
        np.save(out / f"bigram_{name}.npy", array)
    ids = [x.astype(np.int32) for x in (a, b, c)]
    for name, array in zip(
        ("prints", "values"), hashed(ids, bits(triple_probability)[:, None], triple_counts), strict=True
    ):
        np.save(out / f"trigram_{name}.npy", array)
    np.save(resources / "words" / "partable.npy", partable(words))
    letter_tables(out, words, data["frequency"], data["levels"], data["forms"])


def write_words(resources: Path, words: list[str], data: Any) -> None:
    """The word list with each word's commonness, dictionary level and usual capitals."""
    forms = data["forms"].astype(np.float64)
    total = forms.sum(1) + 1.0
    title, upper = ((forms[:, 1] + 0.1) / total), ((forms[:, 2] + forms[:, 3] + 0.05) / total)
    capitals = (np.minimum(np.rint(title * 15), 15) * 16 + np.minimum(np.rint(upper * 15), 15)).astype(np.uint8)
    (resources / "words").mkdir(exist_ok=True)
    (resources / "words" / "words.txt.z").write_bytes(zlib.compress("\n".join(words).encode(), 9))
    np.save(resources / "words" / "levels.npy", data["levels"])
    np.save(resources / "words" / "capitals.npy", capitals)
    np.save(resources / "words" / "compounds.npy", compounds(words, data["levels"], data["frequency"]))


def partable(words: list[str]) -> Any:
    """Which words could be two common words run together; needs the other columns in their place."""
    return np.array([i >= 6 and bool(known_pairs(word, lookup(word)[1])) for i, word in enumerate(words)], np.uint8)


def compounds(words: list[str], levels: Any, frequency: Any) -> Any:
    """For each word, how many dictionary words it starts and ends together with another word of three letters."""
    whole = {w for w, level in zip(words, levels, strict=True) if 0 < level <= 71 and level % 5 == 0}
    parts = {w: i for i, w in enumerate(words) if w in whole and len(w) > 1 and frequency[i] > 20}
    starts, ends = np.zeros(len(words)), np.zeros(len(words))
    for word in whole:
        for i in range(2, len(word) - 1):
            left, right = parts.get(word[:i]), parts.get(word[i:])
            if left is not None and right is not None:
                starts[left] += 1
                ends[right] += 1
    scaled = [np.minimum(np.rint(np.log2(x + 1) * 1.7), 15).astype(np.uint8) for x in (starts, ends)]
    return scaled[0] * 16 + scaled[1]


if __name__ == "__main__":
    main()
