"""Letter tables: how likely a string of letters is an unseen word, or an unseen name."""

from pathlib import Path
from typing import Any

import numpy as np

from coping_gui.checks.spacing.letters import SIZE, codes


def letter_tables(out: Path, words: list[str], frequency: Any, levels: Any, forms: Any) -> None:
    """Count four-letter windows over types: one table for words, one for names."""
    named = (forms[:, 1] + forms[:, 2]) > 3 * forms[:, 0]
    plain = (levels > 0) & (levels % 5 == 0) & ~named
    names = named & (frequency >= 8)
    for name, chosen in (("words", plain), ("names", names)):
        counts = np.zeros((SIZE, SIZE, SIZE, SIZE))
        for i in np.flatnonzero(chosen):
            code = codes(words[i])
            np.add.at(counts, (code[:-3], code[1:-2], code[2:-1], code[3:]), 1)
        np.save(out / f"letters_{name}.npy", smoothed(counts))


def smoothed(counts: Any) -> Any:
    """Tenths of a bit of P(fourth | three before), Witten-Bell down to uniform."""
    probability = np.full(SIZE, 1 / SIZE)
    for order in range(4):
        lower = counts.sum(axis=tuple(range(3 - order))) if order < 3 else counts
        total, kinds = lower.sum(-1, keepdims=True), (lower > 0).sum(-1, keepdims=True)
        probability = (lower + kinds * probability) / np.maximum(total + kinds, 1) + (total == 0) * probability
    return np.clip(np.rint(-np.log2(probability) * 10), 0, 255).astype(np.uint8)
