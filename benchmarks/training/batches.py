"""Noised sentences → batches of word pieces, ready for the model."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.training.noise import Habits, Noise, Noised, Tables
from coping_gui.checks.grammar.local.tokenizer import END, START

LONGEST = 128
"""Pieces of a chunk, its start and end included."""
ALONE = 0.6
"""Share of chunks that hold one sentence."""
STEP = 8
"""Chunks are padded to a multiple of this."""
ROUND = 1024
"""The number of words of a batch is padded to a multiple of this: few different sizes are quick on a GPU."""
SPAN = 200_000
"""Words noised at once."""


@dataclass(slots=True)
class Batch:
    """Chunks of nearly the same length."""

    pieces: np.ndarray
    """(chunks, length); 0 is padding."""
    shapes: np.ndarray
    """The same form: case and blank of the word that a piece belongs to."""
    places: np.ndarray
    """Where each word's first piece is in the flattened `pieces`; the end of a chunk counts as a word."""
    edits: np.ndarray
    inserts: np.ndarray
    words: int
    """How many of the places count; the rest are padding up to a multiple of `ROUND`."""


class Stream:
    """The text of `stream.npz`: sentences that are held back, or all others."""

    def __init__(self, work: Path, *, held: bool) -> None:
        with np.load(work / "stream.npz") as arrays:
            lengths = arrays["lengths"].astype(np.int64)
            wanted = arrays["held"] == held
            words = np.repeat(wanted, lengths)
            self.ids, self.tags = arrays["ids"][words], arrays["tags"][words]
            self.lengths, self.first = lengths[wanted], arrays["first"][wanted]
        self.starts = np.concatenate(([0], np.cumsum(self.lengths)))

    def shorten(self, share: float) -> None:
        """Keep this share of the text, taken from everywhere: every so many sentences a run of a hundred."""
        runs = np.arange(len(self.lengths)) // 100
        kept = np.random.default_rng(3).random(runs[-1] + 1)[runs] < share
        words = np.repeat(kept, self.lengths)
        self.ids, self.tags = self.ids[words], self.tags[words]
        self.lengths, self.first = self.lengths[kept], self.first[kept]
        self.starts = np.concatenate(([0], np.cumsum(self.lengths)))

    def spans(self, words: int = SPAN) -> list[tuple[int, int]]:
        """Runs of sentences of about `words` words."""
        cuts = np.searchsorted(self.starts, np.arange(0, self.starts[-1], words))
        return [(int(a), int(b)) for a, b in zip(cuts, [*cuts[1:], len(self.lengths)], strict=True) if b > a]


class Batches:
    """Makes batches of one run of sentences after another."""

    def __init__(
        self, stream: Stream, tables: Tables, seed: int, pieces: int = 32_768, habits: Habits | None = None
    ) -> None:
        self.stream, self.tables, self.pieces = stream, tables, pieces
        self.chosen = np.random.default_rng(seed)
        self.noise = Noise(tables, self.chosen, habits)

    def forever(self) -> Iterator[Batch]:
        """Batches in random order, fresh noise each time."""
        spans = self.stream.spans()
        while True:
            for number in self.chosen.permutation(len(spans)):
                yield from self.of(*spans[number], whole=True)

    def of(self, begin: int, end: int, *, whole: bool = False) -> list[Batch]:
        """The batches of sentences `begin` to `end`, in random order; only the full ones where `whole` is asked for."""
        s = self.stream
        words = slice(s.starts[begin], s.starts[end])
        noised = self.noise.make(s.ids[words], s.tags[words], s.lengths[begin:end])
        chunks = self.chunks(noised, s.first[begin:end])
        widths = -(-np.array([c[2] for c in chunks]) // STEP) * STEP
        batches = [rows for width in np.unique(widths) for rows in self._parted(np.flatnonzero(widths == width), width)]
        if whole:
            batches = [rows for rows in batches if len(rows) == max(1, self.pieces // widths[rows[0]])]
        made = [self.batch(noised, [chunks[i] for i in rows]) for rows in batches]
        return [made[i] for i in self.chosen.permutation(len(made))]

    def _parted(self, rows: np.ndarray, width: int) -> list[np.ndarray]:
        """The rows in random order, as many at a time as make a batch."""
        rows = self.chosen.permutation(rows)
        size = max(1, self.pieces // width)
        return [rows[at : at + size] for at in range(0, len(rows), size)]

    def chunks(self, noised: Noised, first: np.ndarray) -> list[tuple[int, int, int]]:
        """(first sentence, one behind the last, pieces): one sentence, or neighbours of one paragraph."""
        counts = np.concatenate(([0], np.cumsum(self.tables["pieces"][noised.words].astype(np.int64))))
        sizes = np.diff(counts[noised.sentences])
        alone = self.chosen.random(len(sizes)) < ALONE
        limits = self.chosen.integers(40, LONGEST - 2, len(sizes))
        found: list[tuple[int, int, int]] = []
        at, n = 0, len(sizes)
        while at < n:
            end, total = at + 1, int(sizes[at])
            if not alone[at]:
                while end < n and not first[end] and total + sizes[end] <= limits[at]:
                    total += int(sizes[end])
                    end += 1
            if total:
                found.append((at, end, min(total + 2, LONGEST)))
            at = end
        return found

    def batch(self, noised: Noised, chunks: list[tuple[int, int, int]]) -> Batch:
        t = self.tables
        width = -(-max(c[2] for c in chunks) // STEP) * STEP
        pieces = np.zeros((len(chunks), width), np.uint16)
        shapes = np.zeros((len(chunks), width), np.uint8)
        places, edits, inserts = [], [], []
        for row, (begin, end, _) in enumerate(chunks):
            words = noised.words[noised.sentences[begin] : noised.sentences[end]]
            counts = t["pieces"][words].astype(np.int64)
            at = 1 + np.concatenate(([0], np.cumsum(counts)))
            fits = int(np.searchsorted(at, width - 1, "right")) - 1
            words, counts, at = words[:fits], counts[:fits], at[: fits + 1]
            source = np.repeat(t.piece_start[words] - at[:-1], counts) + np.arange(1, at[-1])
            pieces[row, 0] = START
            pieces[row, 1 : at[-1]] = t["piece"][source]
            pieces[row, at[-1]] = END
            low = noised.sentences[begin]
            bits = noised.blanks[low : low + fits].astype(np.uint8)
            shapes[row, 1 : at[-1]] = np.repeat(t["shape"][words] + bits, counts)
            whole = fits == noised.sentences[end] - low
            row_inserts = noised.inserts[low : low + fits].copy()
            if fits and not noised.own_first[begin]:
                row_inserts[0] = 0
            places.append(row * width + at)
            edits += [noised.edits[low : low + fits], [0]]
            inserts += [row_inserts, [noised.end_inserts[end - 1] if whole else 0]]
        words = sum(map(len, places))
        rest = -words % ROUND
        return Batch(
            pieces,
            shapes,
            np.concatenate([*places, np.zeros(rest, np.int64)]),
            np.concatenate([*edits, np.zeros(rest, np.int16)]),
            np.concatenate([*inserts, np.zeros(rest, np.int16)]),
            words,
        )
