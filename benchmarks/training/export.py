"""Step 6: the trained weights as an ONNX file with eight-bit weights.

    python -m benchmarks.training.export WEIGHTS WORK RESOURCES

Writes `RESOURCES/local_model/model.onnx` and `labels.txt`. Word embeddings get one byte a number and a scale for each
word; the encoder's matrices one byte a number and a scale for each column, and their inputs are quantised when they
run; the heads stay as they are.

The graph is written as it runs, with ONNX Runtime's own joined operators, so that nothing is left to its optimiser:

- `Add` and `LayerNormalization` take 0.2 µs a word piece, `SkipLayerNormalization`, which the optimiser would make of
  them, 1.6 µs (on a processor, in 1.32): twelve times a piece, a quarter of the whole time.
- All sentences of a run are equally long: attention needs no mask (0.45 µs a layer and piece less), and nothing is
  padded.
- Biases ride on the matrix products.
- One scale serves all numbers of a run, so a few loud ones would leave the others hardly any bytes (43 beside 8 in
  the feed-forward part). The loudest channels of a norm are turned down for the matrix behind it, whose weights are
  turned up (Xiao et al. 2022, SmoothQuant), and the loudest neurons are reckoned apart in single precision (Dettmers
  et al. 2022, LLM.int8). That leaves a tenth of what the rounding did to the chances (divergence 0.0034 → 0.0003);
  which are loud is measured on held-back text (`loudness.py`).
- The last layer goes on with the first pieces of words alone, the heads with the words that may be wrong.
"""

import argparse
import hashlib
import math
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from benchmarks.training.loudness import peaks_on_held_back_text
from benchmarks.training.weights import load
from coping_gui.checks.grammar.local.labels import read_labels

MICROSOFT = "com.microsoft"
HEAD_WIDTH = 32
"""Numbers that one head of the attention looks at."""
WORTH_A_LOOK = 0.01
"""Odds, against leaving all as it is, from which the heads are asked: half of the least that the program hears (0.02),
since eight bits blur them (by 8 % at most)."""
LOUD_CHANNELS = 16
"""Channels of a norm that are turned down, at most to the loudness of the next one."""
LOUD_NEURONS = 2
"""Neurons of a feed-forward part that are reckoned apart; one in each layer is five times louder than all others."""
TINY = 1e-12
"""What keeps a norm from dividing by nothing, as in BERT."""


class Graph:
    """Nodes and weights as they are added."""

    def __init__(
        self, weights: dict[str, np.ndarray], peaks: Mapping[str, np.ndarray] | None = None, *, plain: bool = False
    ) -> None:
        """`peaks` are the largest magnitudes in the graph's tensors, by name; `plain` keeps single precision."""
        self.weights, self.nodes, self.constants, self.plain = weights, [], {}, plain
        self.peaks = {} if plain else peaks or {}

    @property
    def layers(self) -> int:
        """How many layers the encoder has."""
        return 1 + max(int(name.split(".")[1]) for name in self.weights if name.startswith("layers."))

    @property
    def width(self) -> int:
        """Numbers that stand for a word piece."""
        return self.weights["word.weight"].shape[1]

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def weight(self, name: str, *, turned: bool = False) -> str:
        value = self.weights[name]
        return self.constant(name, value.T if turned else value)

    def add(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def eight_bit(self, name: str) -> tuple[str, str, str]:
        """A matrix in bytes, the scale of each column, and the byte that stands for nothing (0)."""
        matrix = self.weights[f"{name}.weight"].T
        scale = np.maximum(np.abs(matrix).max(0) / 127, TINY).astype(np.float32)
        packed = self.constant(f"{name}.bytes", np.round(matrix / scale).astype(np.int8))
        nothing = self.constant(f"{name}.nothing", np.zeros(len(scale), np.int8))
        return packed, self.constant(f"{name}.scale", scale), nothing

    def dense(self, x: str, name: str, output: str) -> str:
        """x · weights + bias; the inputs' scale is that of the run."""
        bias = self.weight(f"{name}.bias")
        if self.plain:
            return self.exact(x, name, output)
        return self.add("DynamicQuantizeMatMul", [x, *self.eight_bit(name), bias], output, MICROSOFT)

    def exact(self, x: str, name: str, output: str) -> str:
        """The same in single precision."""
        made = self.add("MatMul", [x, self.weight(f"{name}.weight", turned=True)], f"{output}.product")
        return self.add("Add", [made, self.weight(f"{name}.bias")], output)

    def norm(self, x: str, name: str, output: str) -> str:
        weights = [self.weight(f"{name}.weight"), self.weight(f"{name}.bias")]
        return self.add("LayerNormalization", [x, *weights], output, axis=-1, epsilon=TINY)

    def quiet(self, x: str, matrix: str) -> str:
        """`x` with its loudest channels turned down for a matrix, which makes up for it."""
        if x not in self.peaks:
            return x
        peaks = self.peaks[x]
        factors = np.maximum(1, peaks / np.sort(peaks)[-1 - LOUD_CHANNELS]).astype(np.float32)
        self.weights[f"{matrix}.weight"] = self.weights[f"{matrix}.weight"] * factors
        return self.add("Mul", [x, self.constant(f"{x}.factors", 1 / factors)], f"{x}.quiet")

    def words(self, x: str, output: str) -> str:
        """The rows of `x` at the places where words begin."""
        flat = self.constant("flat", np.array([-1, self.width], np.int64))
        return self.add("Gather", [self.add("Reshape", [x, flat], f"{output}.flat"), "places"], output)

    def attention(self, x: str, name: str, output: str) -> str:
        """Every word looks at every other one; all of a run are equally long."""
        heads, bias = self.width // HEAD_WIDTH, self.weight(f"{name}.bias")
        if self.plain:
            inputs = [x, self.weight(f"{name}.weight", turned=True), bias]
            return self.add("Attention", inputs, output, MICROSOFT, num_heads=heads)
        bytes_, scale, nothing = self.eight_bit(name)
        parts = [f"{output}.bytes", f"{output}.scale", f"{output}.zero"]
        self.nodes.append(helper.make_node("DynamicQuantizeLinear", [x], parts, name=f"{output}.input"))
        inputs = [parts[0], bytes_, bias, parts[1], scale, "", parts[2], nothing]
        return self.add("QAttention", inputs, output, MICROSOFT, num_heads=heads)


def embeddings(g: Graph) -> str:
    """Pieces, places and shapes, added."""
    words = g.weights["word.weight"]
    scale = np.maximum(np.abs(words).max(1, keepdims=True) / 127, 1e-8).astype(np.float32)
    g.constant("word.bytes", np.round(words / scale).astype(np.int8))
    g.constant("word.scale", scale)
    g.add("Gather", ["word.bytes", "pieces"], "word.row")
    g.add("Cast", ["word.row"], "word.float", to=TensorProto.FLOAT)
    g.add("Gather", ["word.scale", "pieces"], "word.factor")
    g.add("Mul", ["word.float", "word.factor"], "word")
    g.add("Shape", ["pieces"], "length", start=1, end=2)
    g.constant("zero", np.array([0], np.int64))
    places = g.constant("position.weight", g.weights["position.weight"][:256])
    g.add("Slice", [places, "zero", "length", "zero"], "position")
    g.add("Gather", [g.weight("shape.weight"), "shapes"], "shape")
    g.add("Add", ["word", "position"], "placed")
    return g.add("Add", ["placed", "shape"], "embedded")


def layer(g: Graph, before: str, norm: str, number: int) -> str:
    """One layer of the encoder, from the sum before its first norm to the one behind it.

    The last layer goes on with the words' places alone.
    """
    name = f"layers.{number}"
    x = g.norm(before, norm, f"x{number}")
    mixed = g.attention(g.quiet(x, f"{name}.qkv"), f"{name}.qkv", f"{name}.mixed")
    if number == g.layers - 1:
        x, mixed = (g.words(some, f"{some}.words") for some in (x, mixed))
    out = g.dense(mixed, f"{name}.out", f"{name}.attended")
    return feed_forward(g, g.add("Add", [x, out], f"{name}.sum"), name)


def feed_forward(g: Graph, before: str, name: str) -> str:
    """The second half of a layer, its loudest neurons apart."""
    x = g.norm(before, f"{name}.norm1", f"{name}.middle")
    loud = loudest_apart(g, x, name)
    up = g.dense(g.quiet(x, f"{name}.up"), f"{name}.up", f"{name}.wide")
    down = g.dense(g.add("Gelu", [up], f"{name}.gelu", MICROSOFT), f"{name}.down", f"{name}.narrow")
    return g.add("Sum" if loud else "Add", [x, down, *loud], f"{name}.second")


def loudest_apart(g: Graph, x: str, name: str) -> list[str]:
    """What the loudest neurons of a feed-forward part give, in single precision; they are taken out of its matrices."""
    peaks = g.peaks.get(f"{name}.gelu")
    if peaks is None:
        return []
    loud = np.argsort(-peaks, kind="stable")[:LOUD_NEURONS]
    for part, of in (("up.weight", (loud, slice(None))), ("up.bias", loud), ("down.weight", (slice(None), loud))):
        g.weights[f"{name}.loud.{part}"] = g.weights[f"{name}.{part}"][of]
        g.weights[f"{name}.{part}"] = g.weights[f"{name}.{part}"].copy()
        g.weights[f"{name}.{part}"][of] = 0
    up = g.exact(x, f"{name}.loud.up", f"{name}.loud.wide")
    gelu = g.add("Gelu", [up], f"{name}.loud.gelu", MICROSOFT)
    return [g.add("MatMul", [gelu, g.weight(f"{name}.loud.down.weight", turned=True)], f"{name}.loud.narrow")]


def heads(g: Graph, x: str) -> list[str]:
    """Logits of both heads, for the rows alone where a quick look sees that something may be wrong.

    The quick look is both heads in eight bits, less what speaks for leaving all as it is.
    """
    for kind in ("weight", "bias"):
        parts = [g.weights[f"{head}.{kind}"] for head in ("edit", "insert")]
        g.weights[f"look.{kind}"] = np.concatenate([part[1:] - part[:1] for part in parts])
    most = g.add("ReduceMax", [g.dense(x, "look", "looks")], "most", axes=[-1], keepdims=0)
    open_ = g.add("Greater", [most, g.constant("worth", np.array(math.log(WORTH_A_LOOK), np.float32))], "open")
    found = g.add("NonZero", [open_], "found")
    rows = g.add("Reshape", [found, g.constant("one", np.array([-1], np.int64))], "rows")
    g.add("Gather", [x, rows], "chosen")
    return [g.exact("chosen", "edit", "edits"), g.exact("chosen", "insert", "inserts")]


def network(
    weights: dict[str, np.ndarray],
    labels: int,
    inserts: int,
    peaks: Mapping[str, np.ndarray] | None = None,
    *,
    plain: bool = False,
) -> onnx.ModelProto:
    """The whole graph: (pieces, shapes, places) → (rows, edits, inserts); `peaks` make the best of eight bits.

    `pieces` and `shapes` are numbers of equally long sentences, `places` count through all of them; `rows` are the
    numbers of the places where something may be wrong, with the logits of both heads there.
    """
    size = {"edit": labels, "insert": inserts}
    g = Graph({name: value[: size.get(name.split(".")[0])] for name, value in weights.items()}, peaks, plain=plain)
    x, norm = embeddings(g), "norm"
    for number in range(g.layers):
        x, norm = layer(g, x, norm, number), f"layers.{number}.norm2"
    outputs = heads(g, g.norm(x, norm, f"x{g.layers}"))
    ints = [helper.make_tensor_value_info(n, TensorProto.INT32, ["sentences", "length"]) for n in ("pieces", "shapes")]
    ints.append(helper.make_tensor_value_info("places", TensorProto.INT64, ["words"]))
    made = [helper.make_tensor_value_info("rows", TensorProto.INT64, ["open"])]
    made += [helper.make_tensor_value_info(n, TensorProto.FLOAT, ["open", None]) for n in outputs]
    graph = helper.make_graph(g.nodes, "coping", ints, made, list(g.constants.values()))
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="coping")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("resources", type=Path)
    parser.add_argument("--plain", type=Path, help="write the model in single precision here, too")
    options = parser.parse_args()
    text = (options.work / "labels.txt").read_text("utf-8")
    labels, inserts = read_labels(text)
    weights = load(options.weights)
    plain = network(weights, len(labels), len(inserts), plain=True)
    if options.plain:
        onnx.save(plain, options.plain)
    folder = options.resources / "local_model"
    peaks = peaks_on_held_back_text(plain, options.work)
    onnx.save(network(weights, len(labels), len(inserts), peaks), folder / "model.onnx")
    (folder / "labels.txt").write_text(text, "utf-8")
    packed = (folder / "model.onnx").read_bytes()
    print(f"{len(packed) / 1e6:.1f} MB, SHA-256 {hashlib.sha256(packed).hexdigest()}")


if __name__ == "__main__":
    main()
