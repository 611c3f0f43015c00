"""The trained network: chunks of words in, the likely changes of each word out. The only importer of onnxruntime."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from coping_gui.checks.grammar.local.labels import read_labels
from coping_gui.checks.grammar.local.tokenizer import END, START, Word, load_word_pieces
from coping_gui.paths import resource

LONGEST = 128
"""Pieces of a chunk, its start and end included: what the network was trained on."""
PIECES_A_RUN = 512
"""Pieces that go through the network at once: what stays in the caches of a processor; more is slower."""
LEAST = 0.02
"""Chances below this are not worth looking at."""

Floats = NDArray[np.float32]
Row = tuple[list[int], list[int], list[int]]
"""Pieces and shapes of a chunk, and where its words begin."""


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
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC  # see export.py
        path = str(_file(folder, "model.onnx"))
        self._session: Any = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        self._pieces = load_word_pieces()

    def run(self, chunks: Sequence[Sequence[Word]]) -> list[list[Choices]]:
        """For each chunk the choices of its words and, last, of its end; words beyond `LONGEST` pieces stay."""
        rows = [self._encoded(chunk) for chunk in chunks]
        found: list[list[Choices]] = [[] for _ in chunks]
        for some in _equally_long([len(pieces) for pieces, _, _ in rows]):
            for i, choices in zip(some, self._run([rows[i] for i in some]), strict=True):
                cut = len(chunks[i]) + 1 - len(choices)
                found[i] = [*choices[:-1], *[UNCHANGED] * (cut + 1)] if cut else choices
        return found

    def _run(self, rows: Sequence[Row]) -> list[list[Choices]]:
        """The choices of each row's places; all rows are equally long, so that none needs a mask."""
        width = len(rows[0][0])
        pieces, shapes = (np.array([row[n] for row in rows], np.int32) for n in range(2))
        places = np.array([i * width + p for i, (_, _, at) in enumerate(rows) for p in at], np.int64)
        feed = {"pieces": pieces, "shapes": shapes, "places": places}
        made = self._session.run(["rows", "edits", "inserts"], feed)
        choices = iter(_choices(len(places), *made))
        return [list(islice(choices, len(at))) for _, _, at in rows]

    def _encoded(self, words: Sequence[Word]) -> Row:
        """Pieces, shapes, and where the words that fit begin; the last place is the chunk's end."""
        pieces, shapes, places = [START], [0], list[int]()
        coded = self._pieces.coded
        for word in words:
            some, forms = coded(word.text, word.blank)
            if len(pieces) + len(some) >= LONGEST:
                break
            places.append(len(pieces))
            pieces += some
            shapes += forms
        return [*pieces, END], [*shapes, 0], [*places, len(pieces)]


def _equally_long(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Numbers of rows that go through the network together."""
    by_length: dict[int, list[int]] = {}
    for i, length in enumerate(lengths):
        by_length.setdefault(length, []).append(i)
    for length, some in by_length.items():
        most = max(1, PIECES_A_RUN // length)
        yield from (some[at : at + most] for at in range(0, len(some), most))


def _choices(count: int, rows: NDArray[np.int64], edits: Floats, inserts: Floats) -> list[Choices]:
    """The likely labels of `count` words; `rows` are those that may be wrong."""
    found = [UNCHANGED] * count
    moved = np.flatnonzero(_moves(edits) | _moves(inserts))
    change, more = _softmax(edits[moved]), _softmax(inserts[moved])
    keeps = change[:, 0].tolist()
    for row, keep, edit, insert in zip(rows[moved].tolist(), keeps, _likely(change), _likely(more), strict=True):
        found[row] = Choices(keep, edit, insert)
    return found


def _moves(logits: Floats) -> NDArray[np.bool_]:
    """Where anything but the first label has a chance of about `LEAST`."""
    return logits[:, 1:].max(1) > logits[:, 0] + np.float32(np.log(LEAST))


def _softmax(rows: Floats) -> Floats:
    powers = np.exp(rows - rows.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def _likely(chances: Floats) -> list[tuple[tuple[int, float], ...]]:
    """Labels and chances of each row, likeliest first; the first label, that all stays, is left out."""
    found: list[list[tuple[int, float]]] = [[] for _ in chances]
    rows, numbers = np.nonzero(chances > LEAST)
    for row, number, chance in zip(rows.tolist(), numbers.tolist(), chances[rows, numbers].tolist(), strict=True):
        if number:
            found[row].append((number, chance))
    return [tuple(sorted(some, key=lambda one: -one[1])) for some in found]
