"""Trained weights as files of half floats: needs numpy alone."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np


def save(weights: Mapping[str, np.ndarray], folder: Path, most_bytes: int = 15_000_000) -> None:
    """Weights as half floats in files of at most about `most_bytes`, so that each can be copied anywhere."""
    folder.mkdir(parents=True, exist_ok=True)
    group: dict[str, np.ndarray] = {}
    number = size = 0
    for name, value in _pieces({n: w.astype(np.float16) for n, w in weights.items()}, most_bytes):
        if group and size + value.nbytes > most_bytes:
            np.savez(folder / f"weights_{number}.npz", **group)
            group, size, number = {}, 0, number + 1
        group[name] = value
        size += value.nbytes
    np.savez(folder / f"weights_{number}.npz", **group)


def _pieces(arrays: dict[str, np.ndarray], most_bytes: int) -> list[tuple[str, np.ndarray]]:
    rows: list[tuple[str, np.ndarray]] = []
    for name, value in arrays.items():
        parts = -(-value.nbytes // most_bytes)
        rows += [(f"{name}#{i}", part) for i, part in enumerate(np.array_split(value, parts))]
    return sorted(rows, key=lambda row: -row[1].nbytes)


def load(folder: Path) -> dict[str, np.ndarray]:
    """What `save` wrote, as single floats."""
    parts: dict[str, dict[int, np.ndarray]] = {}
    for path in sorted(folder.glob("weights_*.npz")):
        with np.load(path) as arrays:
            for key in arrays.files:
                name, number = key.rsplit("#", 1)
                parts.setdefault(name, {})[int(number)] = arrays[key].astype(np.float32)
    return {name: np.concatenate([rows[i] for i in sorted(rows)]) for name, rows in parts.items()}
