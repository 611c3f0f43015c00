"""How loud the numbers in the network get: what the eight-bit weights of `export.py` must make room for."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import helper

from benchmarks.training.batches import Batches, Stream
from benchmarks.training.noise import Tables

INPUTS = ("x", "middle", "gelu")
"""How the names of tensors end (but for a number) that go into matrices of more than one kind of loudness."""
SENTENCES = 3000
PIECES = 2048
"""Word pieces that are run at once."""

Run = tuple[np.ndarray, np.ndarray]
"""Pieces and shapes of equally long sentences."""


def peaks_on_held_back_text(plain: onnx.ModelProto, work: Path) -> dict[str, np.ndarray]:
    """The peaks on sentences with mistakes that no training saw."""
    return peaks(plain, held_back(work))


def peaks(plain: onnx.ModelProto, runs: Iterable[Run]) -> dict[str, np.ndarray]:
    """The largest magnitude of every channel, for each tensor of the single-precision graph that `INPUTS` names."""
    watched = onnx.ModelProto()
    watched.CopyFrom(plain)
    names = [
        node.output[0] for node in plain.graph.node if node.output[0].split(".")[-1].rstrip("0123456789") in INPUTS
    ]
    del watched.graph.output[:]
    watched.graph.output.extend(helper.make_tensor_value_info(n, onnx.TensorProto.FLOAT, None) for n in names)
    session = onnxruntime.InferenceSession(watched.SerializeToString(), providers=["CPUExecutionProvider"])
    found: dict[str, np.ndarray] = {}
    for pieces, shapes in runs:
        feed = {"pieces": pieces, "shapes": shapes, "places": np.arange(pieces.size)}
        for name, made in zip(names, session.run(names, feed), strict=True):
            most = np.abs(made).reshape(-1, made.shape[-1]).max(0)
            found[name] = np.maximum(found.get(name, 0), most)
    return found


def held_back(work: Path) -> Iterator[Run]:
    """Held-back sentences with mistakes, those that fill their batch's width: the graph has no mask for padding."""
    batches = Batches(Stream(work, held=True), Tables(work), 7, PIECES)
    for batch in batches.of(0, SENTENCES):
        full = batch.pieces[:, -1] > 0
        if full.any():
            yield batch.pieces[full].astype(np.int32), batch.shapes[full].astype(np.int32)
