"""Evaluate a gradient-boosted forest that was trained elsewhere and stored as flat arrays."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from coping_gui.paths import resource

ROWS_AT_ONCE = 128
"""Rows are scored in blocks so that the intermediate arrays stay small."""


@dataclass(frozen=True, slots=True)
class Forest:
    """Trees as arrays: an inner node asks feature > threshold; a leaf always answers no and points to itself."""

    roots: NDArray[np.int32]
    feature: NDArray[np.int32]
    threshold: NDArray[np.float32]
    left: NDArray[np.int32]
    """Where to go when the answer is no; the node for yes stands right behind it."""
    value: NDArray[np.float32]
    depth: int

    def probability(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        """The forest's probability for each row."""
        parts = [self._margin(rows[i : i + ROWS_AT_ONCE]) for i in range(0, len(rows), ROWS_AT_ONCE)]
        margin = np.concatenate(parts) if parts else np.zeros(0, np.float32)
        return (1.0 / (1.0 + np.exp(-np.clip(margin, -30.0, 30.0)))).astype(np.float32)

    def _margin(self, rows: NDArray[np.float32]) -> NDArray[np.float32]:
        count, width = rows.shape
        flat = rows.ravel()
        offset = np.arange(0, count * width, width, dtype=np.int32)[:, None]
        node = np.repeat(self.roots[None, :], count, 0)
        for _ in range(self.depth):
            asked = self.feature.take(node)
            asked += offset
            node = self.left.take(node) + (flat.take(asked) > self.threshold.take(node))
        return self.value.take(node).sum(1)


@cache
def forest(name: str) -> Forest:
    """One of the shipped forests."""
    with np.load(resource("spacing", f"{name}.npz")) as stored:
        return Forest(
            stored["roots"], stored["feature"].astype(np.int32), stored["threshold"], stored["left"],
            stored["value"], int(stored["depth"]),
        )  # fmt: skip
