"""Held-back text with generated mistakes, as pairs in the form of the shared scorer.

    python -m benchmarks.training.generated WORK [--sentences 4000]

Writes `WORK/generated.jsonl.xz`: {"id", "text", "references": [the text without mistakes]}.
"""

import argparse
import json
import lzma
from pathlib import Path

import numpy as np

from benchmarks.training.batches import Stream
from benchmarks.training.noise import Noise, Tables


def written(words: list[str], blanks: list[bool]) -> str:
    """Words with their blanks as text."""
    return "".join(
        (" " if blank and at else "") + word for at, (word, blank) in enumerate(zip(words, blanks, strict=True))
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("work", type=Path)
    parser.add_argument("--sentences", type=int, default=4000)
    options = parser.parse_args()
    stream, tables = Stream(options.work, held=True), Tables(options.work)
    chosen = np.random.default_rng(11)
    begin = int(chosen.integers(0, max(1, len(stream.lengths) - options.sentences)))
    end = min(len(stream.lengths), begin + options.sentences)
    words = slice(stream.starts[begin], stream.starts[end])
    noised = Noise(tables, chosen).make(stream.ids[words], stream.tags[words], stream.lengths[begin:end])
    with lzma.open(options.work / "generated.jsonl.xz", "wt", encoding="utf-8") as out:
        for i in range(end - begin):
            here = slice(noised.sentences[i], noised.sentences[i + 1])
            there = slice(stream.starts[begin + i], stream.starts[begin + i + 1])
            text = written([tables.words[w] for w in noised.words[here]], noised.blanks[here].tolist())
            right = written([tables.words[w] for w in stream.ids[there]], ((stream.tags[there] & 64) > 0).tolist())
            out.write(json.dumps({"id": f"generated-{i}", "text": text, "references": [right]}) + "\n")


if __name__ == "__main__":
    main()
