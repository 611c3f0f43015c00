"""Step 6: the trained weights as an ONNX file with eight-bit weights.

    python -m benchmarks.training.export WEIGHTS WORK RESOURCES

Writes `RESOURCES/local_model/model.onnx` and `labels.txt`. Word embeddings get one byte a number and a scale for each
word; the encoder's matrices are quantised by channel, their inputs when they run; the heads stay as they are.
"""

import argparse
import hashlib
import tempfile
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from benchmarks.training.model import HEADS, load
from coping_gui.checks.grammar.local.labels import read_labels

MICROSOFT = "com.microsoft"


class Graph:
    """Nodes and weights as they are added."""

    def __init__(self, weights: dict[str, np.ndarray]) -> None:
        self.weights, self.nodes, self.constants = weights, [], {}

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def weight(self, name: str, *, turned: bool = False) -> str:
        value = self.weights[name]
        return self.constant(name, value.T if turned else value)

    def add(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: object) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def dense(self, x: str, name: str, output: str, *, bias: bool = True) -> str:
        made = self.add("MatMul", [x, self.weight(f"{name}.weight", turned=True)], f"{output}.product")
        return self.add("Add", [made, self.weight(f"{name}.bias")], output) if bias else made


def embeddings(g: Graph) -> str:
    """Pieces, places and shapes, added and normed."""
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
    g.add(
        "Slice",
        [g.constant("position.weight", g.weights["position.weight"][:256]), "zero", "length", "zero"],
        "position",
    )
    g.add("Gather", [g.weight("shape.weight"), "shapes"], "shape")
    g.add("Add", ["word", "position"], "placed")
    g.add("Add", ["placed", "shape"], "embedded")
    names = ["embedded", g.weight("norm.weight"), g.weight("norm.bias")]
    return g.add("LayerNormalization", names, "x0", axis=-1, epsilon=1e-12)


def layer(g: Graph, x: str, number: int) -> str:
    """One layer of the encoder."""
    name = f"layers.{number}"
    qkv = [x, g.weight(f"{name}.qkv.weight", turned=True), g.weight(f"{name}.qkv.bias"), "lengths"]
    mixed = g.add("Attention", qkv, f"{name}.mixed", MICROSOFT, num_heads=HEADS)
    out = g.dense(mixed, f"{name}.out", f"{name}.attended", bias=False)
    norm = [out, x, g.weight(f"{name}.norm1.weight"), g.weight(f"{name}.norm1.bias"), g.weight(f"{name}.out.bias")]
    x = g.add("SkipLayerNormalization", norm, f"{name}.middle", MICROSOFT, epsilon=1e-12)
    up = g.dense(x, f"{name}.up", f"{name}.wide", bias=False)
    up = g.add("BiasGelu", [up, g.weight(f"{name}.up.bias")], f"{name}.gelu", MICROSOFT)
    down = g.dense(up, f"{name}.down", f"{name}.narrow", bias=False)
    norm = [down, x, g.weight(f"{name}.norm2.weight"), g.weight(f"{name}.norm2.bias"), g.weight(f"{name}.down.bias")]
    return g.add("SkipLayerNormalization", norm, f"x{number + 1}", MICROSOFT, epsilon=1e-12)


def network(weights: dict[str, np.ndarray], labels: int, inserts: int) -> onnx.ModelProto:
    """The whole graph: (pieces, shapes, lengths, places) → (edit, insert), logits for every place."""
    for head, size in (("edit", labels), ("insert", inserts)):
        for kind in ("weight", "bias"):
            weights[f"{head}.{kind}"] = weights[f"{head}.{kind}"][:size]
    g = Graph(weights)
    x = embeddings(g)
    for number in range(sum(name.endswith(".qkv.weight") for name in weights)):
        x = layer(g, x, number)
    g.add("Reshape", [x, g.constant("flat", np.array([-1, 384], np.int64))], "all")
    g.add("Gather", ["all", "places"], "words")
    outputs = [g.dense("words", "edit", "edits"), g.dense("words", "insert", "inserts")]
    ints = [helper.make_tensor_value_info(n, TensorProto.INT32, ["rows", "length"]) for n in ("pieces", "shapes")]
    ints.append(helper.make_tensor_value_info("lengths", TensorProto.INT32, ["rows"]))
    ints.append(helper.make_tensor_value_info("places", TensorProto.INT64, ["count"]))
    floats = [helper.make_tensor_value_info(n, TensorProto.FLOAT, ["count", None]) for n in outputs]
    graph = helper.make_graph(g.nodes, "coping", ints, floats, list(g.constants.values()))
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MICROSOFT, 1)]
    return helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="coping")


def quantised(model: onnx.ModelProto, path: Path) -> None:
    """Write the model with eight-bit matrices; heads are left out."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        onnx.save(model, plain)
        heads = ["edits.product", "inserts.product"]
        quantize_dynamic(
            plain, path, op_types_to_quantize=["MatMul", "Attention"], per_channel=True, weight_type=QuantType.QInt8,
            nodes_to_exclude=heads, extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
        )  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("resources", type=Path)
    parser.add_argument("--plain", type=Path, help="write the model in single precision here, too")
    options = parser.parse_args()
    text = (options.work / "labels.txt").read_text("utf-8")
    labels, inserts = read_labels(text)
    model = network(load(options.weights), len(labels), len(inserts))
    if options.plain:
        onnx.save(model, options.plain)
    folder = options.resources / "local_model"
    quantised(model, folder / "model.onnx")
    (folder / "labels.txt").write_text(text, "utf-8")
    packed = (folder / "model.onnx").read_bytes()
    print(f"{len(packed) / 1e6:.1f} MB, SHA-256 {hashlib.sha256(packed).hexdigest()}")


if __name__ == "__main__":
    main()
