"""Which documents the training has seen: their alarms say little of others."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from coping_gui.checks.grammar.local.model import chunks_of

LEAST_WORDS = 8
"""Shorter sentences stand in many texts."""
MOST_SEEN = 0.02
"""Share of its words in sentences of the training text up to which a document counts as unseen."""


def sentences_of(shard: Path) -> Iterable[str]:
    """The sentences of one shard of `text.py`, their words parted by blanks."""
    with np.load(shard) as arrays:
        words = str(arrays["words"]).split("\n")
        ids, lengths = arrays["ids"], arrays["lengths"]
    ends = np.cumsum(lengths)
    for start, end in zip((ends - lengths).tolist(), ends.tolist(), strict=True):
        if end - start >= LEAST_WORDS:
            yield " ".join(words[i] for i in ids[start:end].tolist())


def unseen(texts: Sequence[str], work: Path) -> list[bool]:
    """For each text whether training saw (nearly) nothing of it; `work` holds the shards in `text/`."""
    parted = [
        [" ".join(w.text for w in chunk) for line in text.split("\n") for chunk in chunks_of(line)] for text in texts
    ]
    wanted = {sentence for some in parted for sentence in some}
    seen: set[str] = set()
    for shard in sorted((work / "text").glob("[0-9]*.npz")):
        seen.update(s for s in sentences_of(shard) if s in wanted)
    return [_share(some, seen) <= MOST_SEEN for some in parted]


def _share(sentences: Sequence[str], seen: set[str]) -> float:
    words = sum(s.count(" ") + 1 for s in sentences)
    return sum(s.count(" ") + 1 for s in sentences if s in seen) / max(1, words)
