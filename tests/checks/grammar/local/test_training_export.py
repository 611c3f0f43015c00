# ruff: noqa: E402  (the training programs are in the source tree alone, which is looked at first)
"""The exported graph computes what the trained network says, in single precision exactly and in eight bits nearly."""

import hashlib
import math
import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import pytest

ROOT = Path(__file__).resolve().parents[4]
if not (ROOT / "benchmarks" / "training").is_dir():
    pytest.skip("needs a source tree: the training programs are not installed", allow_module_level=True)
sys.path.insert(0, str(ROOT))

from benchmarks.training.export import HEAD_WIDTH, TINY, WORTH_A_LOOK, network
from benchmarks.training.loudness import peaks
from benchmarks.training.weights import load, save
from coping_gui.checks.grammar.local.network import LEAST
from coping_gui.paths import resource

WORDS, WIDTH, LAYERS, LABELS, INSERTS, LONG = 50, 64, 2, 7, 5, 9


def random_weights():
    draw = np.random.default_rng(3)
    sizes = {"edit": LABELS + 3, "insert": INSERTS + 3}  # heads are padded in training
    weights = {
        "word.weight": draw.normal(0, 1, (WORDS, WIDTH)), "position.weight": draw.normal(0, 0.3, (512, WIDTH)),
        "shape.weight": draw.normal(0, 0.3, (10, WIDTH)),
    }  # fmt: skip
    for layer in range(LAYERS):
        for name, rows, columns in (
            ("qkv", 3 * WIDTH, WIDTH), ("out", WIDTH, WIDTH), ("up", 4 * WIDTH, WIDTH), ("down", WIDTH, 4 * WIDTH),
        ):  # fmt: skip
            weights[f"layers.{layer}.{name}.weight"] = draw.normal(0, 0.1, (rows, columns))
            weights[f"layers.{layer}.{name}.bias"] = draw.normal(0, 0.1, rows)
    for norm in ("norm", *(f"layers.{layer}.norm{n}" for layer in range(LAYERS) for n in (1, 2))):
        weights[f"{norm}.weight"] = draw.normal(1, 0.1, WIDTH)
        weights[f"{norm}.bias"] = draw.normal(0, 0.1, WIDTH)
    for head, size in sizes.items():
        weights[f"{head}.weight"], weights[f"{head}.bias"] = draw.normal(0, 0.3, (size, WIDTH)), np.zeros(size)
        weights[f"{head}.bias"][0] = 11.0  # most words stay as they are
    return {name: value.astype(np.float32) for name, value in weights.items()}


def expected(weights, pieces, shapes, places):
    """The network of `benchmarks/training/model.py` in numpy."""

    def linear(x, name):
        return x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]

    def norm(x, name):
        middle = x - x.mean(-1, keepdims=True)
        spread = np.sqrt((middle**2).mean(-1, keepdims=True) + TINY)
        return middle / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"]

    def gelu(x):
        erf = np.vectorize(math.erf)
        return x * 0.5 * (1 + erf(x / np.sqrt(2)))

    rows, long = pieces.shape
    x = weights["word.weight"][pieces] + weights["position.weight"][:long] + weights["shape.weight"][shapes]
    x = norm(x, "norm")
    for layer in range(LAYERS):
        qkv = linear(x, f"layers.{layer}.qkv").reshape(rows, long, 3, WIDTH // HEAD_WIDTH, HEAD_WIDTH)
        q, k, v = qkv.transpose(2, 0, 3, 1, 4)
        scores = q @ k.transpose(0, 1, 3, 2) / np.sqrt(HEAD_WIDTH)
        powers = np.exp(scores - scores.max(-1, keepdims=True))
        mixed = (powers / powers.sum(-1, keepdims=True) @ v).transpose(0, 2, 1, 3).reshape(rows, long, WIDTH)
        x = norm(x + linear(mixed, f"layers.{layer}.out"), f"layers.{layer}.norm1")
        inner = gelu(linear(x, f"layers.{layer}.up"))
        x = norm(x + linear(inner, f"layers.{layer}.down"), f"layers.{layer}.norm2")
    words = x.reshape(-1, WIDTH)[places]
    return linear(words, "edit")[:, :LABELS], linear(words, "insert")[:, :INSERTS]


@pytest.fixture(scope="module")
def feed():
    draw = np.random.default_rng(5)
    sizes = {"pieces": WORDS, "shapes": 10}
    made = {name: draw.integers(0, size, (12, LONG)).astype(np.int32) for name, size in sizes.items()}
    return made | {"places": np.flatnonzero(draw.random(12 * LONG) < 0.7)}


def run(model, feed):
    onnx.checker.check_model(model)
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    return session.run(["rows", "edits", "inserts"], feed)


@pytest.mark.parametrize(("plain", "near"), [(True, 0.05), (False, 0.2)])
def test_the_graph_computes_the_network(feed, plain, near):
    weights = random_weights()
    edits, inserts = expected(weights, **feed)
    rows, made_edits, made_inserts = run(network(weights, LABELS, INSERTS, plain=plain), feed)
    assert 0 < len(rows) < len(feed["places"])
    assert np.abs(made_edits - edits[rows]).max() < near  # the words' embeddings have eight bits in both
    assert np.abs(made_inserts - inserts[rows]).max() < near


def with_loud_numbers():
    """Weights that make one channel of every norm, and one neuron of every layer, far louder than the others."""
    weights = random_weights()
    for layer in range(LAYERS):
        for norm in ("norm", f"layers.{layer}.norm1", f"layers.{layer}.norm2"):
            weights[f"{norm}.weight"][5] = 60.0
        for matrix in ("qkv", "up"):
            weights[f"layers.{layer}.{matrix}.weight"][:, 5] /= 60
        weights[f"layers.{layer}.up.weight"][7] *= 40
        weights[f"layers.{layer}.down.weight"][:, 7] /= 40
    return weights


def test_loud_numbers_do_not_take_the_bytes_of_the_others(feed):
    weights = with_loud_numbers()
    edits, inserts = expected(weights, **feed)
    measured = peaks(network(weights, LABELS, INSERTS, plain=True), [(feed["pieces"], feed["shapes"])])
    off = []
    for known in (None, measured):
        rows, made_edits, made_inserts = run(network(weights, LABELS, INSERTS, known), feed)
        off.append(max(np.abs(made_edits - edits[rows]).mean(), np.abs(made_inserts - inserts[rows]).mean()))
    assert off[1] < off[0] / 2


def test_how_loud_the_numbers_are_is_measured_where_matrices_take_them_in(feed):
    runs = [(feed["pieces"][:6], feed["shapes"][:6]), (feed["pieces"][6:], feed["shapes"][6:])]
    measured = peaks(network(with_loud_numbers(), LABELS, INSERTS, plain=True), runs)
    assert {"x0", "x1", "layers.0.middle", "layers.1.gelu"} <= measured.keys()
    assert measured["layers.0.gelu"].argmax() == 7
    assert measured["layers.0.gelu"].shape == (4 * WIDTH,)
    assert measured["x0"].argmax() == 5


def test_no_word_that_may_be_wrong_is_passed_over(feed):
    weights = random_weights()
    edits, inserts = expected(weights, **feed)
    rows, *_ = run(network(weights, LABELS, INSERTS), feed)
    odds = np.maximum(*((logits[:, 1:] - logits[:, :1]).max(1) for logits in (edits, inserts)))
    assert set(np.flatnonzero(odds > np.log(LEAST)).tolist()) <= set(rows.tolist())
    assert WORTH_A_LOOK < LEAST


def test_sentences_of_one_run_do_not_see_each_other(feed):
    model = network(random_weights(), LABELS, INSERTS, plain=True)
    rows, edits, _ = run(model, feed)
    alone = {"pieces": feed["pieces"][3:4], "shapes": feed["shapes"][3:4]}
    here = [p for p in feed["places"] if 3 * LONG <= p < 4 * LONG]
    some, said, _ = run(model, alone | {"places": np.array(here) - 3 * LONG})
    first = int(np.flatnonzero(feed["places"] == here[0])[0])
    together = {int(row): edit for row, edit in zip(rows, edits, strict=True)}
    for row, edit in zip(some, said, strict=True):
        assert np.allclose(together[first + int(row)], edit, atol=1e-4)


def test_weights_come_back_from_their_files_in_half_precision(tmp_path):
    weights = random_weights()
    save(weights, tmp_path, most_bytes=20_000)
    back = load(tmp_path)
    assert len(list(tmp_path.glob("weights_*.npz"))) > 3
    assert back.keys() == weights.keys()
    assert all(np.array_equal(back[name], value.astype(np.float16)) for name, value in weights.items())


def test_the_card_names_the_shipped_file():
    digest = hashlib.sha256(resource("local_model", "model.onnx").read_bytes()).hexdigest()
    assert digest in resource("local_model", "README.md").read_text("utf-8")
