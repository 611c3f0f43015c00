"""The trained network: chunks of words in, the likely changes of each word out. The only importer of onnxruntime."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coping_gui.checks.grammar.local.labels import read_labels
from coping_gui.checks.grammar.local.tokenizer import END, START, Word, load_word_pieces, shape
from coping_gui.paths import resource

LONGEST = 128
"""Pieces of a chunk, its start and end included: what the network was trained on."""
PIECES_A_RUN = 512
"""Padded pieces that go through the network at once: what stays in the caches of a processor; more is slower."""
LEAST = 0.02
"""Chances below this are not worth looking at."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Choices:
    """What the network says of one word: numbers of labels with their chances, likeliest first."""

    keep: float
    """Chance that the word stays as it is."""
    edits: tuple[tuple[int, float], ...]
    """Label and chance, KEEP left out."""
    inserts: tuple[tuple[int, float], ...]
    """What may be missing before the word."""


UNCHANGED = Choices(1.0, (), ())


def _file(folder: Path | None, name: str) -> Path:
    return folder / name if folder else resource("local_model", name)


class Network:
    """Loads the model when it is made, which takes a fifth of a second."""

    def __init__(self, threads: int = 1, folder: Path | None = None) -> None:
        """`folder` holds another model.onnx with its labels.txt."""
        onnxruntime: Any = import_module("onnxruntime")  # late: the program starts without it
        self.labels, self.inserts = read_labels(_file(folder, "labels.txt").read_text("utf-8"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        path = str(_file(folder, "model.onnx"))
        self._session: Any = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        self._pieces = load_word_pieces()

    def size(self, words: Sequence[Word]) -> int:
        """How many pieces the words have, start and end not counted."""
        return sum(len(self._pieces.pieces(w.text)) for w in words)

    def run(self, chunks: Sequence[Sequence[Word]]) -> list[list[Choices]]:
        """For each chunk the choices of its words and, last, of its end; words beyond `LONGEST` pieces stay."""
        order = sorted(range(len(chunks)), key=lambda i: self.size(chunks[i]))
        found: list[list[Choices]] = [[] for _ in chunks]
        at = 0
        while at < len(order):
            end = at + 1
            while end < len(order) and (end - at + 1) * min(LONGEST, self.size(chunks[order[end]]) + 2) <= PIECES_A_RUN:
                end += 1
            some = order[at:end]
            for i, row in zip(some, self._run([chunks[i] for i in some]), strict=True):
                found[i] = row
            at = end
        return found

    def _run(self, chunks: Sequence[Sequence[Word]]) -> list[list[Choices]]:
        rows = [self._encoded(chunk) for chunk in chunks]
        width = max(len(pieces) for pieces, _, _ in rows)
        pieces, shapes = (np.zeros((len(rows), width), np.int32) for _ in range(2))
        for i, (row, forms, _) in enumerate(rows):
            pieces[i, : len(row)], shapes[i, : len(row)] = row, forms
        places = np.array([i * width + p for i, (_, _, at) in enumerate(rows) for p in at], np.int64)
        lengths = np.array([len(row) for row, _, _ in rows], np.int32)
        feed = {"pieces": pieces, "shapes": shapes, "lengths": lengths, "places": places}
        edits, inserts = self._session.run(None, feed)
        choices = _choices(edits, inserts)
        found: list[list[Choices]] = []
        at = 0
        for chunk, (_, _, places_of) in zip(chunks, rows, strict=True):
            some = choices[at : at + len(places_of)]
            missing = len(chunk) + 1 - len(some)
            found.append(some if not missing else [*some[:-1], *[UNCHANGED] * (missing + 1)])
            at += len(places_of)
        return found

    def _encoded(self, words: Sequence[Word]) -> tuple[list[int], list[int], list[int]]:
        """Pieces, shapes, and where the words that fit begin; the last place is the chunk's end."""
        pieces, shapes, places = [START], [0], list[int]()
        for word in words:
            some = self._pieces.pieces(word.text)
            if len(pieces) + len(some) >= LONGEST:
                break
            places.append(len(pieces))
            pieces += some
            shapes += [shape(word.text, word.blank)] * len(some)
        return [*pieces, END], [*shapes, 0], [*places, len(pieces)]


def _choices(edits: Floats, inserts: Floats) -> list[Choices]:
    """The likely labels of every row; most rows are sure to stay, and cost nothing."""
    found = [UNCHANGED] * len(edits)
    for row in np.flatnonzero(_moves(edits) | _moves(inserts)).tolist():
        change, more = _softmax(edits[row]), _softmax(inserts[row])
        found[row] = Choices(float(change[0]), _likely(change), _likely(more))
    return found


def _moves(logits: Floats) -> NDArray[np.bool_]:
    """Where anything but the first label has a chance of about `LEAST`."""
    return logits[:, 1:].max(1) > logits[:, 0] + np.float32(np.log(LEAST))


def _softmax(row: Floats) -> Floats:
    powers = np.exp(row - row.max())
    return powers / powers.sum()


def _likely(chances: Floats) -> tuple[tuple[int, float], ...]:
    numbers = np.flatnonzero(chances > LEAST)
    ordered = sorted(numbers.tolist(), key=lambda n: -float(chances[n]))
    return tuple((n, float(chances[n])) for n in ordered if n)
